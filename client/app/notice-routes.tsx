// What one is told, follows, and is shown by the center. None of it needs antd.
import { lightPage, type PageRoute } from './lazy-page.tsx';
import { paths } from './paths.ts';

export const noticeRoutes: readonly PageRoute[] = [
  lightPage(paths.notifications, () =>
    import('./pages/notifications-page.tsx').then((module) => module.NotificationsPage),
  ),
  lightPage(paths.notificationSettings, () =>
    import('./pages/notification-settings-page.tsx').then((module) => module.NotificationSettingsPage),
  ),
  lightPage(paths.unsubscribe, () => import('./pages/unsubscribe-page.tsx').then((module) => module.UnsubscribePage)),
  lightPage(paths.follows, () => import('./pages/follows-page.tsx').then((module) => module.FollowsPage)),
  lightPage(paths.robots, () => import('./pages/robots-page.tsx').then((module) => module.RobotsPage)),
  lightPage(paths.pushes, () => import('./pages/pushes-page.tsx').then((module) => module.PushesPage)),
  lightPage(paths.newPush, () => import('./pages/new-push-page.tsx').then((module) => module.NewPushPage)),
  lightPage(paths.push, () => import('./pages/push-page.tsx').then((module) => module.PushPage)),
  lightPage(paths.received, () =>
    import('./pages/received-pushes-page.tsx').then((module) => module.ReceivedPushesPage),
  ),
  lightPage(paths.receivedPush, () =>
    import('./pages/received-push-page.tsx').then((module) => module.ReceivedPushPage),
  ),
];
