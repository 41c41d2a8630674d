// The way from an investor's interest to a meeting. The investor agreed by letting the company see it; the company answers.
import type { EventRecord } from '#server/features/events/reads.ts';
import { findEvent } from '#server/features/events/reads.ts';
import { loadWatched } from '#server/features/live/admission.ts';
import { userRefs } from '#server/features/users/reads.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import { changeRecord, foundOr404, insertRecord, isDuplicateKey, newId } from '#server/platform/db/record.ts';
import { appointmentText } from '#server/platform/documents/appointment.ts';
import { fieldProblem, Problem } from '#server/platform/http/problem.ts';
import { transition } from '#shared/contract/lifecycle.ts';
import {
  type Contact,
  type ContactAct,
  contactLifecycle,
  type Proposal,
  WITHIN_DAYS,
} from '#shared/live/contacts/schema.ts';
import { isRehearsal } from '#shared/live/rehearsal.ts';
import { companyOf, sharedInterests, sideOf } from './interests.ts';
import { type ContactRecord, contacts, type SlotRecord } from './model.ts';
import { type Known, presentContacts } from './present.ts';

const DAY_MS = 86_400_000;

interface Command {
  actor: Actor;
  session: string;
  segmentId: string;
  investorId: string;
  now: Date;
}

const keyOf = ({ session, segmentId, investorId }: Pick<Command, 'session' | 'segmentId' | 'investorId'>) => ({
  session,
  segmentId,
  investorId,
});

type Key = ReturnType<typeof keyOf>;

/** Moves a contact when the investor's consent does; null when there is none in such a state. */
const followConsent = async (key: Key, act: 'ask' | 'withdraw', now: Date): Promise<ContactRecord | null> => {
  const known = await contacts.findOne(key).lean<ContactRecord>();
  const state = known && transition(contactLifecycle, known.state, act);
  if (!known || !state) return null;
  const { _id, sequence, companyUserId } = known;
  return changeRecord<ContactRecord>(contacts, {
    id: _id,
    while: { state: known.state, sequence },
    set: { state, sequence: sequence + 1 },
    note: {
      type: act === 'ask' ? 'contact.asked' : 'contact.ended',
      noun: 'contact',
      by: null,
      at: now,
      data: { session: key.session, segmentId: key.segmentId, to: companyUserId },
    },
  });
};

/** Ends the contact of an interest that the company may not see any more; where there is none nothing happens. */
export const withdrawContact = async (key: Key, now: Date): Promise<void> => {
  await followConsent(key, 'withdraw', now);
};

/**
 * Opens the contact that an interest asks for, or asks anew after it was taken back; doing it again changes nothing. Without
 * a presenter nobody could answer.
 */
export const openContact = async (key: Key, now: Date): Promise<ContactRecord | null> => {
  const known = (await followConsent(key, 'ask', now)) ?? (await contacts.findOne(key).lean<ContactRecord>());
  if (known) return known;
  const event = await findEvent(key.session);
  const companyUserId = event && companyOf(event, key.segmentId);
  if (!companyUserId) return null;
  const fields = {
    _id: newId(),
    ...key,
    companyUserId,
    state: 'asked' as const,
    place: '',
    slots: [],
    chosenSlotId: null,
    proposedBy: null,
    sequence: 0,
  };
  const note = {
    type: 'contact.asked',
    noun: 'contact',
    // The trail is read by administrators; who is interested in whom is not for them.
    by: null,
    at: now,
    data: { session: key.session, segmentId: key.segmentId, to: companyUserId },
  };
  try {
    return await insertRecord<ContactRecord>(contacts, fields, note);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return contacts.findOne(key).lean<ContactRecord>();
  }
};

// What is marked in a rehearsal is play.
const loadHeld = (actor: Actor, session: string): Promise<EventRecord> => {
  if (isRehearsal(session)) throw new Problem('not_found');
  return loadWatched(actor, session);
};

/** Throws `not_found` for who may not watch the session; others see what is theirs, which may be nothing. */
export const listContacts = async (actor: Actor, session: string): Promise<Contact[]> => {
  const event = await loadHeld(actor, session);
  const [interests, records] = await Promise.all([
    sharedInterests(actor, event),
    contacts.find({ session }).lean<ContactRecord[]>(),
  ]);
  const known = interests.flatMap((interest): Known[] => {
    const side = sideOf(actor, event, interest);
    const record = records.find(
      ({ segmentId, investorId }) => segmentId === interest.segmentId && investorId === interest.userId,
    );
    return side && companyOf(event, interest.segmentId) !== null ? [{ interest, side, record: record ?? null }] : [];
  });
  return presentContacts(event, known);
};

interface Loaded {
  event: EventRecord;
  known: Known;
  record: ContactRecord;
}

const load = async (command: Command): Promise<Loaded> => {
  const { actor, session, segmentId, investorId, now } = command;
  const event = await loadHeld(actor, session);
  const interest = foundOr404(
    (await sharedInterests(actor, event)).find((one) => one.segmentId === segmentId && one.userId === investorId),
  );
  const side = foundOr404(sideOf(actor, event, interest));
  const record = foundOr404(await openContact(keyOf(command), now));
  return { event, known: { interest, side, record }, record };
};

/** For one of the two sides; hosts look only. */
const loadForSide = async (command: Command): Promise<Loaded> => {
  const loaded = await load(command);
  if (loaded.known.side === 'host') throw new Problem('forbidden');
  return loaded;
};

const DONE = {
  agree: 'contact.agreed',
  decline: 'contact.declined',
  propose: 'contact.proposed',
  choose: 'contact.scheduled',
  finish: 'contact.finished',
  end: 'contact.ended',
} as const satisfies Partial<Record<ContactAct, string>>;

const change = async (
  { now }: Command,
  { event, known, record }: Loaded,
  act: keyof typeof DONE,
  set: Partial<ContactRecord> = {},
): Promise<Contact> => {
  const state = transition(contactLifecycle, record.state, act);
  if (!state) throw new Problem('not_in_this_state');
  const to = known.side === 'investor' ? record.companyUserId : record.investorId;
  const changed = await changeRecord<ContactRecord>(contacts, {
    id: record._id,
    // Of two who act at once the first is right.
    while: { state: record.state, sequence: record.sequence },
    set: { ...set, state, sequence: record.sequence + 1 },
    note: {
      type: DONE[act],
      noun: 'contact',
      // As above: the record says who, the trail does not.
      by: null,
      at: now,
      data: { session: event._id, segmentId: record.segmentId, to },
    },
  });
  if (!changed) throw new Problem('not_in_this_state');
  return foundOr404((await presentContacts(event, [{ ...known, record: changed }]))[0]);
};

/** Throws `not_found`, `forbidden` for all but the company, `not_in_this_state` once it was answered. */
export const answerContact = async (command: Command, agrees: boolean): Promise<Contact> => {
  const loaded = await load(command);
  if (loaded.known.side !== 'company') throw new Problem('forbidden');
  return change(command, loaded, agrees ? 'agree' : 'decline');
};

const slotsOf = ({ slots }: Proposal, now: Date): SlotRecord[] =>
  slots.map(({ startsAt, endsAt }, index) => {
    const start = Date.parse(startsAt);
    if (start <= now.getTime()) throw fieldProblem(`slots.${index}.startsAt`, 'in_the_past');
    if (start > now.getTime() + WITHIN_DAYS * DAY_MS) {
      throw fieldProblem(`slots.${index}.startsAt`, 'not_within_days', { days: WITHIN_DAYS });
    }
    return { id: newId(), startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
  });

/** Throws `not_found`, `forbidden`, `not_in_this_state` before both agree, a field problem for a time outside the week. */
export const proposeSlots = async (command: Command, proposal: Proposal): Promise<Contact> => {
  const loaded = await loadForSide(command);
  return change(command, loaded, 'propose', {
    place: proposal.place,
    slots: slotsOf(proposal, command.now),
    chosenSlotId: null,
    proposedBy: command.actor.userId,
  });
};

/** Throws `not_found`, `forbidden` for who proposed them, `not_in_this_state`, a field problem for an unknown slot. */
export const chooseSlot = async (command: Command, slotId: string): Promise<Contact> => {
  const loaded = await loadForSide(command);
  if (loaded.record.proposedBy === command.actor.userId) throw new Problem('forbidden');
  const isThere = loaded.record.slots.some(({ id }) => id === slotId);
  if (loaded.record.state === 'proposed' && !isThere) throw fieldProblem('slotId', 'not_found');
  return change(command, loaded, 'choose', { chosenSlotId: slotId });
};

/** Throws `not_found`, `forbidden`, `not_in_this_state`. */
export const concludeContact = async (command: Command, act: 'finish' | 'end'): Promise<Contact> =>
  change(command, await loadForSide(command), act);

/** Throws `not_found`, `forbidden`, `not_in_this_state` while nothing is scheduled. */
export const contactCalendar = async (command: Command, publicUrl: string) => {
  const { event, record, known } = await loadForSide(command);
  const slot = record.slots.find(({ id }) => id === record.chosenSlotId);
  if (!slot) throw new Problem('not_in_this_state');
  const people = await userRefs([record.investorId, record.companyUserId]);
  const url = `${publicUrl}/events/${event._id}`;
  const segment = event.agenda.find(({ id }) => id === record.segmentId)?.title ?? '';
  const title = `${segment} × ${known.interest.organization || known.interest.name}`;
  const organizer = people.get(record.proposedBy ?? '');
  const text = appointmentText(
    {
      uid: `${record._id}@${new URL(publicUrl).hostname}`,
      sequence: record.sequence,
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
      changedAt: record.updatedAt,
      title,
      place: record.place,
      description: `${event.title}\n${url}`,
      url,
      isCancelled: record.state === 'ended',
      organizer: organizer ? { name: organizer.name, email: organizer.email } : null,
      attendees: [...people.values()],
    },
    'live',
  );
  return { text, name: `${title}.ics` };
};
