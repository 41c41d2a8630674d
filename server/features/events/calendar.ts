import { Readable } from 'node:stream';
import type { Download } from '#server/platform/http/handler.ts';
import type { EventRecord } from './model.ts';
import { isVisit } from './policy.ts';

/** The event as a calendar program takes it. The library is loaded when it is first needed. */
export const calendarOf = async (event: EventRecord, publicUrl: string): Promise<Download> => {
  const { default: ical, ICalEventStatus } = await import('ical-generator');
  const calendar = ical({ name: event.title, prodId: { company: 'Xietong', product: 'events' } });
  calendar.createEvent({
    id: `${event._id}@xietong`,
    start: event.startsAt,
    end: event.endsAt,
    stamp: event.updatedAt,
    sequence: event.version,
    summary: event.title,
    description: event.summary,
    ...(isVisit(event) ? { location: event.agenda[0]?.place ?? '' } : {}),
    url: `${publicUrl}/events/${event._id}`,
    status: event.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  const content = Buffer.from(calendar.toString());
  return {
    stream: Readable.from([content]),
    name: `${event.title}.ics`,
    mediaType: 'text/calendar; charset=utf-8',
    sizeBytes: content.length,
  };
};
