// Reads and acts of the contract tables as hooks. Cache keys begin with the address's first word (`needs`, `organizations`),
// so an act names what it touches by that word.

import {
  keepPreviousData,
  type QueryKey,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { CallInput, ReplyOf, Route } from '#shared/contract/route.ts';
import { partsOf } from './address.ts';
import { callWith, type InputArgument } from './call.ts';

/** The cache key of a read. */
export const keyOf = <R extends Route>(route: R, ...[input]: InputArgument<R>): QueryKey => {
  const { params, query } = partsOf(route, input);
  return [route.path.split('/')[1], route.path, params ?? null, query ?? null];
};

interface ReadOptions {
  /** False: do not ask yet. */
  when?: boolean;
  /** While another page or filter loads, go on showing what was there. */
  keepPrevious?: boolean;
  staleMs?: number;
  refetchEveryMs?: number | false;
}

/** A read as react-query takes it, for several at once by `useQueries`. */
export const readQuery = <R extends Route>(route: R, input: InputArgument<R>[0]) => ({
  // A row without input takes none, one with input got it: the tuple type says so, indexing it forgets it.
  queryKey: keyOf(route, ...([input] as InputArgument<R>)),
  queryFn: ({ signal }: { signal: AbortSignal }): Promise<ReplyOf<R>> => callWith(route, input, signal),
});

/** `const need = useRead(needRoutes.read, { params: { id } })` */
export const useRead = <R extends Route>(
  route: R,
  input: InputArgument<R>[0],
  { when = true, keepPrevious = false, staleMs, refetchEveryMs = false }: ReadOptions = {},
): UseQueryResult<ReplyOf<R>, Error> =>
  useQuery({
    ...readQuery(route, input),
    enabled: when,
    refetchInterval: refetchEveryMs,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(staleMs === undefined ? {} : { staleTime: staleMs }),
  });

interface ActOptions<R extends Route> {
  /** First words of the addresses whose reads are stale afterwards. */
  touches?: readonly string[];
  /** Runs once the touched reads are marked stale. */
  onDone?: (reply: ReplyOf<R>, input: CallInput<R>) => void;
  onRefused?: (error: Error, input: CallInput<R>) => void;
}

/** `const submit = useAct(needRoutes.submit, { touches: ['needs', 'reviews'] }); submit.mutate({ params: { id }, body: {} })` */
export const useAct = <R extends Route>(
  route: R,
  { touches = [], onDone, onRefused }: ActOptions<R> = {},
): UseMutationResult<ReplyOf<R>, Error, CallInput<R>> => {
  const client = useQueryClient();
  return useMutation<ReplyOf<R>, Error, CallInput<R>>({
    mutationFn: (input) => callWith(route, input),
    onSuccess: (reply, input) => {
      for (const noun of touches) void client.invalidateQueries({ queryKey: [noun] });
      onDone?.(reply, input);
    },
    onError: (error, input) => onRefused?.(error, input),
  });
};
