import { useNavigate } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { useAct } from '#client/lib/queries.ts';
import { useSessionChanged } from '#client/lib/session.ts';
import { userRoutes } from '#shared/users/routes.ts';

/** Signs out here and goes home. */
export const useSignOut = (): (() => void) => {
  const navigate = useNavigate();
  const sessionChanged = useSessionChanged();
  const signOut = useAct(userRoutes.signOut, {
    onDone: () => {
      void navigate(pathTo('home'));
      void sessionChanged();
    },
  });
  return () => signOut.mutate(undefined);
};
