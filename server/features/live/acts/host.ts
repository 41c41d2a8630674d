// How the session runs: its state, its agenda, the clock, announcements and polls.
import { findEvent } from '#server/features/events/reads.ts';
import type { Draft } from '#server/features/live/room.ts';
import { foundOr404 } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { transition } from '#shared/contract/lifecycle.ts';
import { pollLifecycle, type SessionAct, segmentLifecycle } from '#shared/live/lifecycles.ts';
import { eventIdOf, isRehearsal, lifecycleOf } from '#shared/live/rehearsal.ts';
import { pollCounts } from '#shared/live/state/tally.ts';
import { type Acts, notNow, requireOpen, type Scene, segmentIn } from './scene.ts';

const MINUTE_MS = 60_000;

const plan = async (session: string): Promise<Draft> => {
  const event = foundOr404(await findEvent(eventIdOf(session)));
  if (event.state !== 'published' && !(isRehearsal(session) && event.state === 'draft')) throw notNow();
  return {
    kind: 'session.planned',
    data: {
      title: event.title,
      startsAt: event.startsAt.getTime(),
      segments: event.agenda.map(({ minutes, posting: _posting, place: _place, ...plan }) => ({
        ...plan,
        limitMs: minutes * MINUTE_MS,
      })),
    },
    lanes: ['ctl'],
  };
};

const movedTo = ({ room, state }: Scene, act: SessionAct): Draft => {
  const to = transition(lifecycleOf(room.session), state.ctl.state, act);
  if (!to) throw notNow();
  return { kind: 'session.moved', data: { to }, lanes: ['ctl'] };
};

// Who is still on stage has finished when the session has.
const finished = ({ state }: Scene): Draft[] =>
  state.ctl.segments
    .filter((segment) => segment.state === 'running' || segment.state === 'qa')
    .map(({ id }) => ({ kind: 'segment.moved', data: { id, to: 'done' }, lanes: ['ctl'] }));

const closedPolls = ({ state }: Scene): Draft[] =>
  state.pub.polls
    .filter((poll) => poll.state === 'open')
    .map(({ id, options }) => ({
      kind: 'poll.closed',
      data: { id, counts: pollCounts(state.tally, id, options.length) },
      lanes: ['pub'],
    }));

const runningIn = ({ state }: Scene, except: string): boolean =>
  state.ctl.segments.some(({ id, state: now }) => id !== except && (now === 'running' || now === 'qa'));

export const hostActs: Acts<
  | 'session.move'
  | 'segment.move'
  | 'timer.pause'
  | 'timer.resume'
  | 'timer.limit'
  | 'announce'
  | 'poll.draft'
  | 'poll.open'
  | 'poll.close'
> = {
  'session.move': (scene, { act }) => {
    movedTo(scene, act);
    if (act === 'open') return plan(scene.room.session).then((planned) => (then) => [planned, movedTo(then, act)]);
    if (act === 'end') return [movedTo(scene, act), ...finished(scene), ...closedPolls(scene)];
    return [movedTo(scene, act)];
  },

  'segment.move': (scene, { id, act }) => {
    requireOpen(scene);
    const segment = segmentIn(scene, id);
    const to = transition(segmentLifecycle, segment.state, act);
    if (!to) throw notNow();
    const begins = to === 'running' || to === 'qa';
    // One at a time has the floor, and only while the session is on.
    if (begins && (scene.state.ctl.state !== 'live' || runningIn(scene, id))) throw notNow();
    return [{ kind: 'segment.moved', data: { id, to }, lanes: ['ctl'] }];
  },

  'timer.pause': (scene, { id }) => {
    const { state, timer } = segmentIn(scene, id);
    if (state !== 'running' || timer.pausedAt !== null) throw notNow();
    return [{ kind: 'timer.paused', data: { id }, lanes: ['ctl'] }];
  },

  'timer.resume': (scene, { id }) => {
    const { state, timer } = segmentIn(scene, id);
    if (state !== 'running' || timer.pausedAt === null) throw notNow();
    return [{ kind: 'timer.resumed', data: { id }, lanes: ['ctl'] }];
  },

  'timer.limit': (scene, { id, limitMs }) => {
    if (['done', 'skipped'].includes(segmentIn(scene, id).state)) throw notNow();
    return [{ kind: 'timer.limited', data: { id, limitMs }, lanes: ['ctl'] }];
  },

  announce: (scene, { text }) => {
    requireOpen(scene);
    return [{ kind: 'announced', data: { text }, lanes: ['ctl'] }];
  },

  'poll.draft': (_scene, { question, options }) => [
    { kind: 'poll.drafted', data: { question, options }, lanes: ['staff'] },
  ],

  'poll.open': (scene, { id }) => {
    requireOpen(scene);
    const draft = scene.state.staff.drafts.find((one) => one.id === id);
    if (!draft) throw new Problem('not_found');
    return [{ kind: 'poll.opened', data: draft, lanes: ['pub', 'staff'] }];
  },

  'poll.close': (scene, { id }) => {
    const poll = scene.state.pub.polls.find((one) => one.id === id);
    if (!poll) throw new Problem('not_found');
    if (!transition(pollLifecycle, poll.state, 'close')) throw notNow();
    const counts = pollCounts(scene.state.tally, id, poll.options.length);
    return [{ kind: 'poll.closed', data: { id, counts }, lanes: ['pub'] }];
  },
};
