// Drafting, publishing, changing and calling off events.
import { organizationRefs } from '#server/features/organizations/reads.ts';
import { userRefByEmail } from '#server/features/users/reads.ts';
import { userIdOf } from '#server/platform/auth/actor.ts';
import { type Command, noteOf } from '#server/platform/db/command.ts';
import { changeRecord, insertRecord, newId } from '#server/platform/db/record.ts';
import { type FieldNote, fieldProblem, Problem } from '#server/platform/http/problem.ts';
import { transition } from '#shared/contract/lifecycle.ts';
import { type EventAct, type EventInput, type EventPhase, eventLifecycle } from '#shared/events/schema.ts';
import { refusedPostings } from './agenda-postings.ts';
import { loadOwnEvent } from './load.ts';
import { type AgendaEntry, type EventRecord, events } from './model.ts';
import { isClosed, isOver, isVisit } from './policy.ts';

// An item that is still the same line keeps its id, so that decks and reports of it stay with it.
const idFor = (item: EventInput['agenda'][number], before: readonly AgendaEntry[], used: Set<string>): string => {
  const same = before.find(({ id, kind, title }) => !used.has(id) && kind === item.kind && title === item.title);
  const id = same?.id ?? newId();
  used.add(id);
  return id;
};

/** Throws a field problem for each presenter who has no account, and each posting that is not listed. */
const agendaOf = async (input: EventInput['agenda'], before: readonly AgendaEntry[]): Promise<AgendaEntry[]> => {
  const used = new Set<string>();
  const unknown: FieldNote[] = await refusedPostings(input, before);
  const agenda = await Promise.all(
    input.map(async ({ presenterEmail, ...item }, index) => {
      const presenter = presenterEmail ? await userRefByEmail(presenterEmail) : null;
      if (presenterEmail && !presenter)
        unknown.push({ field: `agenda.${index}.presenterEmail`, code: 'unknown_person' });
      return { ...item, id: '', presenterId: presenter?.id ?? null };
    }),
  );
  if (unknown.length > 0) throw new Problem('invalid_input', { errors: unknown });
  return agenda.map((item) => ({ ...item, id: idFor({ ...item, presenterEmail: null }, before, used) }));
};

const contentOf = ({ agenda: _agenda, startsAt, endsAt, ...content }: EventInput) => ({
  ...content,
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});

/** Throws a field problem unless a visit is received by a verified organization. */
const requireReceiving = async ({ hostOrganizationId: id }: EventInput): Promise<void> => {
  if (id === null) return;
  const organization = (await organizationRefs([id])).get(id);
  if (organization?.verification !== 'verified') throw fieldProblem('hostOrganizationId', 'not_found');
};

interface NewEvent {
  input: EventInput;
  isDemo?: boolean;
}

export const createEvent = async (command: Command, { input, isDemo = false }: NewEvent): Promise<EventRecord> => {
  await requireReceiving(input);
  return insertRecord<EventRecord>(
    events,
    {
      _id: newId(),
      ...contentOf(input),
      agenda: await agendaOf(input.agenda, []),
      state: 'draft',
      phase: 'none',
      hostIds: [userIdOf(command.actor)],
      invitedUserIds: [],
      invitedOrganizationIds: [],
      isDemo,
    },
    noteOf(command, 'event.drafted', { kind: input.kind }),
  );
};

const sameAgenda = (a: readonly AgendaEntry[], b: readonly AgendaEntry[]): boolean =>
  JSON.stringify(a) ===
  JSON.stringify(
    // Events of before there were visits have no places.
    b.map(({ id, kind, title, minutes, speaker, place = '', presenterId, posting }) => ({
      kind,
      title,
      minutes,
      speaker,
      place,
      posting: posting ?? null,
      id,
      presenterId,
    })),
  );

interface Update {
  id: string;
  version: number;
  input: EventInput;
}

/** Throws `stale_version`, or `not_in_this_state` when the agenda would change after the lobby has opened. */
export const updateEvent = async (command: Command, { id, version, input }: Update): Promise<EventRecord> => {
  const before = await loadOwnEvent(command.actor, id);
  if (before.state === 'cancelled' || isOver(before)) throw new Problem('not_in_this_state');
  // Tickets are given from its publication on: what is open then stays open, and what is closed was promised to be.
  if (before.state !== 'draft' && isClosed(before) !== isClosed(input)) {
    throw fieldProblem('audience', 'closed_for_good');
  }
  // Who has registered for one has not for the other.
  if (before.state !== 'draft' && isVisit(before) !== isVisit(input)) throw fieldProblem('kind', 'visit_for_good');
  await requireReceiving(input);
  const agenda = await agendaOf(input.agenda, before.agenda);
  if (before.phase !== 'none' && !sameAgenda(agenda, before.agenda)) throw new Problem('not_in_this_state');
  const changed = await changeRecord<EventRecord>(events, {
    id,
    version,
    set: { ...contentOf(input), agenda },
    note: noteOf(command, 'event.changed', { isMoved: before.startsAt.getTime() !== Date.parse(input.startsAt) }),
  });
  if (!changed) throw new Problem('stale_version');
  return changed;
};

const DONE = { publish: 'event.published', cancel: 'event.cancelled' } as const satisfies Record<EventAct, string>;

/** Publishes an event, or calls one off whose lobby has not opened. */
export const moveEvent = async (command: Command, id: string, act: EventAct): Promise<EventRecord> => {
  const event = await loadOwnEvent(command.actor, id);
  const state = transition(eventLifecycle, event.state, act);
  if (!state) throw new Problem('not_in_this_state');
  const changed = await changeRecord<EventRecord>(events, {
    id,
    while: { state: event.state, ...(act === 'cancel' ? { phase: { $in: ['none', 'lobby'] } } : {}) },
    set: { state },
    note: noteOf(command, DONE[act]),
  });
  if (!changed) throw new Problem('not_in_this_state');
  return changed;
};

/** For the live feature: how far the session is now. Saying it again changes nothing. */
export const movePhase = async (
  id: string,
  { phase, by, now }: { phase: EventPhase; by: string | null; now: Date },
): Promise<void> => {
  await changeRecord<EventRecord>(events, {
    id,
    while: { phase: { $ne: phase } },
    set: { phase },
    note: { type: `session.${phase}`, noun: 'session', by, at: now, data: {} },
  });
};
