// Deals as wire objects for one reader.
import { type OrganizationRef, organizationRefs } from '#server/features/organizations/reads.ts';
import { type UserRef, userRefs } from '#server/features/users/reads.ts';
import { type Actor, membershipIn } from '#server/platform/auth/actor.ts';
import { foundOr404 } from '#server/platform/db/record.ts';
import type { Deal } from '#shared/deals/schema.ts';
import { inCalendars } from './meetings.ts';
import type { DealRecord, FileRecord, MeetingRecord, TaskRecord } from './model.ts';
import { can, fileLock, isOver, joined, partyOf, readsSince, writingPartyOf } from './policy.ts';

interface Known {
  organizations: ReadonlyMap<string, OrganizationRef>;
  people: ReadonlyMap<string, UserRef>;
  now: Date;
}

const nameOf = ({ people }: Known, userId: string): string => people.get(userId)?.name ?? '';
const organizationOf = ({ organizations }: Known, id: string): string => organizations.get(id)?.name ?? '';

/** The day it is in Beijing. */
export const dayOf = (now: Date): string => new Date(now.getTime() + 8 * 3600_000).toISOString().slice(0, 10);

export const isLateTask = ({ dueDay, doneAt }: TaskRecord, now: Date): boolean =>
  doneAt === null && dueDay !== null && dueDay < dayOf(now);

const presentTask = (task: TaskRecord, known: Known): Deal['tasks'][number] => ({
  id: task.id,
  title: task.title,
  ownerId: task.ownerId,
  ownerName: task.ownerId && nameOf(known, task.ownerId),
  dueDay: task.dueDay,
  isLate: isLateTask(task, known.now),
  doneAt: task.doneAt?.toISOString() ?? null,
});

const presentMeeting = (
  actor: Actor,
  deal: DealRecord,
  meeting: MeetingRecord,
  known: Known,
): Deal['meetings'][number] => {
  const party = isOver(deal) ? undefined : writingPartyOf(actor, deal);
  return {
    id: meeting.id,
    title: meeting.title,
    place: meeting.place,
    timeZone: meeting.timeZone,
    slots: meeting.slots.map(({ id, startsAt, endsAt }) => ({
      id,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      isPast: startsAt <= known.now,
    })),
    state: meeting.state,
    chosenSlotId: meeting.chosenSlotId,
    calendar: inCalendars(meeting) && (meeting.state === 'fixed' ? 'add' : 'remove'),
    proposedBy: nameOf(known, meeting.byUserId),
    can: {
      choose: party !== undefined && meeting.state === 'proposed' && meeting.byOrganizationId !== party.organizationId,
      change: party !== undefined && meeting.state !== 'cancelled',
    },
  };
};

/** A file without its content; a locked one shows its name and what opens it. */
export const presentFile = (actor: Actor, deal: DealRecord, file: FileRecord, known: Known): Deal['files'][number] => {
  const isOwn = membershipIn(actor, file.ownerOrganizationId) !== undefined;
  const from = readsSince(actor, deal);
  const writes = writingPartyOf(actor, deal)?.organizationId === file.ownerOrganizationId;
  return {
    id: file.id,
    name: file.name,
    level: file.level,
    owner: organizationOf(known, file.ownerOrganizationId),
    versions: file.versions
      .filter(({ at }) => !from || at >= from)
      .map(({ version, sizeBytes, at, by }) => ({
        version,
        sizeBytes,
        at: at.toISOString(),
        by: nameOf(known, by),
      })),
    // Whom a file was opened to is between its owner and them.
    openedTo: isOwn
      ? file.openedTo.map(({ userId, until }) => ({
          userId,
          name: nameOf(known, userId),
          until: until?.toISOString() ?? null,
        }))
      : [],
    locked: fileLock(actor, deal, file, known.now),
    can: { addVersion: writes && !isOver(deal), openTo: writes && file.level === 'L3' },
  };
};

const presentCoordinator = ({ coordinator, ...deal }: DealRecord, known: Known): Deal['coordinator'] =>
  coordinator && {
    mode: coordinator.mode,
    askedBy: organizationOf(known, coordinator.askedBy),
    waitingFor: joined(deal)
      .filter(({ organizationId }) => !coordinator.consents.includes(organizationId))
      .map(({ organizationId }) => organizationOf(known, organizationId)),
    joinedAt: coordinator.joinedAt?.toISOString() ?? null,
  };

const recorded = <Kept extends { recordedAt: Date; recordedBy: string }>(record: Kept, known: Known) => ({
  ...record,
  recordedAt: record.recordedAt.toISOString(),
  recordedBy: nameOf(known, record.recordedBy),
});

const presentParties = (deal: DealRecord, known: Known): Deal['parties'] =>
  deal.parties.flatMap(({ organizationId, side, joinedAt }) => {
    const organization = known.organizations.get(organizationId);
    if (!organization) return [];
    const signature = deal.signatures.find((one) => one.organizationId === organizationId);
    const person = deal.people.find((one) => one.organizationId === organizationId);
    const ref = person && known.people.get(person.userId);
    return [
      {
        organization,
        side,
        joinedAt: joinedAt?.toISOString() ?? null,
        ndaSignedAt: signature?.at.toISOString() ?? null,
        contact: ref ? { name: ref.name, phone: '', email: ref.email, wechat: '' } : null,
      },
    ];
  });

export const knownFor = async (deals: readonly DealRecord[], now: Date): Promise<Known> => {
  const [organizations, people] = await Promise.all([
    organizationRefs(deals.flatMap(({ parties }) => parties.map(({ organizationId }) => organizationId))),
    userRefs(
      deals.flatMap((deal) => [
        ...deal.people.map(({ userId }) => userId),
        ...deal.files.flatMap(({ versions }) => versions.map(({ by }) => by)),
        ...[deal.contract?.recordedBy, deal.financing?.recordedBy, deal.stall?.by].filter((id) => id !== undefined),
      ]),
    ),
  ]);
  return { organizations, people, now };
};

/** The deal as this reader may see it. */
export const presentDeal = async (actor: Actor, deal: DealRecord, now: Date): Promise<Deal> => {
  const known = await knownFor([deal], now);
  const from = readsSince(actor, deal);
  const files = deal.files.filter((file) => !from || file.versions.some(({ at }) => at >= from));
  return {
    id: deal._id,
    title: deal.title,
    pipeline: deal.pipeline,
    stage: deal.stage,
    stageSince: deal.stageSince.toISOString(),
    state: deal.state,
    interestId: deal.interestId,
    postings: deal.postings,
    parties: presentParties(deal, known),
    people: deal.people.map(({ userId, organizationId }) => ({ userId, organizationId, name: nameOf(known, userId) })),
    coordinator: presentCoordinator(deal, known),
    reason: deal.reason,
    stall: deal.stall && {
      reason: deal.stall.reason,
      at: deal.stall.at.toISOString(),
      by: nameOf(known, deal.stall.by),
    },
    tasks: deal.tasks.map((task) => presentTask(task, known)),
    meetings: deal.meetings.map((meeting) => presentMeeting(actor, deal, meeting, known)),
    files: files.map((file) => presentFile(actor, deal, file, known)),
    contract: deal.contract && recorded(deal.contract, known),
    financing: deal.financing && recorded(deal.financing, known),
    myOrganizationId: partyOf(actor, deal)?.organizationId ?? null,
    openedAt: deal.createdAt.toISOString(),
    isDemo: deal.isDemo,
    version: deal.version,
    can: can(actor, deal),
  };
};

/** One file of a deal, after something was done with it. */
export const presentOneFile = async (actor: Actor, deal: DealRecord, file: FileRecord, now: Date) =>
  foundOr404(presentFile(actor, deal, file, await knownFor([deal], now)));
