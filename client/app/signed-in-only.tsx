import type { ReactNode } from 'react';
import { Navigate } from 'react-router';
import { useSession } from '#client/lib/session.ts';
import { ErrorState, useSignInPath } from '#client/ui/error-state.tsx';
import { PageSkeleton } from '#client/ui/skeleton.tsx';
import type { Me } from '#shared/users/schema.ts';

/** A page of one's own: visitors sign in first and come back. */
export const SignedInOnly = ({ children }: { children: (me: Me) => ReactNode }) => {
  const session = useSession();
  const signIn = useSignInPath();
  if (session.data === undefined) {
    return session.error ? (
      <ErrorState error={session.error} onRetry={() => void session.refetch()} />
    ) : (
      <PageSkeleton />
    );
  }
  const { user } = session.data;
  return user ? children(user) : <Navigate to={signIn} replace />;
};
