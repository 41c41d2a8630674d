// The matches of a posting, kept up to date: a counterpart that is published elsewhere appears here without a reload.
import { type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { PostingCardData } from '#client/features/postings/posting-pills.tsx';
import { call, callWith } from '#client/lib/call.ts';
import { useNotice, useWatch } from '#client/lib/use-live.ts';
import type { CallInput } from '#shared/contract/route.ts';
import { matchRoutes } from '#shared/matching/routes.ts';
import type { Match } from '#shared/matching/schema.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';

/** A match with the other side under one name, whichever side was asked. */
export interface MatchItem extends Match {
  counterpart: PostingCardData;
}

interface MatchesOf {
  noun: PostingNoun;
  id: string;
  limit: number;
}

const readMatches = async ({ noun, id, limit }: MatchesOf, signal: AbortSignal): Promise<MatchItem[]> => {
  const input = { params: { id }, query: { limit } };
  if (noun === 'need') {
    const { items } = await callWith(matchRoutes.ofNeed, input, signal);
    return items.map(({ capability, ...match }) => ({ ...match, counterpart: capability }));
  }
  const { items } = await callWith(matchRoutes.ofCapability, input, signal);
  return items.map(({ need, ...match }) => ({ ...match, counterpart: need }));
};

const keyOfMatches = (noun: PostingNoun, id: string): QueryKey => ['matches', noun, id];

export const useMatches = ({ noun, id, limit }: MatchesOf) => {
  const client = useQueryClient();
  const askAgain = () => void client.invalidateQueries({ queryKey: keyOfMatches(noun, id) });
  // A list under way is not asked for twice: ranking is work.
  const catchUp = () => void client.invalidateQueries({ queryKey: keyOfMatches(noun, id) }, { cancelRefetch: false });
  useWatch({ watch: 'match.watch', unwatch: 'match.unwatch', body: { noun, id }, onWatching: catchUp });
  useNotice('matches.changed', (changed) => {
    if (changed.noun === noun && (changed.id === id || changed.id === null)) askAgain();
  });
  return useQuery({
    queryKey: [...keyOfMatches(noun, id), limit],
    queryFn: ({ signal }) => readMatches({ noun, id, limit }, signal),
    placeholderData: (before, query) => (query?.queryKey[2] === id ? before : undefined),
  });
};

/** The ranking learns from what is opened. Nobody waits for it, and nobody is told when it fails. */
export const noteOpened = (opened: CallInput<typeof matchRoutes.opened>['body']): void => {
  call(matchRoutes.opened, { body: opened }).catch(() => {});
};

/** Which of the items came after the page was opened; more of a longer list are not new. */
export const useNewcomers = (items: readonly MatchItem[] | undefined, limit: number): readonly MatchItem[] => {
  const known = useRef<{ limit: number; ids: Set<string> } | null>(null);
  if (!items) return [];
  if (known.current?.limit !== limit) {
    known.current = { limit, ids: new Set(items.map(({ counterpart }) => counterpart.id)) };
  }
  const { ids } = known.current;
  return items.filter(({ counterpart }) => !ids.has(counterpart.id));
};
