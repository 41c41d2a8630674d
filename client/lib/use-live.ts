import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { type LiveState, liveRequest, liveState, onConnect, onLiveState, onNotice } from './live.ts';
import type { NoticeBody, NoticeName, RequestBody, RequestName } from './live-tables.ts';

export const useLiveState = (): LiveState => useSyncExternalStore(onLiveState, liveState);

/** `useNotice('reviews.changed', () => client.invalidateQueries({ queryKey: ['reviews'] }))` */
export const useNotice = <Name extends NoticeName>(
  name: Name,
  listener: (body: NoticeBody<Name>) => void,
  when = true,
): void => {
  const hear = useEffectEvent(listener);
  useEffect(() => (when ? onNotice(name, (body) => hear(body)) : undefined), [name, when]);
};

interface Watch<Request extends RequestName> {
  watch: Request;
  unwatch: Request;
  body: RequestBody<Request>;
  /** False: do not watch yet. */
  when?: boolean;
  /** Runs after every connection but the first: notices may have been missed. */
  onReconnect: () => void;
}

/** Keeps a watch on something while the screen is open, across reconnections. */
export const useWatch = <Request extends RequestName>({
  watch,
  unwatch,
  body,
  when = true,
  onReconnect,
}: Watch<Request>): void => {
  const catchUp = useEffectEvent(onReconnect);
  const key = JSON.stringify(body);
  const send = useEffectEvent((name: Request) => liveRequest(name, body));
  // biome-ignore lint/correctness/useExhaustiveDependencies: key stands for body, which is new at every render
  useEffect(() => {
    if (!when) return;
    let connections = 0;
    const stop = onConnect(() => {
      connections += 1;
      // A refused watch only means no live updates; the page itself says what may not be read.
      send(watch).catch(() => undefined);
      if (connections > 1) catchUp();
    });
    return () => {
      stop();
      if (connections > 0) send(unwatch).catch(() => undefined);
    };
  }, [watch, unwatch, key, when]);
};
