// A DraftKeeper for a screen: it lives as long as the screen, follows the cache, and hears the network come back.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Posting } from '#client/features/postings/content.ts';
import { nounSchemas } from '#client/features/postings/noun.ts';
import { postingKey } from '#client/features/postings/page/use-posting-live.ts';
import { isListed } from '#shared/postings/lifecycle.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { DraftKeeper } from './draft-keeper.ts';
import type { DraftState } from './draft-state.ts';
import { localCopyStore } from './local-copy.ts';
import { readCurrent, savedOf, savePosting } from './save.ts';

interface DraftOptions {
  noun: PostingNoun;
  /** As the server has it now. */
  posting: Posting;
  /** Whose browser copy it is. */
  userId: string;
}

const schedule = (run: () => void, delayMs: number) => {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
};

export const useDraft = ({ noun, posting, userId }: DraftOptions): { keeper: DraftKeeper; draft: DraftState } => {
  const client = useQueryClient();
  const [keeper] = useState(() => {
    const { id } = posting;
    return new DraftKeeper(savedOf(posting), {
      schema: nounSchemas[noun],
      save: async (saved) => {
        const reply = await savePosting({ noun, id, ...saved });
        client.setQueryData(postingKey(noun, id), reply);
        return savedOf(reply);
      },
      readCurrent: (problem) => readCurrent(noun, problem),
      localCopy: localCopyStore(() => localStorage, `${userId}.${noun}.${id}`),
      schedule,
      // What everybody reads does not change with every key press.
      isAutosaved: !isListed(posting.status),
    });
  });
  useEffect(() => {
    keeper.start();
    const retry = () => keeper.retry();
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('online', retry);
      keeper.stop();
    };
  }, [keeper]);
  useEffect(() => keeper.adopt(savedOf(posting)), [keeper, posting]);
  const draft = useSyncExternalStore(keeper.subscribe, keeper.snapshot);
  return { keeper, draft };
};
