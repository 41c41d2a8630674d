// A meeting of people as a calendar program takes it. Moments stand in UTC, which every calendar shows in its own zone.
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

interface Somebody {
  name: string;
  email: string;
}

export interface Appointment {
  /** The same over all changes of one meeting; `sequence` rises with each. */
  uid: string;
  sequence: number;
  startsAt: Date;
  endsAt: Date;
  changedAt: Date;
  title: string;
  place: string;
  description: string;
  url: string;
  /** A cancelled one takes the entry away again. */
  isCancelled: boolean;
  organizer: Somebody | null;
  attendees: readonly Somebody[];
}

/** iCalendar text (RFC 5545). `product` names the part of the platform that it comes from. */
export const appointmentText = (appointment: Appointment, product: string): string => {
  const { uid, sequence, startsAt, endsAt, changedAt, title, place, description, url, isCancelled } = appointment;
  const calendar = ical({
    prodId: { company: 'xietong', product },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  calendar.createEvent({
    id: uid,
    sequence,
    start: startsAt,
    end: endsAt,
    stamp: changedAt,
    summary: title,
    location: place || null,
    description,
    url,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(appointment.organizer ? { organizer: { ...appointment.organizer } } : {}),
    attendees: appointment.attendees.map(({ name, email }) => ({ name, email })),
  });
  return calendar.toString();
};
