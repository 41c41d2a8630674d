// How long somebody was in a session while it was live; its pauses count for nobody.
import { type LogRecord, logEntries, type StayRecord, stays } from '#server/features/live/model.ts';
import { type Interval, merged, sharedMs } from '#server/features/live/report/dwell.ts';
import type { EntryData } from '#shared/live/entries.ts';

/** When the session was live, from its log; what is still open ends now. */
const liveTimes = async (session: string, now: number): Promise<Interval[]> => {
  const moves = await logEntries.find({ session, kind: 'session.moved' }).sort({ order: 1 }).lean<LogRecord[]>();
  const times: Interval[] = [];
  let from: number | null = null;
  for (const { at, data } of moves) {
    // Only `session.moved` is read.
    const { to } = data as EntryData<'session.moved'>;
    if (to === 'live') from ??= at;
    else if (from !== null) {
      times.push({ from, to: at });
      from = null;
    }
  }
  return from === null ? times : [...times, { from, to: now }];
};

const lengthOf = (times: readonly Interval[]): number => times.reduce((sum, { from, to }) => sum + to - from, 0);

export interface Attended {
  /** When the session was first live; null when it never was. */
  heldAt: number | null;
  /** Milliseconds. */
  ms: number;
  ofMs: number;
  /** From 0 to 100, rounded down: nobody is given what they have not. */
  percent: number;
}

export const attendedBy = async (session: string, userId: string, now: number): Promise<Attended> => {
  const [times, mine] = await Promise.all([
    liveTimes(session, now),
    stays.find({ session, userId }).lean<StayRecord[]>(),
  ]);
  const ofMs = lengthOf(times);
  const ms = sharedMs(merged(mine), times);
  return { heldAt: times[0]?.from ?? null, ms, ofMs, percent: ofMs === 0 ? 0 : Math.floor((ms * 100) / ofMs) };
};
