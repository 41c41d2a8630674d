// How many notifications are unread: asked once, then told live, on every device at once.
import { useQueryClient } from '@tanstack/react-query';
import { keyOf, useRead } from '#client/lib/queries.ts';
import { useMe } from '#client/lib/session.ts';
import { useNews } from '#client/lib/use-live.ts';
import { notificationRoutes } from '#shared/notifications/routes.ts';

export const useUnread = (): number => {
  const client = useQueryClient();
  const me = useMe();
  const when = Boolean(me);
  const unread = useRead(notificationRoutes.unread, undefined, { when, staleMs: 60_000 });
  useNews(
    'notifications.changed',
    (told) => {
      if (told) client.setQueryData(keyOf(notificationRoutes.unread), told);
      else void client.invalidateQueries({ queryKey: keyOf(notificationRoutes.unread) });
      void client.invalidateQueries({ queryKey: ['notifications', notificationRoutes.list.path] });
    },
    when,
  );
  return unread.data?.unread ?? 0;
};
