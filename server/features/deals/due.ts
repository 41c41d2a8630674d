// Steps of deals that have a day: tasks, and the payments and milestones of a contract.
import { type DealRecord, deals } from './model.ts';
import { dayOf } from './present.ts';

const DAY_MS = 24 * 3600_000;
/** A task is told of the day before, what a contract says a week before. */
const TASK_DAYS = 1;
const CONTRACT_DAYS = 7;
/** What is late for longer has been told of. */
const LATE_DAYS = 14;

export interface DueStep {
  dealId: string;
  /** The same for the same step and day. */
  key: string;
  title: string;
  day: string;
  isLate: boolean;
  /** Null: a step of the deal, nobody's own. */
  ownerId: string | null;
}

type Looked = Pick<DealRecord, '_id' | 'state' | 'tasks' | 'contract'>;

const stepsOf = ({ _id: dealId, state, tasks, contract }: Looked): (Omit<DueStep, 'isLate'> & { days: number })[] => [
  ...tasks.flatMap(({ id, title, dueDay: day, doneAt, ownerId }) =>
    day === null || doneAt || state !== 'open'
      ? []
      : [{ dealId, key: `${dealId} ${id} ${day}`, title, day, ownerId, days: TASK_DAYS }],
  ),
  ...(contract?.milestones ?? []).flatMap(({ title, dueOn: day, acceptedOn }) =>
    day === null || acceptedOn
      ? []
      : [{ dealId, key: `${dealId} milestone ${title} ${day}`, title, day, ownerId: null, days: CONTRACT_DAYS }],
  ),
  ...(contract?.payments ?? []).flatMap(({ label: title, dueOn: day }) =>
    day === null
      ? []
      : [{ dealId, key: `${dealId} payment ${title} ${day}`, title, day, ownerId: null, days: CONTRACT_DAYS }],
  ),
];

/** Whether a payment was made is not recorded here, so none is called late. */
const mayBeLate = ({ key }: { key: string }): boolean => !key.includes(' payment ');

/** What is due soon or has become late, in deals that go on. */
export const dueSteps = async (now: Date): Promise<DueStep[]> => {
  const today = dayOf(now);
  const shifted = (days: number): string => dayOf(new Date(now.getTime() + days * DAY_MS));
  const day = { $gte: shifted(-LATE_DAYS), $lte: shifted(CONTRACT_DAYS) };
  const found = await deals
    .find(
      {
        state: { $in: ['open', 'completed'] },
        $or: [
          { tasks: { $elemMatch: { doneAt: null, dueDay: day } } },
          { 'contract.milestones': { $elemMatch: { acceptedOn: null, dueOn: day } } },
          { 'contract.payments.dueOn': day },
        ],
      },
      { state: 1, tasks: 1, contract: 1 },
    )
    .lean<Looked[]>();
  return found
    .flatMap(stepsOf)
    .filter((step) => step.day <= shifted(step.days) && step.day >= (mayBeLate(step) ? day.$gte : today))
    .map(({ days: _days, ...step }) => ({ ...step, isLate: step.day < today }));
};
