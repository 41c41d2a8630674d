// Who voted for what: a fold over the `tally` lane, which nobody reads. Only its sums are shown.
import type { Entry } from '#shared/live/entries.ts';

export interface TallyState {
  /** Poll → person → option. */
  votes: Map<number, Map<string, number>>;
  /** Question → persons. */
  upvotes: Map<number, Set<string>>;
}

export const newTally = (): TallyState => ({ votes: new Map(), upvotes: new Map() });

/** Changes the tally in place: a poll with ten thousand votes is not copied for each. `by` is who caused the entry. */
export const countIn = (tally: TallyState, { kind, data }: Entry, by: string): void => {
  if (kind === 'voted') {
    const votes = tally.votes.get(data.pollId) ?? new Map<string, number>();
    tally.votes.set(data.pollId, votes.set(by, data.option));
  }
  if (kind === 'upvoted') {
    const people = tally.upvotes.get(data.questionId) ?? new Set<string>();
    tally.upvotes.set(data.questionId, people.add(by));
  }
};

export const pollCounts = (tally: TallyState, pollId: number, options: number): number[] => {
  const counts = Array.from({ length: options }, () => 0);
  for (const option of tally.votes.get(pollId)?.values() ?? []) counts[option] = (counts[option] ?? 0) + 1;
  return counts;
};

export const scoreOf = (tally: TallyState, questionId: number): number => tally.upvotes.get(questionId)?.size ?? 0;
