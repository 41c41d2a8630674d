// The public log of a session that is over, page by page.
import { isClosed, isHost } from '#server/features/events/policy.ts';
import { type Actor, isCenter } from '#server/platform/auth/actor.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { isRehearsal } from '#shared/live/rehearsal.ts';
import { loadWatched, nameOf } from './admission.ts';
import { entryOf, readAfter } from './log/store.ts';

const PAGE = 2_000;
const PUBLIC_LANES = new Set(['ctl', 'pub']);

/** Open once the replay is released; to the people who run it as soon as the session has ended. */
export const readReplay = async (actor: Actor, session: string, after: number) => {
  if (isRehearsal(session)) throw new Problem('not_found');
  const event = await loadWatched(actor, session);
  const isEarly = event.phase === 'ended' && (isHost(actor, event) || isCenter(actor));
  if (event.phase !== 'replay' && !isEarly) throw new Problem('not_found');
  const records = await readAfter(session, after, PAGE);
  return {
    title: event.title,
    entries: records.map((record) =>
      // A place that is not public keeps its number and nothing else, so that the reader can go on after it.
      record.lanes.some(({ lane }) => PUBLIC_LANES.has(lane))
        ? entryOf(record)
        : { order: record.order, at: record.at, kind: 'void', data: {} },
    ),
    isComplete: records.length < PAGE,
    mark: isClosed(event) ? await nameOf(actor) : null,
  };
};
