// After the review: take back, make valid for longer, mark done, begin again; and what the calendar ends.
import type { Clock } from '#server/platform/clock.ts';
import { changeRecord } from '#server/platform/db/record.ts';
import { fieldProblem } from '#server/platform/http/problem.ts';
import { LISTED_STATUSES, type PostingAct } from '#shared/postings/lifecycle.ts';
import {
  applyMove,
  type Command,
  nextStatus,
  noteOf,
  type PostingEvent,
  requireVersion,
  untilApplied,
  writable,
} from './command.ts';
import { dayOf } from './completeness.ts';
import { contentChange } from './drafting.ts';
import type { PostingRecord } from './model.ts';
import type { Postings } from './noun.ts';
import { archiveContent } from './versions.ts';

interface Versioned extends Command {
  version: number;
}

const step =
  (act: PostingAct, event: PostingEvent) =>
  (command: Versioned): Promise<PostingRecord> =>
    untilApplied(async () => {
      const record = await writable(command);
      const to = nextStatus(record, act);
      await requireVersion(command, record, command.version);
      return applyMove({ command, record, to, event });
    });

// All three throw `not_found`, `forbidden`, `not_in_this_state`, `stale_version`.

/** Takes a posting back. */
export const withdrawPosting = step('withdraw', 'withdrawn');
/** Marks it solved, placed or taken. */
export const finishPosting = step('finish', 'finished');
/** Turns what was withdrawn, rejected or done into a draft again. */
export const reopenPosting = step('reopen', 'reopened');

interface Renewal extends Versioned {
  /** The last day, YYYY-MM-DD. */
  validUntil: string;
}

/** Makes it valid for longer; an expired one is listed again. Throws as the steps above, and for a day that has passed. */
export const renewPosting = (renewal: Renewal): Promise<PostingRecord> =>
  untilApplied(async () => {
    const { postings, now, validUntil } = renewal;
    const record = await writable(renewal);
    const to = nextStatus(record, 'renew');
    await requireVersion(renewal, record, renewal.version);
    if (validUntil <= dayOf(now)) throw fieldProblem('validUntil', 'in_the_past');
    await archiveContent(postings.noun, record);
    const set = contentChange(record, { ...record.content, validUntil }, renewal);
    return applyMove({ command: renewal, record, to, event: 'renewed', set, data: { validUntil } });
  });

const BATCH = 200;

/** Ends what is listed beyond its last day. Returns how many ended. */
export const expirePostings = async (postings: Postings, clock: Clock): Promise<number> => {
  const now = clock.now();
  const due = { status: { $in: [...LISTED_STATUSES] }, 'content.validUntil': { $lt: dayOf(now) } };
  let expired = 0;
  for (;;) {
    const records = await postings.model
      .find(due, { status: 1, organizationId: 1 })
      .sort({ 'content.validUntil': 1 })
      .limit(BATCH)
      .lean<Pick<PostingRecord, '_id' | 'status' | 'organizationId'>[]>();
    for (const { _id: id, status, organizationId } of records) {
      const note = noteOf({
        noun: postings.noun,
        event: 'expired',
        by: null,
        at: now,
        organizationId,
        // `due` finds listed ones only.
        from: status === 'in_talks' ? 'in_talks' : 'published',
        to: 'expired',
      });
      // Renewed or withdrawn since the look: then it is no longer due.
      const changed = await changeRecord(postings.model, { id, while: due, set: { status: 'expired' }, note });
      if (changed) expired += 1;
    }
    if (records.length < BATCH) return expired;
  }
};
