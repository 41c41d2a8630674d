// Passing over a match: a note of one's own why a counterpart is not for us. Nobody else reads it; ranking may learn from it.
import mongoose from 'mongoose';
import { postingsOf } from '#server/features/postings/noun.ts';
import { mayWrite } from '#server/features/postings/policy.ts';
import { readablePosting } from '#server/features/postings/reads.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import {
  changeRecord,
  insertRecord,
  isDuplicateKey,
  newId,
  type RecordFields,
  recordDefinition,
  recordModel,
} from '#server/platform/db/record.ts';
import { fieldProblem, Problem } from '#server/platform/http/problem.ts';
import type { InterestFacts } from '#shared/interests/facts.ts';
import type { PostingRef } from '#shared/interests/schema.ts';
import type { Reason } from './model.ts';

export interface PassRecord extends RecordFields {
  organizationId: string;
  posting: PostingRef;
  counterpart: PostingRef;
  by: string;
  reason: Reason;
  isUndone: boolean;
}

const { Mixed } = mongoose.Schema.Types;

const schema = new mongoose.Schema<PassRecord>(
  {
    ...recordDefinition,
    organizationId: { type: String, required: true },
    posting: { type: Mixed, required: true },
    counterpart: { type: Mixed, required: true },
    by: { type: String, required: true },
    reason: { type: Mixed, required: true },
    isUndone: { type: Boolean, default: false },
  },
  { collection: 'passes' },
);
schema.index({ 'posting.id': 1, 'counterpart.id': 1 }, { unique: true });

const passes = recordModel<PassRecord>('Pass', schema);

interface PassCommand {
  actor: Actor;
  now: Date;
  posting: PostingRef;
  counterpart: PostingRef;
}

const ownPosting = async ({ actor, posting, counterpart }: PassCommand) => {
  if (posting.noun === counterpart.noun) throw fieldProblem('counterpart', 'invalid_value');
  const own = await readablePosting(postingsOf(posting.noun), actor, posting.id);
  if (!mayWrite(actor, own)) throw new Problem('forbidden');
  await readablePosting(postingsOf(counterpart.noun), actor, counterpart.id);
  return own;
};

const noteOf = <Type extends 'interest.passed' | 'interest.pass_undone'>(
  type: Type,
  { actor, now }: PassCommand,
  data: InterestFacts[Type],
) => ({ type, noun: 'interest', by: actor.userId, at: now, data: { ...data } });

/** Notes, or changes, why a counterpart of one's own posting is not for us. Throws `not_found`, `forbidden`. */
export const passOver = async (command: PassCommand, reason: Reason): Promise<PassRecord> => {
  const { actor, posting, counterpart } = command;
  const { organizationId } = await ownPosting(command);
  const note = noteOf('interest.passed', command, { organizationId, posting, counterpart, code: reason.code });
  const change = async (): Promise<PassRecord | null> => {
    const before = await passes.findOne({ 'posting.id': posting.id, 'counterpart.id': counterpart.id }).lean();
    return before && changeRecord(passes, { id: before._id, set: { reason, isUndone: false }, note });
  };
  const changed = await change();
  if (changed) return changed;
  const fields = {
    _id: newId(),
    organizationId,
    posting,
    counterpart,
    by: actor.userId ?? '',
    reason,
    isUndone: false,
  };
  return insertRecord(passes, fields, note).catch(async (error: unknown) => {
    // Two tabs at once: the second one's words count.
    const again = isDuplicateKey(error) ? await change() : null;
    if (again) return again;
    throw error;
  });
};

/** Takes it back. Throws `not_found`, `forbidden`. */
export const undoPass = async (command: PassCommand): Promise<void> => {
  const { posting, counterpart } = command;
  const { organizationId } = await ownPosting(command);
  const filter = { 'posting.id': posting.id, 'counterpart.id': counterpart.id, isUndone: false };
  const before = await passes.findOne(filter).lean();
  if (!before) throw new Problem('not_found');
  const note = noteOf('interest.pass_undone', command, { organizationId, posting, counterpart });
  await changeRecord(passes, { id: before._id, while: { isUndone: false }, set: { isUndone: true }, note });
};

/** What one's own organizations passed over for a posting. */
export const passesOf = (posting: PostingRef, organizationIds: readonly string[]): Promise<PassRecord[]> =>
  passes
    .find({ 'posting.id': posting.id, organizationId: { $in: [...organizationIds] }, isUndone: false })
    .lean<PassRecord[]>();
