import type { Fact } from '#server/platform/db/record.ts';

/**
 * What follows from facts, later: an index entry, a mail, a notice. Runs at least once per fact, in the order of the
 * facts, so it must be idempotent. Throwing means "try again later"; a fact that keeps failing while others of the same
 * reaction succeed is set aside and shown to the administrator.
 */
export interface Reaction {
  /** Unique and lasting: it is stored with the facts. `search.index` */
  name: string;
  /** Types it hears; a trailing `*` takes all that begin so: `need.*`. */
  hears: readonly string[];
  handle(facts: readonly Fact[]): Promise<void>;
  /** The most facts in one call. 1 unless told otherwise. */
  batch?: number;
}

export const hears = (reaction: Reaction, type: string): boolean =>
  reaction.hears.some((pattern) => (pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type));
