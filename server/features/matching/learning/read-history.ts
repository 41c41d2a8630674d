// Reads what has been written down of matches.
import { recentAnswers } from '#server/features/matching/feedback/answers.ts';
import { type OutcomeRecord, outcomes, type ShownRecord, shown } from '#server/features/matching/feedback/model.ts';
import type { History, Look } from './history.ts';

const LISTS = 20_000;
const ANSWERS = 20_000;

const pairId = ({ noun, postingId }: ShownRecord, counterpart: string): string =>
  noun === 'need' ? `${postingId}:${counterpart}` : `${counterpart}:${postingId}`;

const looksOf = (list: ShownRecord, sentAt: ReadonlyMap<string, Date>): Look[] =>
  list.items.map(({ id, position, text, fits }): Look => {
    const sent = sentAt.get(pairId(list, id));
    const taken = list.opened.includes(id) || (sent !== undefined && sent >= list.at);
    return { at: list.at, position, features: { text, fits }, taken };
  });

/** The newest of what has been written down. */
export const readHistory = async (): Promise<History> => {
  const lists = await shown.find({}).sort({ at: -1 }).limit(LISTS).lean<ShownRecord[]>();
  const sent = await outcomes.find({ sentAt: { $ne: null } }, { sentAt: 1 }).lean<OutcomeRecord[]>();
  const sentAt = new Map(sent.flatMap(({ _id, sentAt }) => (sentAt ? [[_id, sentAt] as const] : [])));
  return {
    looks: lists.reverse().flatMap((list) => looksOf(list, sentAt)),
    answers: await recentAnswers(ANSWERS),
  };
};
