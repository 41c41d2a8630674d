// Meetings: one side proposes times, another takes one. Any party may propose others or call it off; calendars follow.
import { userRefs } from '#server/features/users/reads.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import { userIdOf } from '#server/platform/auth/actor.ts';
import { newId } from '#server/platform/db/record.ts';
import { appointmentText } from '#server/platform/documents/appointment.ts';
import { fieldProblem, Problem } from '#server/platform/http/problem.ts';
import { type Command, change, readable, writable } from './command.ts';
import type { DealRecord, MeetingRecord, PartyRecord } from './model.ts';

const MEETINGS_MAX = 100;

interface MeetingInput {
  title: string;
  place: string;
  timeZone: string;
  slots: readonly { startsAt: string; endsAt: string }[];
}

/** Times to choose from, by who proposes them now. */
const proposal = ({ actor, now }: Command, { organizationId }: PartyRecord, input: MeetingInput) => ({
  title: input.title,
  place: input.place,
  timeZone: input.timeZone,
  slots: input.slots.map(({ startsAt, endsAt }, index) => {
    if (Date.parse(startsAt) <= now.getTime()) throw fieldProblem(`slots.${index}.startsAt`, 'in_the_past');
    return { id: newId(), startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
  }),
  state: 'proposed' as const,
  chosenSlotId: null,
  byUserId: userIdOf(actor),
  byOrganizationId: organizationId,
  changedAt: now,
});

const indexOf = (deal: DealRecord, meetingId: string): number => {
  const index = deal.meetings.findIndex(({ id }) => id === meetingId);
  if (index < 0) throw new Problem('not_found');
  return index;
};

/** Proposes times. Throws `not_found`, `forbidden`, `not_in_this_state`, a field problem for a time that has passed. */
export const proposeMeeting = async (command: Command, input: MeetingInput): Promise<DealRecord> => {
  const { deal, party } = await writable(command);
  const meeting: MeetingRecord = { id: newId(), ...proposal(command, party, input), sequence: 0 };
  return change({
    command,
    deal,
    type: 'deal.meeting_proposed',
    data: { meetingId: meeting.id },
    while: { [`meetings.${MEETINGS_MAX - 1}`]: { $exists: false } },
    push: { meetings: meeting },
  });
};

/** The time that people's calendars may hold: the one that is fixed, or that was before others were proposed. */
export const inCalendars = ({
  slots,
  chosenSlotId,
  announced,
}: MeetingRecord): { startsAt: Date; endsAt: Date } | null => {
  const chosen = slots.find(({ id }) => id === chosenSlotId);
  return chosen ? { startsAt: chosen.startsAt, endsAt: chosen.endsAt } : (announced ?? null);
};

/** Proposes other times; what was fixed is open again. */
export const changeMeeting = async (
  command: Command,
  { meetingId, ...input }: MeetingInput & { meetingId: string },
): Promise<DealRecord> => {
  const { deal, party } = await writable(command);
  const index = indexOf(deal, meetingId);
  const before = deal.meetings[index];
  if (!before || before.state === 'cancelled') throw new Problem('not_in_this_state');
  const meeting: MeetingRecord = {
    ...before,
    ...proposal(command, party, input),
    announced: inCalendars(before),
    sequence: before.sequence + 1,
  };
  return change({
    command,
    deal,
    type: 'deal.meeting_proposed',
    data: { meetingId },
    while: { [`meetings.${index}.sequence`]: before.sequence },
    set: { [`meetings.${index}`]: meeting },
  });
};

/** Takes one of the times that another party proposed. Of two who choose at once the first is right. */
export const chooseSlot = async (
  command: Command,
  { meetingId, slotId }: { meetingId: string; slotId: string },
): Promise<DealRecord> => {
  const { deal, party } = await writable(command);
  const index = indexOf(deal, meetingId);
  const before = deal.meetings[index];
  if (before?.state !== 'proposed') throw new Problem('not_in_this_state');
  if (before.byOrganizationId === party.organizationId) throw new Problem('forbidden');
  const slot = before.slots.find(({ id }) => id === slotId);
  if (!slot) throw fieldProblem('slotId', 'not_found');
  if (slot.startsAt <= command.now) throw fieldProblem('slotId', 'in_the_past');
  return change({
    command,
    deal,
    type: 'deal.meeting_fixed',
    data: { meetingId, startsAt: slot.startsAt.toISOString() },
    while: { [`meetings.${index}.sequence`]: before.sequence, [`meetings.${index}.state`]: 'proposed' },
    set: {
      [`meetings.${index}`]: {
        ...before,
        state: 'fixed',
        chosenSlotId: slotId,
        announced: null,
        sequence: before.sequence + 1,
        changedAt: command.now,
      },
    },
  });
};

/** Calls a meeting off. */
export const cancelMeeting = async (command: Command, meetingId: string): Promise<DealRecord> => {
  const { deal } = await writable(command);
  const index = indexOf(deal, meetingId);
  const before = deal.meetings[index];
  if (!before || before.state === 'cancelled') throw new Problem('not_in_this_state');
  return change({
    command,
    deal,
    type: 'deal.meeting_cancelled',
    data: { meetingId },
    while: { [`meetings.${index}.sequence`]: before.sequence },
    set: {
      [`meetings.${index}`]: {
        ...before,
        state: 'cancelled',
        sequence: before.sequence + 1,
        changedAt: command.now,
      },
    },
  });
};

/**
 * A fixed meeting as a calendar file; one that was cancelled, or is to be at another time, takes the entry away again. Moments in
 * UTC, which every calendar shows in its own zone. Throws `not_in_this_state` while no time was ever fixed.
 */
export const meetingCalendar = async (actor: Actor, id: string, meetingId: string, publicUrl: string) => {
  const deal = await readable(actor, id);
  const meeting = deal.meetings[indexOf(deal, meetingId)];
  const slot = meeting && inCalendars(meeting);
  if (!slot) throw new Problem('not_in_this_state');
  const people = await userRefs(deal.people.map(({ userId }) => userId));
  const { hostname } = new URL(publicUrl);
  const proposer = people.get(meeting.byUserId);
  const url = `${publicUrl}/deals/${deal._id}`;
  const text = appointmentText(
    {
      uid: `${meeting.id}@${hostname}`,
      sequence: meeting.sequence,
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
      changedAt: meeting.changedAt,
      title: meeting.title,
      place: meeting.place,
      description: `${deal.title}\n${url}`,
      url,
      isCancelled: meeting.state !== 'fixed',
      organizer: proposer ? { name: proposer.name, email: proposer.email } : null,
      attendees: [...people.values()],
    },
    'deals',
  );
  return { text, name: `${meeting.title}.ics` };
};
