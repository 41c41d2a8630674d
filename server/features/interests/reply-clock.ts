// The reply clock: on the last working day a reminder, then the center's supervision list, at the end "expired". Each step is
// taken once, however often the job runs, on however many servers, and also when a server slept through several of them.
import type mongoose from 'mongoose';
import type { Clock } from '#server/platform/clock.ts';
import { changeRecord } from '#server/platform/db/record.ts';
import { noteOf } from './command.ts';
import { type InterestRecord, interests } from './model.ts';

const BATCH = 200;

interface Step {
  due(now: Date): mongoose.QueryFilter<InterestRecord>;
  take(record: InterestRecord, now: Date): Parameters<typeof changeRecord<InterestRecord>>[1];
}

const byClock = { by: null } as const;

const remind: Step = {
  due: (now) => ({ state: 'sent', remindedAt: null, remindAt: { $lte: now }, dueAt: { $gt: now } }),
  take: (record, now) => ({
    id: record._id,
    set: { remindedAt: now },
    note: noteOf({
      type: 'interest.reminded',
      about: record,
      ...byClock,
      at: now,
      data: { dueAt: record.dueAt.toISOString() },
    }),
  }),
};

const escalate: Step = {
  due: (now) => ({ state: 'sent', escalatedAt: null, dueAt: { $lte: now } }),
  take: (record, now) => ({
    id: record._id,
    set: { escalatedAt: now },
    note: noteOf({
      type: 'interest.escalated',
      about: record,
      ...byClock,
      at: now,
      data: { dueAt: record.dueAt.toISOString() },
    }),
  }),
};

const expire: Step = {
  due: (now) => ({ state: 'sent', expiresAt: { $lte: now } }),
  take: (record, now) => ({
    id: record._id,
    set: { state: 'expired', answeredAt: now },
    update: { $unset: { pairKeys: 1 } },
    note: noteOf({ type: 'interest.expired', about: record, ...byClock, at: now, data: {} }),
  }),
};

const takeStep = async ({ due, take }: Step, now: Date): Promise<void> => {
  for (;;) {
    const filter = due(now);
    const records = await interests.find(filter).sort({ dueAt: 1 }).limit(BATCH).lean<InterestRecord[]>();
    // Answered since the look: then the step is no longer due.
    for (const record of records) await changeRecord(interests, { ...take(record, now), while: filter });
    if (records.length < BATCH) return;
  }
};

/** Takes every step whose time has come. */
export const runReplyClock = async (clock: Clock): Promise<void> => {
  const now = clock.now();
  for (const step of [remind, escalate, expire]) await takeStep(step, now);
};
