// A session's public log, and the view at any moment of it: the same fold as live.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { call } from '#client/lib/call.ts';
import { keyOf } from '#client/lib/queries.ts';
import { type Entry, LANES_OF_KIND } from '#shared/live/entries.ts';
import { foldView, newView, type SessionView } from '#shared/live/reader.ts';
import { liveRoutes, type Mark } from '#shared/live/routes.ts';

export interface Chapter {
  id: string;
  title: string;
  at: number;
}

export interface Replay {
  title: string;
  mark: Mark | null;
  entries: readonly Entry[];
  isComplete: boolean;
  startsAt: number;
  endsAt: number;
  chapters: readonly Chapter[];
}

const isPublic = (kind: Entry['kind']): boolean =>
  kind !== 'void' && LANES_OF_KIND[kind].some((lane) => lane === 'ctl' || lane === 'pub');

/** Reads the log page by page until it is whole. */
export const useReplayLog = (id: string) => {
  const log = useInfiniteQuery({
    queryKey: keyOf(liveRoutes.replay, { params: { id }, query: {} }),
    initialPageParam: 0,
    queryFn: ({ pageParam }) => call(liveRoutes.replay, { params: { id }, query: { after: pageParam } }),
    getNextPageParam: ({ entries, isComplete }) => (isComplete ? undefined : entries.at(-1)?.order),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = log;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const replay = useMemo((): Replay | null => {
    const [first] = log.data?.pages ?? [];
    if (!log.data || !first) return null;
    // Entries of the log, as `#shared/live/entries.ts` names them.
    const all = log.data.pages.flatMap((page) => page.entries as Entry[]).filter(({ kind }) => isPublic(kind));
    const began = all.find((entry) => entry.kind === 'session.moved' && entry.data.to === 'live') ?? all[0];
    const ended = all.findLast((entry) => entry.kind === 'session.moved' && entry.data.to === 'ended') ?? all.at(-1);
    return {
      title: first.title,
      mark: first.mark,
      entries: all,
      isComplete: log.data.pages.at(-1)?.isComplete ?? false,
      startsAt: began?.at ?? 0,
      endsAt: ended?.at ?? 0,
      chapters: chaptersOf(all),
    };
  }, [log.data]);
  return { log, replay };
};

const chaptersOf = (entries: readonly Entry[]): Chapter[] => {
  const titles = new Map<string, string>();
  const chapters: Chapter[] = [];
  for (const entry of entries) {
    if (entry.kind === 'session.planned') for (const { id, title } of entry.data.segments) titles.set(id, title);
    if (entry.kind !== 'segment.moved' || entry.data.to !== 'running') continue;
    const { id } = entry.data;
    if (!chapters.some((chapter) => chapter.id === id))
      chapters.push({ id, title: titles.get(id) ?? '', at: entry.at });
  }
  return chapters;
};

const STEP = 1_000;

/** Answers the view at a moment; every thousandth is kept, so that seeking back folds little. */
export const viewsOf = (entries: readonly Entry[]): ((at: number) => SessionView) => {
  const kept: SessionView[] = [newView()];
  const applied = (view: SessionView, entry: Entry): SessionView => {
    const lanes = LANES_OF_KIND[entry.kind];
    return foldView(view, lanes.includes('ctl') ? 'ctl' : 'pub', entry);
  };
  let view = newView();
  entries.forEach((entry, index) => {
    view = applied(view, entry);
    if ((index + 1) % STEP === 0) kept.push(view);
  });
  return (at) => {
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((entries[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    const from = Math.floor(low / STEP);
    return entries.slice(from * STEP, low).reduce(applied, kept[from] ?? newView());
  };
};
