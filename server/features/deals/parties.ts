// Consortium deals: the seeker asks further providers in by a capability of theirs. Who joins reads from then on; who does not
// says why.
import { capabilities } from '#server/features/capabilities/capabilities.ts';
import type { Reason } from '#server/features/interests/model.ts';
import { postingsById, readablePosting } from '#server/features/postings/reads.ts';
import { userIdOf } from '#server/platform/auth/actor.ts';
import { foundOr404 } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { isListed } from '#shared/postings/lifecycle.ts';
import { type Command, change, writable } from './command.ts';
import { type DealRecord, deals, type PartyRecord } from './model.ts';
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

/** Takes a party out that was asked and has not joined, and the capability it was asked for. */
const takenOut = async (deal: DealRecord, { organizationId }: PartyRecord) => {
  const asked = await postingsById(
    capabilities,
    deal.postings.filter(({ noun }) => noun === 'capability').map(({ id }) => id),
  );
  const ids = asked.filter((posting) => posting.organizationId === organizationId).map(({ _id }) => _id);
  return {
    while: { parties: { $elemMatch: { organizationId, joinedAt: null } } },
    pull: { parties: { organizationId, joinedAt: null }, postings: { id: { $in: ids } } },
  };
};

/** Says no for one's organization, with a reason that the others learn. Throws `not_found` for who was not asked. */
export const declineInvitation = async (command: Command, { code, line }: Reason): Promise<DealRecord> => {
  const deal = foundOr404(await deals.findById(command.id).lean<DealRecord>());
  const invited = invitedParty(command.actor, deal);
  if (!invited) throw new Problem('not_found');
  const data = { organizationId: invited.organizationId, code, reason: line };
  return change({ command, deal, type: 'deal.party_declined', data, ...(await takenOut(deal, invited)) });
};

/** Takes the question back. Throws `not_found`, `forbidden`, `not_in_this_state` once the organization has joined. */
export const uninviteParty = async (command: Command, organizationId: string): Promise<DealRecord> => {
  const { deal, party } = await writable(command);
  if (party.side !== 'seeker') throw new Problem('forbidden');
  const invited = deal.parties.find((one) => one.organizationId === organizationId);
  if (!invited) throw new Problem('not_found');
  if (invited.joinedAt) throw new Problem('not_in_this_state');
  const data = { organizationId };
  return change({ command, deal, type: 'deal.party_uninvited', data, ...(await takenOut(deal, invited)) });
};
