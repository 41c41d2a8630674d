// The records of what was signed. Two edits at once: the second one gets the first one's text back and decides.
import type { z } from 'zod';
import { fieldProblem, Problem } from '#server/platform/http/problem.ts';
import type { contractInputSchema, financingInputSchema } from '#shared/deals/contract.ts';
import { type Command, change, writable } from './command.ts';
import type { DealRecord } from './model.ts';
import { joined } from './policy.ts';

const WAN = 10_000;

const requireVersion = (record: { version: number } | null, version: number): void => {
  if ((record?.version ?? 0) !== version) throw new Problem('stale_version', { current: record });
};

const whileVersion = (field: 'contract' | 'financing', version: number) =>
  version === 0 ? { [field]: null } : { [`${field}.version`]: version };

const recordedIn = ({ actor, now }: Command, version: number) => ({
  version: version + 1,
  recordedAt: now,
  recordedBy: actor.userId ?? '',
});

const orStale =
  (command: Command, field: 'contract' | 'financing') =>
  async (error: unknown): Promise<never> => {
    if (!(error instanceof Problem) || error.code !== 'not_in_this_state') throw error;
    const { deal } = await writable(command);
    throw new Problem('stale_version', { current: deal[field] });
  };

/** Records the contract, or another state of it. Throws `stale_version` with the present one. */
export const recordContract = async (
  command: Command,
  { version, contract }: { version: number; contract: z.output<typeof contractInputSchema> },
): Promise<DealRecord> => {
  const { deal } = await writable(command);
  const parties = joined(deal).map(({ organizationId }) => organizationId);
  for (const field of ['buyerId', 'sellerId'] as const)
    if (!parties.includes(contract[field])) throw fieldProblem(`contract.${field}`, 'not_found');
  requireVersion(deal.contract, version);
  return change({
    command,
    deal,
    type: 'deal.contract_recorded',
    data: { amountWan: Math.round(contract.amountYuan / WAN) },
    while: whileVersion('contract', version),
    set: { contract: { ...contract, ...recordedIn(command, version) } },
  }).catch(orStale(command, 'contract'));
};

/** The same for a financing. Throws `not_in_this_state` in a deal that is none. */
export const recordFinancing = async (
  command: Command,
  { version, financing }: { version: number; financing: z.output<typeof financingInputSchema> },
): Promise<DealRecord> => {
  const { deal } = await writable(command);
  if (deal.pipeline !== 'financing') throw new Problem('not_in_this_state');
  requireVersion(deal.financing, version);
  return change({
    command,
    deal,
    type: 'deal.financing_recorded',
    data: { amountWan: financing.amountWan },
    while: whileVersion('financing', version),
    set: { financing: { ...financing, ...recordedIn(command, version) } },
  }).catch(orStale(command, 'financing'));
};
