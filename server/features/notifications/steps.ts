// Next steps of deals that are due or late, to who has to take them; and deals in which there is none any more.
import { type DueStep, dueSteps } from '#server/features/deals/due.ts';
import { quietDeals } from '#server/features/deals/late.ts';
import { dayOf } from '#server/features/deals/present.ts';
import type { Fact } from '#server/platform/db/record.ts';
import { spread } from './spread.ts';

const factOf = ({ dealId, key, title, day, isLate, ownerId }: DueStep, now: Date): Fact => ({
  id: `${isLate ? 'late' : 'due'} ${key}`,
  type: isLate ? 'deal.step_late' : 'deal.step_due',
  noun: 'deal',
  recordId: dealId,
  at: now,
  by: null,
  data: { dealId, step: title, day, userIds: ownerId ? [ownerId] : null },
});

/** Once for each time that a deal falls quiet, to its people. */
const quietFacts = async (now: Date): Promise<Fact[]> =>
  (await quietDeals(now)).map(({ _id: dealId, lastActivityAt }) => ({
    id: `quiet ${dealId} ${lastActivityAt.toISOString()}`,
    type: 'deal.quiet',
    noun: 'deal',
    recordId: dealId,
    at: now,
    by: null,
    data: { dealId, day: dayOf(lastActivityAt), userIds: null },
  }));

/** Told once for each step and day, and once more when it is late. Answers who has something new in the app. */
export const remindOfSteps = async (now: Date): Promise<Set<string>> => {
  const facts = (await dueSteps(now)).map((step) => ({ isLate: step.isLate, fact: factOf(step, now) }));
  const told = await Promise.all(
    ([true, false] as const).map((isLate) =>
      spread(
        facts.filter((one) => one.isLate === isLate).map(({ fact }) => fact),
        now,
        isLate ? 'stepLate' : 'stepDue',
      ),
    ),
  );
  told.push(await spread(await quietFacts(now), now, 'dealQuiet'));
  return new Set(told.flatMap((people) => [...people]));
};
