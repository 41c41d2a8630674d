// Moderation. Each act of staff stands in the staff lane: that is its audit.
import { readEntry } from '#server/features/live/log/store.ts';
import type { LogRecord } from '#server/features/live/model.ts';
import type { Draft } from '#server/features/live/room.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { transition } from '#shared/contract/lifecycle.ts';
import type { EntryData } from '#shared/live/entries.ts';
import { type Lane, userLane } from '#shared/live/lanes.ts';
import { questionLifecycle } from '#shared/live/lifecycles.ts';
import type { ReviewAct } from '#shared/live/reviewers/acts.ts';
import type { Held } from '#shared/live/state/staff.ts';
import { type Acts, notNow, type Scene } from './scene.ts';

/** Who wrote an entry, and what; names of anonymous questions stay with the server. */
const authored = async (
  { room }: Scene,
  order: number,
): Promise<{ entry: LogRecord; userId: string; name: string; text: string }> => {
  const entry = await readEntry(room.session, order);
  const isAuthored = entry && ['chat.said', 'chat.held', 'question.shown', 'question.held'].includes(entry.kind);
  if (!isAuthored || entry.by === null) throw new Problem('not_found');
  // These four kinds all have a name and a text, and those that were shown may have been held.
  const { name, text, heldAs } = entry.data as EntryData<'question.shown'>;
  // What was held is shown by a moderator's entry; its author is that of the held one.
  const author = heldAs === undefined ? entry : await readEntry(room.session, heldAs);
  return { entry, userId: author?.by ?? entry.by, name: name ?? '', text };
};

/** With what a reviewer's act becomes stands whose link it was. */
const reviewed = ({ reviewer }: Scene, act: ReviewAct, { name, text }: Pick<Held, 'name' | 'text'>): Draft[] =>
  reviewer === undefined
    ? []
    : [{ kind: 'reviewed', data: { reviewer, act, name: name ?? '', text }, lanes: ['staff'] }];

const held = ({ state }: Scene, id: number) => {
  const item = state.staff.held.find((one) => one.id === id);
  if (!item) throw notNow();
  return item;
};

const released = async (scene: Scene, id: number): Promise<(then: Scene) => readonly Draft[]> => {
  held(scene, id);
  const { entry, userId } = await authored(scene, id);
  const lanes: readonly Lane[] = ['pub', 'staff', userLane(userId)];
  return (then) => {
    const note = reviewed(then, 'show', held(then, id));
    if (entry.kind === 'chat.held') {
      // The kind says what the data is.
      const { why: _why, ...data } = entry.data as EntryData<'chat.held'>;
      return [{ kind: 'chat.said', data: { ...data, heldAs: id }, lanes }, ...note];
    }
    const { why: _why, ...data } = entry.data as EntryData<'question.held'>;
    return [{ kind: 'question.shown', data: { ...data, heldAs: id }, lanes }, ...note];
  };
};

/** Staff cannot silence each other. */
const STAFF_ROLES = new Set(['host', 'moderator']);

const onAuthor = async (
  scene: Scene,
  order: number,
  decide: (who: { userId: string; name: string }, then: Scene) => Draft,
): Promise<(then: Scene) => readonly Draft[]> => {
  const { entry, userId, name } = await authored(scene, order);
  // Only messages carry a role; questions are asked by anybody.
  if (STAFF_ROLES.has(String((entry.data as { role?: string }).role))) throw new Problem('forbidden');
  return (then) => [decide({ userId, name }, then)];
};

export const staffActs: Acts<
  | 'held.release'
  | 'held.refuse'
  | 'chat.redact'
  | 'question.move'
  | 'person.mute'
  | 'person.ban'
  | 'person.free'
  | 'hand.dismiss'
  | 'rules.change'
  | 'words.change'
> = {
  'held.release': (scene, { id }) => released(scene, id),

  'held.refuse': async (scene, { id }) => {
    held(scene, id);
    const { userId } = await authored(scene, id);
    return (then) => {
      const note = reviewed(then, 'dismiss', held(then, id));
      return [{ kind: 'held.refused', data: { id }, lanes: ['staff', userLane(userId)] }, ...note];
    };
  },

  'chat.redact': async (scene, { id }) => {
    const { entry, name, text } = await authored(scene, id);
    if (entry.kind !== 'chat.said' || text === '') throw notNow();
    // Out of the record first: what a later reader pulls has no words in it.
    await scene.room.blank(id);
    return () => [
      { kind: 'chat.redacted', data: { id }, lanes: ['pub'] },
      { kind: 'redaction.noted', data: { id, name, text }, lanes: ['staff'] },
      ...reviewed(scene, 'redact', { name, text }),
    ];
  },

  'question.move': (scene, { id, act, into }) => {
    const { state } = scene;
    const question = state.pub.questions.find((one) => one.id === id);
    if (!question) throw new Problem('not_found');
    const to = transition(questionLifecycle, question.state, act);
    if (!to) throw notNow();
    if (act !== 'merge') {
      return [{ kind: 'question.moved', data: { id, to }, lanes: ['pub'] }, ...reviewed(scene, 'redact', question)];
    }
    const target = state.pub.questions.find((one) => one.id === into);
    if (!target || target.id === id || target.state === 'merged') throw notNow();
    return [{ kind: 'question.moved', data: { id, to, into: target.id }, lanes: ['pub'] }];
  },

  'person.mute': (scene, { entry, seconds }) =>
    onAuthor(scene, entry, ({ userId, name }, then) => ({
      kind: 'person.muted',
      data: { userId, name, untilAt: then.now + seconds * 1000 },
      lanes: ['staff', userLane(userId)],
    })),

  'person.ban': (scene, { entry }) =>
    onAuthor(scene, entry, ({ userId, name }) => ({
      kind: 'person.banned',
      data: { userId, name },
      lanes: ['staff', userLane(userId)],
    })),

  'person.free': ({ state }, { userId }) => {
    const person = [...state.staff.muted, ...state.staff.banned].find((one) => one.userId === userId);
    if (!person) throw notNow();
    return [{ kind: 'person.freed', data: { userId, name: person.name }, lanes: ['staff', userLane(userId)] }];
  },

  'hand.dismiss': ({ state }, { userId }) => {
    if (!state.staff.hands.some((hand) => hand.userId === userId)) throw notNow();
    return [{ kind: 'hand.lowered', data: { userId }, lanes: ['staff', userLane(userId)] }];
  },

  'rules.change': (_scene, { slowModeSeconds, holdsChat }) => [
    { kind: 'rules.changed', data: { slowModeSeconds, holdsChat }, lanes: ['ctl'] },
  ],

  'words.change': (_scene, { words }) => [
    { kind: 'words.changed', data: { words: [...new Set(words)] }, lanes: ['staff'] },
  ],
};
