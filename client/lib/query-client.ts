import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isProblem, UnreachableError } from './problem-error.ts';

const RETRIES = 2;

/** What a second try may heal: no answer, or a server that is coming back. Refusals stay refusals. */
const isWorthRetrying = (error: Error): boolean =>
  error instanceof UnreachableError || isProblem(error, 'draining', 'database_unavailable');

export const createQueryClient = (): QueryClient => {
  // A session that ended elsewhere shows as a refusal here; the shell then learns it is signed out.
  const noticeSignedOut = (error: Error) => {
    if (isProblem(error, 'sign_in_required')) void client.invalidateQueries({ queryKey: ['session'] });
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: noticeSignedOut }),
    mutationCache: new MutationCache({ onError: noticeSignedOut }),
    defaultOptions: {
      queries: {
        staleTime: 20_000,
        retry: (failures, error) => failures < RETRIES && isWorthRetrying(error),
      },
      mutations: { retry: false },
    },
  });
  return client;
};
