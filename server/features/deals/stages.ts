// Where a deal stands: forward and back between stages, stalled and resumed, ended with a reason and taken up again.

import type { Reason } from '#server/features/interests/model.ts';
import { fieldProblem, Problem } from '#server/platform/http/problem.ts';
import { type DealStage, lastStage, NEEDS_CONTRACT, nextStages } from '#shared/deals/pipeline.ts';
import { type Command, change, writable } from './command.ts';
import type { DealRecord } from './model.ts';
import { isPossible } from './policy.ts';

const requireRecorded = (deal: DealRecord, to: DealStage): void => {
  if (!NEEDS_CONTRACT.includes(to)) return;
  const field = deal.pipeline === 'financing' ? 'financing' : 'contract';
  if (deal[field] === null) throw new Problem('incomplete', { errors: [{ field, code: 'record_first' }] });
};

/**
 * Sets the next stage. `from` is the stage the caller saw: a second click in another tab finds it gone.
 * Throws `not_found`, `forbidden`, `not_in_this_state`, `incomplete` (signing without a record).
 */
export const moveDeal = async (
  command: Command,
  { from, to }: { from: DealStage; to: DealStage },
): Promise<DealRecord> => {
  const { deal } = await writable(command);
  if (deal.stage !== from) throw new Problem('not_in_this_state');
  if (!nextStages(deal.pipeline, deal.stage, deal.state).includes(to)) throw new Problem('not_in_this_state');
  requireRecorded(deal, to);
  const still = { stage: from, state: 'open' };
  const set = { stage: to, stageSince: command.now };
  if (to !== lastStage(deal.pipeline)) {
    return change({ command, deal, type: 'deal.stage_changed', data: { from, to }, while: still, set });
  }
  const data = { interestId: deal.interestId, state: 'completed' as const, code: null };
  return change({ command, deal, type: 'deal.closed', data, while: still, set: { ...set, state: 'completed' } });
};

/** Says why it does not go on for now. */
export const stallDeal = async (command: Command, reason: string): Promise<DealRecord> => {
  const { deal } = await writable(command);
  const stall = { reason, at: command.now, by: command.actor.userId ?? '' };
  const set = { state: 'stalled', stall };
  return change({ command, deal, type: 'deal.stalled', data: { reason }, while: { state: 'open' }, set });
};

/** Goes on where it stood. */
export const resumeDeal = async (command: Command): Promise<DealRecord> => {
  const { deal } = await writable(command);
  const set = { state: 'open', stall: null };
  return change({ command, deal, type: 'deal.resumed', data: {}, while: { state: 'stalled' }, set });
};

/** Ends it without a contract. What is signed is performed or changed, not declined. */
export const closeDeal = async (
  command: Command,
  { how, reason }: { how: 'decline' | 'withdraw'; reason: Reason },
): Promise<DealRecord> => {
  const { deal } = await writable(command);
  if (!isPossible(how, deal)) throw new Problem('not_in_this_state');
  if (NEEDS_CONTRACT.includes(deal.stage) && !reason.line) throw fieldProblem('reason.line', 'reason_needed');
  const state = how === 'decline' ? ('declined' as const) : ('withdrawn' as const);
  return change({
    command,
    deal,
    type: 'deal.closed',
    data: { interestId: deal.interestId, state, code: reason.code },
    while: { state: { $in: ['open', 'stalled'] } },
    set: { state, reason, stall: null },
  });
};

/** Takes it up again at its stage. */
export const reopenDeal = async (command: Command): Promise<DealRecord> => {
  const { deal } = await writable(command, { whenOver: true });
  return change({
    command,
    deal,
    type: 'deal.reopened',
    data: { interestId: deal.interestId },
    while: { state: { $in: ['declined', 'withdrawn'] } },
    set: { state: 'open', reason: null },
  });
};
