// Hours as people mean them: "from ten in the evening" is a time on the wall of their zone.
import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);
dayjs.extend(timezone);

/** The wall clock of a zone at a moment, HH:MM. */
const wallTime = (at: Date, timeZone: string): string => dayjs(at).tz(timeZone).format('HH:mm');

/** The next moment after `after` at which the zone's wall shows this time. */
export const nextAt = (time: string, timeZone: string, after: Date): Date => {
  const today = dayjs(after).tz(timeZone).format('YYYY-MM-DD');
  for (let days = 0; days < 3; days += 1) {
    const day = dayjs.utc(today).add(days, 'day').format('YYYY-MM-DD');
    // A time that a change of the clocks skips becomes the one right after the gap.
    const moment = dayjs.tz(`${day} ${time}`, timeZone).toDate();
    if (moment > after) return moment;
  }
  throw new Error('no day has this time');
};

interface Quiet {
  from: string;
  to: string;
}

/** Whether a wall time lies in quiet hours; from 22:00 to 07:30 lies over midnight, and equal ends mean none. */
const isWithin = (time: string, { from, to }: Quiet): boolean =>
  from <= to ? time >= from && time < to : time >= from || time < to;

/** The moment itself, or the end of the quiet hours that it falls into. */
export const afterQuiet = (at: Date, quiet: Quiet | null, timeZone: string): Date =>
  quiet && isWithin(wallTime(at, timeZone), quiet) ? nextAt(quiet.to, timeZone, at) : at;
