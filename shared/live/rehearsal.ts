// The rehearsal of an event is a session of its own, with its own log, attendance and owner, so that nothing of it can come
// into the event's session, its replay or its report. Its id is the event's with the highest bit set: an id begins with its
// time in seconds, and that bit is free until the year 2038.
import type { Lifecycle } from '#shared/contract/lifecycle.ts';
import { type SessionAct, type SessionState, sessionLifecycle } from './lifecycles.ts';

const TOP_BIT = 8;

const withFirstDigit = (id: string, change: (digit: number) => number): string =>
  `${change(Number.parseInt(id.slice(0, 1), 16)).toString(16)}${id.slice(1)}`;

/** The session in which an event is rehearsed. */
export const rehearsalOf = (eventId: string): string => withFirstDigit(eventId, (digit) => digit | TOP_BIT);

export const isRehearsal = (session: string): boolean => Number.parseInt(session.slice(0, 1), 16) >= TOP_BIT;

/** The event that a session belongs to. */
export const eventIdOf = (session: string): string =>
  isRehearsal(session) ? withFirstDigit(session, (digit) => digit & ~TOP_BIT) : session;

/** A rehearsal may be opened again after its end, and is never released. */
const rehearsalLifecycle: Lifecycle<SessionState, SessionAct> = {
  ...sessionLifecycle,
  open: { from: ['scheduled', 'ended'], to: 'lobby' },
  release: { from: [], to: 'replay' },
  archive: { from: [], to: 'archived' },
};

export const lifecycleOf = (session: string): Lifecycle<SessionState, SessionAct> =>
  isRehearsal(session) ? rehearsalLifecycle : sessionLifecycle;
