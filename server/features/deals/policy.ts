// Who may read a deal and act in it: the parties that joined, and the center once every one of them has agreed. Everyone else,
// the other bidder for the same need among them, does not learn that there is one. The center learns of late steps only that
// there are some, and between whom (late.ts).
import type mongoose from 'mongoose';
import { type Actor, isCenter, membershipIn, writesFor } from '#server/platform/auth/actor.ts';
import { type DealAct, dealStates, nextStages } from '#shared/deals/pipeline.ts';
import type { DealRecord, FileRecord, PartyRecord } from './model.ts';

export type Ruled = Pick<DealRecord, 'pipeline' | 'stage' | 'state' | 'parties' | 'coordinator' | 'signatures'>;

export const joined = (deal: Pick<Ruled, 'parties'>): PartyRecord[] =>
  deal.parties.filter(({ joinedAt }) => joinedAt !== null);

/** The party the actor belongs to; undefined for outsiders and those only asked to join. */
export const partyOf = (actor: Actor, deal: Pick<Ruled, 'parties'>): PartyRecord | undefined =>
  joined(deal).find(({ organizationId }) => membershipIn(actor, organizationId) !== undefined);

/** The party the actor may write for. */
export const writingPartyOf = (actor: Actor, deal: Pick<Ruled, 'parties'>): PartyRecord | undefined =>
  joined(deal).find(({ organizationId }) => writesFor(actor, organizationId));

/** The center's person, let in by the consent of all, who belongs to none of the parties. */
export const isThird = (actor: Actor, deal: Pick<Ruled, 'parties' | 'coordinator'>): boolean =>
  isCenter(actor) && partyOf(actor, deal) === undefined && deal.coordinator?.joinedAt != null;

export const mayRead = (actor: Actor, deal: Pick<Ruled, 'parties' | 'coordinator'>): boolean =>
  partyOf(actor, deal) !== undefined || isThird(actor, deal);

/** `mayRead` as a MongoDB filter. */
export const readableFilter = (actor: Actor): mongoose.QueryFilter<DealRecord> => {
  const own = actor.memberships.map(({ organizationId }) => organizationId);
  const asParty = { parties: { $elemMatch: { organizationId: { $in: own }, joinedAt: { $ne: null } } } };
  return isCenter(actor) ? { $or: [asParty, { 'coordinator.joinedAt': { $type: 'date' } }] } : asParty;
};

export const invitedParty = (actor: Actor, deal: Pick<Ruled, 'parties'>): PartyRecord | undefined =>
  deal.parties.find(({ organizationId, joinedAt }) => joinedAt === null && writesFor(actor, organizationId));

export const mayWrite = (actor: Actor, deal: Ruled): boolean => writingPartyOf(actor, deal) !== undefined;

const ENDED: readonly DealRecord['state'][] = ['declined', 'withdrawn'];
export const isOver = ({ state }: Pick<Ruled, 'state'>): boolean => ENDED.includes(state);

const mayTalk = (actor: Actor, deal: Ruled): boolean =>
  mayWrite(actor, deal) || (isThird(actor, deal) && deal.coordinator?.mode === 'speaking');

export const maySpeak = (actor: Actor, deal: Ruled): boolean => mayTalk(actor, deal) && !isOver(deal);

/** From when on the reader may read: who joined later does not read what was said before. Null: from the beginning. */
export const readsSince = (actor: Actor, deal: Pick<DealRecord, 'parties' | 'createdAt'>): Date | null => {
  const since = partyOf(actor, deal)?.joinedAt;
  return since && since > deal.createdAt ? since : null;
};

export const hasSigned = (organizationId: string, deal: Pick<Ruled, 'signatures'>): boolean =>
  deal.signatures.some((signature) => signature.organizationId === organizationId);

/** Whether an L3 file was opened to this person, and still is. */
export const isOpenTo = ({ openedTo }: Pick<FileRecord, 'openedTo'>, id: string | null, now: Date): boolean =>
  openedTo.some(({ userId, until }) => userId === id && (until === null || until > now));

/** What would open a file to the actor; null when it is open. */
export const fileLock = (
  actor: Actor,
  deal: Ruled,
  file: Pick<FileRecord, 'level' | 'ownerOrganizationId' | 'openedTo'>,
  now: Date,
): 'nda' | 'named_people' | null => {
  if (file.level === 'deal' || membershipIn(actor, file.ownerOrganizationId)) return null;
  const party = partyOf(actor, deal);
  // The center signs nothing and is named nowhere: it reads along, but no confidential file.
  if (file.level === 'L2') return party && hasSigned(party.organizationId, deal) ? null : 'nda';
  return party && isOpenTo(file, actor.userId, now) ? null : 'named_people';
};

export const isPossible = (act: DealAct, { state }: Pick<Ruled, 'state'>): boolean =>
  dealStates[act].from.includes(state);

/** What the actor may do now: right and state together. */
export const can = (actor: Actor, deal: Ruled) => {
  const party = writingPartyOf(actor, deal);
  const writes = party !== undefined;
  const isUnderWay = deal.state === 'open' || deal.state === 'stalled' || deal.state === 'completed';
  const { coordinator } = deal;
  return {
    write: writes && !isOver(deal),
    speak: maySpeak(actor, deal),
    moveTo: writes ? [...nextStages(deal.pipeline, deal.stage, deal.state)] : [],
    stall: writes && isPossible('stall', deal),
    resume: writes && isPossible('resume', deal),
    decline: writes && isPossible('decline', deal),
    withdraw: writes && isPossible('withdraw', deal),
    reopen: writes && isPossible('reopen', deal),
    askCoordinator: writes && isUnderWay && coordinator === null,
    agreeToCoordinator:
      party !== undefined &&
      coordinator !== null &&
      coordinator.joinedAt === null &&
      !coordinator.consents.includes(party.organizationId),
    endCoordinator: writes && coordinator !== null,
    signNda: party !== undefined && !isOver(deal) && !hasSigned(party.organizationId, deal),
    invite: party?.side === 'seeker' && deal.pipeline === 'cooperation' && deal.state === 'open',
    record: writes && isUnderWay,
  };
};
