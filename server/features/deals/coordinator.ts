// The center as a third party, reading along or speaking, with the consent of every party and only as long as all want it.
import { Problem } from '#server/platform/http/problem.ts';
import { type Command, change, writable } from './command.ts';
import type { CoordinatorRecord, DealRecord } from './model.ts';
import { joined } from './policy.ts';

/** Asks the center in; who asks agrees. Throws `not_found`, `forbidden`, `not_in_this_state` (asked already). */
export const askCoordinator = async (command: Command, mode: CoordinatorRecord['mode']): Promise<DealRecord> => {
  const { deal, party } = await writable(command);
  const { organizationId } = party;
  const coordinator: CoordinatorRecord = {
    mode,
    askedBy: organizationId,
    askedAt: command.now,
    consents: [organizationId],
    joinedAt: null,
  };
  return change({
    command,
    deal,
    type: 'deal.coordinator_asked',
    data: { mode },
    while: { coordinator: null },
    set: { coordinator },
  });
};

/** Agrees; the last one's consent lets the center in. */
export const agreeToCoordinator = async (command: Command): Promise<DealRecord> => {
  const { deal, party } = await writable(command);
  const { coordinator } = deal;
  if (!coordinator || coordinator.joinedAt || coordinator.consents.includes(party.organizationId))
    throw new Problem('not_in_this_state');
  const consents = [...coordinator.consents, party.organizationId];
  const isAgreed = joined(deal).every(({ organizationId }) => consents.includes(organizationId));
  const next = { ...coordinator, consents, joinedAt: isAgreed ? command.now : null };
  // On what was read: two parties that agree at the same moment must both be counted.
  const still = { version: deal.version };
  return isAgreed
    ? change({ command, deal, type: 'deal.coordinator_joined', data: {}, while: still, set: { coordinator: next } })
    : change({
        command,
        deal,
        type: 'deal.coordinator_asked',
        data: { mode: coordinator.mode },
        while: still,
        set: { coordinator: next },
      });
};

/** Refuses the center, or lets it take part no longer. */
export const endCoordinator = async (command: Command): Promise<DealRecord> => {
  const { deal } = await writable(command, { whenOver: true });
  return change({
    command,
    deal,
    type: 'deal.coordinator_left',
    data: {},
    while: { coordinator: { $ne: null } },
    set: { coordinator: null },
  });
};
