// Who is signed in. Asked once and kept; every act that changes it says so.

import { useQueryClient } from '@tanstack/react-query';
import { userRoutes } from '#shared/users/routes.ts';
import type { Me } from '#shared/users/schema.ts';
import { reconnectLive } from './live.ts';
import { useRead } from './queries.ts';

export const useSession = () => useRead(userRoutes.readSession, undefined, { staleMs: 5 * 60_000 });

/** The person signed in; null for a visitor, undefined while not known yet. */
export const useMe = (): Me | null | undefined => useSession().data?.user;

/** After signing in or out nothing that was read before holds: everything is asked again, the live connection too. */
export const useSessionChanged = (): (() => Promise<void>) => {
  const client = useQueryClient();
  return async () => {
    await Promise.all([client.resetQueries(), reconnectLive()]);
  };
};
