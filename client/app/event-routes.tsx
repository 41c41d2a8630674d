// Events and their sessions. Only the forms need antd.
import { lightPage, type PageRoute, page } from './lazy-page.tsx';
import { paths } from './paths.ts';

export const eventRoutes: readonly PageRoute[] = [
  lightPage(paths.events, () => import('./pages/events-page.tsx').then((module) => module.EventsPage)),
  page(paths.newEvent, () => import('./pages/new-event-page.tsx').then((module) => module.NewEventPage)),
  lightPage(paths.event, () => import('./pages/event-page.tsx').then((module) => module.EventPage)),
  page(paths.editEvent, () => import('./pages/edit-event-page.tsx').then((module) => module.EditEventPage)),
  lightPage(paths.live, () => import('./pages/live-page.tsx').then((module) => module.LivePage)),
  lightPage(paths.rehearsal, () => import('./pages/rehearsal-page.tsx').then((module) => module.RehearsalPage)),
  lightPage(paths.replay, () => import('./pages/replay-page.tsx').then((module) => module.ReplayPage)),
  lightPage(paths.certificate, () => import('./pages/certificate-page.tsx').then((module) => module.CertificatePage)),
  lightPage(paths.sessionReview, () =>
    import('./pages/session-review-page.tsx').then((module) => module.SessionReviewPage),
  ),
  lightPage(paths.sessionReport, () =>
    import('./pages/session-report-page.tsx').then((module) => module.SessionReportPage),
  ),
];
