// Consortium deals: the seeker asks further providers in by a capability of theirs. Who joins reads from then on.
import { capabilities } from '#server/features/capabilities/capabilities.ts';
import { readablePosting } from '#server/features/postings/reads.ts';
import { userIdOf } from '#server/platform/auth/actor.ts';
import { foundOr404 } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { isListed } from '#shared/postings/lifecycle.ts';
import { type Command, change, writable } from './command.ts';
import { type DealRecord, deals } from './model.ts';
import { can, invitedParty } from './policy.ts';

const PARTIES_MAX = 12;

/** Asks the organization behind a listed capability to join. Throws `already_member` when it was asked or has joined. */
export const inviteParty = async (command: Command, capabilityId: string): Promise<DealRecord> => {
  const { deal } = await writable(command);
  if (!can(command.actor, deal).invite) throw new Problem(deal.state === 'open' ? 'forbidden' : 'not_in_this_state');
  const capability = await readablePosting(capabilities, command.actor, capabilityId);
  if (!isListed(capability.status)) throw new Problem('not_in_this_state');
  const { organizationId } = capability;
  if (deal.parties.some((party) => party.organizationId === organizationId)) throw new Problem('already_member');
  return change({
    command,
    deal,
    type: 'deal.party_invited',
    data: { organizationId },
    while: {
      'parties.organizationId': { $ne: organizationId },
      [`parties.${PARTIES_MAX - 1}`]: { $exists: false },
    },
    push: {
      parties: { organizationId, side: 'provider', joinedAt: null },
      postings: { noun: 'capability', id: capabilityId, title: capability.content.title },
    },
  });
};

/** Joins a deal that one's organization was asked into; "not found" for everyone who was not. */
export const joinDeal = async (command: Command): Promise<DealRecord> => {
  const { actor, id, now } = command;
  const deal = foundOr404(await deals.findById(id).lean<DealRecord>());
  const invited = invitedParty(actor, deal);
  if (!invited) throw new Problem('not_found');
  const { organizationId } = invited;
  const index = deal.parties.indexOf(invited);
  return change({
    command,
    deal: { ...deal, people: [...deal.people, { userId: userIdOf(actor), organizationId }] },
    type: 'deal.party_joined',
    data: { organizationId },
    // A center let in by fewer parties has not been agreed to by this one.
    while: { [`parties.${index}.organizationId`]: organizationId, [`parties.${index}.joinedAt`]: null, state: 'open' },
    set: {
      [`parties.${index}.joinedAt`]: now,
      ...(deal.coordinator ? { coordinator: { ...deal.coordinator, joinedAt: null } } : {}),
    },
    push: { people: { userId: userIdOf(actor), organizationId } },
  });
};
