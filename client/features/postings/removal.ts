// Removing a draft can be undone for a few seconds: until then it is only hidden here, and the server does not know.
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#client/lib/address.ts';
import { call } from '#client/lib/call.ts';
import { say } from '#client/ui/toasts.tsx';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { nounAddress, nounRoutes } from './noun.ts';

const UNDO_WITHIN_MS = 8_000;

let hidden: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

const change = (next: ReadonlySet<string>) => {
  hidden = next;
  for (const listener of listeners) listener();
};

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Ids of drafts that are about to be removed; lists leave them out. */
export const useHiddenIds = (): ReadonlySet<string> => useSyncExternalStore(listen, () => hidden);

export const useRemoval = () => {
  const { t } = useTranslation();
  const client = useQueryClient();
  return (noun: PostingNoun, id: string): void => {
    const route = nounRoutes[noun].remove;
    const show = () => change(new Set([...hidden].filter((one) => one !== id)));
    const finish = async () => {
      stop();
      await call(route, { params: { id } }).catch(() => say(t('postings.removal.failed')));
      await client.invalidateQueries({ queryKey: [nounAddress[noun]] });
      show();
    };
    // Leaving the platform means it; an ordinary request would be cut off.
    const finishLeaving = () => void fetch(addressOf(route, { params: { id } }), { method: 'DELETE', keepalive: true });
    const timer = setTimeout(() => void finish(), UNDO_WITHIN_MS);
    const stop = () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', finishLeaving);
    };
    window.addEventListener('pagehide', finishLeaving);
    change(new Set([...hidden, id]));
    say(t('postings.removal.done'), {
      label: t('common.act.undo'),
      run: () => {
        stop();
        show();
      },
    });
  };
};
