// What came of a session: who was there, how long in which pitch, what was said, and who is interested.
import { loadEvent } from '#server/features/events/load.ts';
import { type LogRecord, logEntries, type StayRecord, stays } from '#server/features/live/model.ts';
import { mayReadIntents, mayReport } from '#server/features/live/policy.ts';
import { rebuild } from '#server/features/live/restore.ts';
import { membershipsByUser } from '#server/features/organizations/reads.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { EntryData } from '#shared/live/entries.ts';
import type { Report } from '#shared/live/routes.ts';
import { type Interval, merged, peakOf, sharedMs } from './dwell.ts';

const seconds = (ms: number): number => Math.round(ms / 1000);
const mean = (sum: number, count: number): number => (count === 0 ? 0 : seconds(sum / count));

interface Presence {
  userId: string | null;
  intervals: Interval[];
}

const presences = async (session: string): Promise<Map<string, Presence>> => {
  const people = new Map<string, Presence>();
  for (const { who, userId, from, to } of await stays.find({ session }).lean<StayRecord[]>()) {
    const known = people.get(who) ?? { userId, intervals: [] };
    known.intervals.push({ from, to });
    people.set(who, known);
  }
  for (const person of people.values()) person.intervals = merged(person.intervals);
  return people;
};

/** When each segment had the floor: from its start to its end, questions included. */
const floors = (moves: readonly LogRecord[], endedAt: number): Map<string, Interval[]> => {
  const open = new Map<string, number>();
  const windows = new Map<string, Interval[]>();
  for (const { at, data } of moves) {
    // Only `segment.moved` is read.
    const { id, to } = data as EntryData<'segment.moved'>;
    if (to === 'running') open.set(id, at);
    const from = open.get(id);
    if (to !== 'done' || from === undefined) continue;
    windows.set(id, [...(windows.get(id) ?? []), { from, to: at }]);
    open.delete(id);
  }
  for (const [id, from] of open) windows.set(id, [...(windows.get(id) ?? []), { from, to: endedAt }]);
  return windows;
};

const ofKind = (session: string, kind: LogRecord['kind']): Promise<LogRecord[]> =>
  logEntries.find({ session, kind }).sort({ order: 1 }).lean<LogRecord[]>();

const momentOf = (moves: readonly LogRecord[], to: string): number | null =>
  // Only `session.moved` is read.
  moves.find(({ data }) => (data as EntryData<'session.moved'>).to === to)?.at ?? null;

const institutionsOf = async (people: readonly Presence[]): Promise<Report['institutions']> => {
  const memberships = await membershipsByUser(people.flatMap(({ userId }) => userId ?? []));
  const rows = new Map<string, { people: number; ms: number }>();
  for (const { userId, intervals } of people) {
    const name = userId === null ? undefined : memberships.get(userId)?.[0]?.organization.name;
    if (!name) continue;
    const row = rows.get(name) ?? { people: 0, ms: 0 };
    const ms = intervals.reduce((sum, { from, to }) => sum + to - from, 0);
    rows.set(name, { people: row.people + 1, ms: row.ms + ms });
  }
  return [...rows]
    .map(([name, row]) => ({ name, people: row.people, meanSeconds: mean(row.ms, row.people) }))
    .sort((a, b) => b.people - a.people || b.meanSeconds - a.meanSeconds);
};

/** Throws `forbidden` for everybody but hosts and administrators. */
export const reportOf = async (actor: Actor, session: string, now: Date): Promise<Report> => {
  const event = await loadEvent(actor, session);
  if (!mayReport(actor, event)) throw new Problem('forbidden');
  const [people, moves, segmentMoves, messages, questions, { state }] = await Promise.all([
    presences(session),
    ofKind(session, 'session.moved'),
    ofKind(session, 'segment.moved'),
    logEntries.countDocuments({ session, kind: 'chat.said' }),
    logEntries.countDocuments({ session, kind: 'question.shown' }),
    rebuild(session),
  ]);
  const endedAt = momentOf(moves, 'ended');
  const windows = floors(segmentMoves, endedAt ?? now.getTime());
  const all = [...people.values()];
  const total = all.reduce((sum, { intervals }) => sum + intervals.reduce((ms, { from, to }) => ms + to - from, 0), 0);
  const titles = new Map(event.agenda.map(({ id, title }) => [id, title]));
  const startedAt = momentOf(moves, 'live');
  return {
    title: event.title,
    startedAt: startedAt === null ? null : new Date(startedAt).toISOString(),
    endedAt: endedAt === null ? null : new Date(endedAt).toISOString(),
    people: all.length,
    peak: peakOf(all.flatMap(({ intervals }) => intervals)),
    meanSeconds: mean(total, all.length),
    messages,
    questions,
    segments: event.agenda.map(({ id, title }) => {
      const times = all.map(({ intervals }) => sharedMs(intervals, windows.get(id) ?? [])).filter((ms) => ms > 0);
      return {
        segmentId: id,
        title,
        people: times.length,
        meanSeconds: mean(
          times.reduce((a, b) => a + b, 0),
          times.length,
        ),
      };
    }),
    institutions: await institutionsOf(all),
    intents: mayReadIntents(actor, event)
      ? state.host.intents.map(({ segmentId, userId: _userId, at: _at, ...intent }) => ({
          ...intent,
          segment: titles.get(segmentId) ?? '',
        }))
      : null,
  };
};
