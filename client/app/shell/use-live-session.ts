import { useQueryClient } from '@tanstack/react-query';
import { useMe } from '#client/lib/session.ts';
import { useNews } from '#client/lib/use-live.ts';

/** While signed in: a verification or a new member elsewhere shows here at once. */
export const useLiveSession = (): void => {
  const client = useQueryClient();
  const me = useMe();
  useNews(
    'organization.changed',
    () => {
      void client.invalidateQueries({ queryKey: ['organizations'] });
      void client.invalidateQueries({ queryKey: ['session'] });
    },
    Boolean(me),
  );
};
