// What was typed but not yet acknowledged by the server, kept in this browser: it survives a reload, a crash and a lost
// network. Removed as soon as the server has it.
import { z } from 'zod';
import type { Fields } from '#client/features/postings/content.ts';

const localCopySchema = z.object({
  version: z.number().int(),
  /** The content that the typing began from: tells later which side changed what. */
  base: z.record(z.string(), z.unknown()),
  typed: z.record(z.string(), z.unknown()),
  at: z.string(),
});
export type LocalCopy = z.infer<typeof localCopySchema>;

export interface LocalCopyStore {
  read(): LocalCopy | null;
  /** False when the browser refuses (private window, full): then nothing outlives the page. */
  write(copy: { version: number; base: Fields; typed: Fields }): boolean;
  remove(): void;
}

/**
 * One copy per person and posting, so that two people on one computer do not meet each other's text.
 * `storage` is asked each time, because a browser may refuse even that.
 */
export const localCopyStore = (storage: () => Storage, key: string): LocalCopyStore => {
  const name = `xietong.draft.${key}`;
  return {
    read: () => {
      try {
        return localCopySchema.parse(JSON.parse(storage().getItem(name) ?? 'null'));
      } catch {
        return null;
      }
    },
    write: (copy) => {
      try {
        storage().setItem(name, JSON.stringify({ ...copy, at: new Date().toISOString() }));
        return true;
      } catch {
        return false;
      }
    },
    remove: () => {
      try {
        storage().removeItem(name);
      } catch {
        // Refused like the writing was: there is nothing to remove.
      }
    },
  };
};
