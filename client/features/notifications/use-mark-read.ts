import { useQueryClient } from '@tanstack/react-query';
import { keyOf, useAct } from '#client/lib/queries.ts';
import { notificationRoutes } from '#shared/notifications/routes.ts';

/** Marks notifications as read; the number in the header follows at once. */
export const useMarkRead = () => {
  const client = useQueryClient();
  return useAct(notificationRoutes.read, {
    onDone: (reply) => {
      client.setQueryData(keyOf(notificationRoutes.unread), reply);
      void client.invalidateQueries({ queryKey: ['notifications', notificationRoutes.list.path] });
    },
  });
};
