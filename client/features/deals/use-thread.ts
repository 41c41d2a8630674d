import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { liveRequest } from '#client/lib/live.ts';
import { useNotice } from '#client/lib/use-live.ts';
import { ThreadStore } from './thread-store.ts';

const TYPING_SHOWN_MS = 3_000;
const TYPING_EVERY_MS = 2_000;

export const useThread = (dealId: string) => {
  const [store] = useState(() => new ThreadStore(dealId));
  return { store, state: useSyncExternalStore(store.subscribe, store.state) };
};

/** Says that what is there has been read, whenever there is more of it and the page is looked at. */
export const useReading = (dealId: string, count: number): void => {
  const client = useQueryClient();
  useEffect(() => {
    const read = () => {
      if (count === 0 || document.visibilityState !== 'visible') return;
      liveRequest('deal.read', { id: dealId })
        .then(() => client.invalidateQueries({ queryKey: ['deals', '/deals'] }))
        .catch(() => undefined);
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [client, dealId, count]);
};

/** Who else is typing, and how to say that I am. */
export const useTyping = (dealId: string, myId: string | undefined) => {
  const [typing, setTyping] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const toldAt = useRef(0);
  useNotice('deal.typing', ({ id, userId, name }) => {
    if (id !== dealId || userId === myId) return;
    setTyping(name);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setTyping(null), TYPING_SHOWN_MS);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const tell = () => {
    if (Date.now() - toldAt.current < TYPING_EVERY_MS) return;
    toldAt.current = Date.now();
    liveRequest('deal.typing', { id: dealId }).catch(() => undefined);
  };
  return { typing, tell };
};
