// Whether somebody is talking about a posting: what becomes of deals about it says so, not its owner.
import { changeRecord } from '#server/platform/db/record.ts';
import { type PostingAct, postingLifecycle } from '#shared/postings/lifecycle.ts';
import { noteOf, type PostingEvent } from './command.ts';
import type { PostingRecord } from './model.ts';
import type { Postings } from './noun.ts';

const EVENTS = { startTalks: 'talks_started', endTalks: 'talks_ended' } as const satisfies Partial<
  Record<PostingAct, PostingEvent>
>;

interface Talks {
  record: Pick<PostingRecord, '_id' | 'organizationId'>;
  act: keyof typeof EVENTS;
  now: Date;
}

/** Takes the step where the posting's state allows it, and does nothing otherwise: it may be run again. */
export const markTalks = async ({ noun, model }: Postings, { record, act, now }: Talks): Promise<void> => {
  const { from, to } = postingLifecycle[act];
  const { _id: id, organizationId } = record;
  for (const status of from) {
    const note = noteOf({ noun, event: EVENTS[act], by: null, at: now, organizationId, from: status, to });
    await changeRecord(model, { id, while: { status }, set: { status: to }, note });
  }
};
