import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from './error-state.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { Skeleton } from './skeleton.tsx';

interface QueryViewProps<Data> {
  query: UseQueryResult<Data, Error>;
  /** What stands there while loading. */
  skeleton?: ReactNode;
  isEmpty?: (data: Data) => boolean;
  /** What stands there when there is nothing: an EmptyState with the next step. */
  empty?: ReactNode;
  children: (data: Data) => ReactNode;
}

/** The four states of anything that is loaded. What was read before stays on the screen when reading it again fails. */
export const QueryView = <Data,>({ query, skeleton, isEmpty, empty, children }: QueryViewProps<Data>) => {
  const { data, error, refetch } = query;
  if (data === undefined) {
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : (skeleton ?? <Skeleton lines={5} />);
  }
  return (
    <>
      {error && <ProblemAlert error={error} />}
      {empty && isEmpty?.(data) ? empty : children(data)}
    </>
  );
};
