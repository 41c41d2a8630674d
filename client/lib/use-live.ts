import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { type LiveState, liveRequest, liveState, onConnect, onLiveState, onNewConnection, onNotice } from './live.ts';
import type { NoticeBody, NoticeName, RequestBody, RequestName } from './live-tables.ts';

export const useLiveState = (): LiveState => useSyncExternalStore(onLiveState, liveState);

/** Hears one kind of notice. For what is shown of it, read before: `useNews`. */
export const useNotice = <Name extends NoticeName>(
  name: Name,
  listener: (body: NoticeBody<Name>) => void,
  when = true,
): void => {
  const hear = useEffectEvent(listener);
  useEffect(() => (when ? onNotice(name, (body) => hear(body)) : undefined), [name, when]);
};

/**
 * Runs when a notice says that something has changed, and at every connection made while the screen is open: what was read
 * before may have changed unheard. `useNews('reviews.changed', () => client.invalidateQueries({ queryKey: ['reviews'] }))`
 */
export const useNews = <Name extends NoticeName>(
  name: Name,
  askAgain: (notice?: NoticeBody<Name>) => void,
  when = true,
): void => {
  useNotice(name, askAgain, when);
  const catchUp = useEffectEvent(askAgain);
  useEffect(() => (when ? onNewConnection(() => catchUp()) : undefined), [when]);
};

interface Watch<Request extends RequestName> {
  watch: Request;
  unwatch: Request;
  body: RequestBody<Request>;
  /** False: do not watch yet. */
  when?: boolean;
  /** Runs whenever the watch begins, also the first time: what was read before may have changed unheard. */
  onWatching: () => void;
}

/** Keeps a watch on something while the screen is open, across reconnections. */
export const useWatch = <Request extends RequestName>({
  watch,
  unwatch,
  body,
  when = true,
  onWatching,
}: Watch<Request>): void => {
  const catchUp = useEffectEvent(onWatching);
  const key = JSON.stringify(body);
  const send = useEffectEvent((name: Request) => liveRequest(name, body));
  // biome-ignore lint/correctness/useExhaustiveDependencies: key stands for body, which is new at every render
  useEffect(() => {
    if (!when) return;
    let isOpen = true;
    let hasAsked = false;
    const stop = onConnect(() => {
      hasAsked = true;
      // A refused watch only means no live updates; the page itself says what may not be read.
      send(watch).then(
        () => isOpen && catchUp(),
        () => undefined,
      );
    });
    return () => {
      isOpen = false;
      stop();
      if (hasAsked) send(unwatch).catch(() => undefined);
    };
  }, [watch, unwatch, key, when]);
};
