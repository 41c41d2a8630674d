// The states of a posting while someone types it.
import type { z } from 'zod';
import type { Fields, PostingContent } from '#client/features/postings/content.ts';
import type { FieldNote } from '#client/lib/field-errors.ts';
import type { Problem } from '#shared/contract/problem.ts';
import type { LocalCopyStore } from './local-copy.ts';
import type { Merge } from './merge.ts';

/** What the server has acknowledged. */
export interface Saved {
  version: number;
  content: Fields;
}

/**
 * saved: the server has everything that is acceptable · waiting: soon · sending · unreachable: tried in vain, will be tried
 * again · refused: the server said no · conflict: someone has to choose · unsaved: waits for `flush` (no autosave)
 */
export type SaveStatus = 'saved' | 'waiting' | 'sending' | 'unreachable' | 'refused' | 'conflict' | 'unsaved';

export interface DraftState {
  typed: Fields;
  version: number;
  status: SaveStatus;
  /** What of the typed text can be saved as it is; null when nothing can. */
  content: PostingContent | null;
  issues: readonly FieldNote[];
  problem: Problem | null;
  conflict: Merge | null;
  /** Fields that someone else changed meanwhile and that were taken over. */
  taken: readonly string[];
  /** Text from an earlier visit was brought back from this browser. */
  isRestored: boolean;
  /** False: the browser refuses to keep a copy. */
  isKeptHere: boolean;
  savedAt: Date | null;
}

export interface DraftPorts {
  schema: z.ZodType<PostingContent>;
  /** Refuses with a ProblemError (`stale_version` with `current`) or fails when there is no answer. */
  save(saved: { version: number; content: PostingContent }): Promise<Saved>;
  /** The present text that a stale_version brings along. */
  readCurrent(problem: Problem): Saved | null;
  localCopy: LocalCopyStore;
  /** Runs later; the result takes it back. */
  schedule(run: () => void, delayMs: number): () => void;
  /** True: save while typing. False for what is already public: then only `flush` saves. */
  isAutosaved: boolean;
}
