// Whether a deal goes on to a day: a task, a meeting or a step of its contract. One in which none of these is agreed and
// nothing happens any more has been forgotten, and is brought up again.
import type mongoose from 'mongoose';
import type { DealRecord } from './model.ts';
import { dayOf } from './present.ts';

const DAY_MS = 24 * 3600_000;
/** So long without a step and without anything happening, and it is said. */
export const QUIET_DAYS = 7;

type Looked = Pick<DealRecord, 'state' | 'tasks' | 'meetings' | 'contract'>;

/** An open deal in which nobody has to do anything by a day. */
export const lacksNextStep = ({ state, tasks, meetings, contract }: Looked, now: Date): boolean =>
  state === 'open' &&
  !tasks.some(({ doneAt, dueDay }) => doneAt === null && dueDay !== null) &&
  !meetings.some((meeting) => meeting.state !== 'cancelled' && meeting.slots.some(({ startsAt }) => startsAt > now)) &&
  !contract?.milestones.some(({ acceptedOn, dueOn }) => acceptedOn === null && dueOn !== null) &&
  !contract?.payments.some(({ dueOn }) => dueOn !== null && dueOn >= dayOf(now));

/** `lacksNextStep` as a MongoDB filter, of deals in which nothing has happened for so long that it is said. */
export const quietFilter = (now: Date): mongoose.QueryFilter<DealRecord> =>
  ({
    state: 'open',
    lastActivityAt: { $lte: new Date(now.getTime() - QUIET_DAYS * DAY_MS) },
    $nor: [
      { tasks: { $elemMatch: { doneAt: null, dueDay: { $ne: null } } } },
      { meetings: { $elemMatch: { state: { $ne: 'cancelled' }, 'slots.startsAt': { $gt: now } } } },
      { 'contract.milestones': { $elemMatch: { acceptedOn: null, dueOn: { $ne: null } } } },
      { 'contract.payments.dueOn': { $gte: dayOf(now) } },
    ],
    // Paths into parts of the record, which mongoose's filter type does not know.
  }) as mongoose.QueryFilter<DealRecord>;

/** The day from which on such a deal counts as late. */
export const quietDay = ({ lastActivityAt }: Pick<DealRecord, 'lastActivityAt'>): string =>
  dayOf(new Date(lastActivityAt.getTime() + QUIET_DAYS * DAY_MS));
