// What a reviewer sees and settles: what is held, and what was held and has been shown. Nothing else of the session.
import { findEvent } from '#server/features/events/reads.ts';
import type { AdmittedAct } from '#server/features/live/acts/perform.ts';
import type { Hall } from '#server/features/live/hall.ts';
import { readEntry } from '#server/features/live/log/store.ts';
import type { LogRecord } from '#server/features/live/model.ts';
import type { Rooms } from '#server/features/live/rooms.ts';
import { foundOr404 } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { Entry, EntryData } from '#shared/live/entries.ts';
import type { SessionState } from '#shared/live/lifecycles.ts';
import type { ReviewAct } from '#shared/live/reviewers/acts.ts';
import type { Review } from '#shared/live/reviewers/routes.ts';
import type { ReviewerLinkRecord } from './model.ts';

const SHOWN_MAX = 30;
/** Of the moderators' lane so many entries are looked through for what was shown. */
const LOOKED_THROUGH = 300;
const OPEN: readonly SessionState[] = ['lobby', 'live', 'paused'];

type Released = Extract<Entry, { kind: 'chat.said' | 'question.shown' }>;

const wasHeld = (entry: Entry): entry is Released =>
  (entry.kind === 'chat.said' || entry.kind === 'question.shown') && entry.data.heldAs !== undefined;

const isStillShown = ({ shown }: Hall, { kind, order, data }: Released): boolean => {
  // The words of a message that was taken back are gone from the log.
  if (kind === 'chat.said') return data.text !== '';
  return shown.pub.questions.find(({ id }) => id === order)?.state !== 'dismissed';
};

const shownIn = async (hall: Hall): Promise<Review['shown']> => {
  const entries = await hall.missed('staff', Math.max(0, hall.audience.head('staff') - LOOKED_THROUGH));
  return entries
    .filter(wasHeld)
    .filter((entry) => isStillShown(hall, entry))
    .slice(-SHOWN_MAX)
    .reverse()
    .map(({ kind, order, at, data }) => ({
      entry: order,
      at,
      what: kind === 'chat.said' ? 'chat' : 'question',
      name: data.name,
      text: data.text,
    }));
};

/** Throws `not_found`. */
export const readReview = async (rooms: Rooms, { session, name, expiresAt }: ReviewerLinkRecord): Promise<Review> => {
  const { title } = foundOr404(await findEvent(session));
  const hall = await rooms.enter(session);
  return {
    title,
    state: hall.shown.ctl.state,
    name,
    expiresAt: expiresAt.toISOString(),
    held: hall.shown.staff.held.map(({ id, at, what, name: author, text, why }) => ({
      entry: id,
      at,
      what,
      name: author,
      text,
      why,
    })),
    shown: await shownIn(hall),
  };
};

interface Decision {
  entry: number;
  act: ReviewAct;
  clientId: string;
}

const HELD: readonly LogRecord['kind'][] = ['chat.held', 'question.held'];

/** The act of a moderator that a decision is. Throws `not_found` for what was never held: that is none of a reviewer's. */
const actOf = async (session: string, { entry: id, act, clientId }: Decision) => {
  const record = foundOr404(await readEntry(session, id));
  if (act !== 'redact') {
    if (!HELD.includes(record.kind)) throw new Problem('not_found');
    return { name: act === 'show' ? 'held.release' : 'held.refuse', body: { clientId, id } } as const;
  }
  // Both kinds that can be released say what they were held as; all others do not.
  if ((record.data as Partial<EntryData<'chat.said'>>).heldAs === undefined) throw new Problem('not_found');
  return record.kind === 'chat.said'
    ? ({ name: 'chat.redact', body: { clientId, id } } as const)
    : ({ name: 'question.move', body: { clientId, id, act: 'dismiss' } } as const);
};

/** Throws `not_found`, `not_in_this_state` for what is settled already, or once the session is over. */
export const decideReview = async (rooms: Rooms, link: ReviewerLinkRecord, decision: Decision): Promise<void> => {
  const { _id, session, name, expiresAt } = link;
  const hall = await rooms.enter(session);
  if (!OPEN.includes(hall.shown.ctl.state)) throw new Problem('not_in_this_state');
  const act: AdmittedAct = {
    ...(await actOf(session, decision)),
    reviewer: name,
    ticket: {
      session,
      userId: _id,
      who: _id,
      name,
      organization: '',
      role: 'moderator',
      expires: expiresAt.getTime(),
    },
  };
  await rooms.act(session, act);
};
