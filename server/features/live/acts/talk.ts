// What everybody in the audience may do: say, ask, support, vote, raise a hand.
import { Problem } from '#server/platform/http/problem.ts';
import { type Lane, userLane } from '#shared/live/lanes.ts';
import { type Acts, isFree, notNow, requireOpen, type Scene } from './scene.ts';

const REPEAT_WITHIN_MS = 60_000;
const REPEATS = 2;
const SPEAK_EVERY_MS = 700;

interface Said {
  /** When they last spoke, and when they last asked: one does not wait for the other. */
  lastAt: Record<'chat' | 'question', number>;
  texts: { text: string; at: number }[];
}

// Per session and person; lost at a restart, which only forgives.
const said = new WeakMap<Scene['room'], Map<string, Said>>();

const saidBy = ({ room, userId }: Scene): Said => {
  const people = said.get(room) ?? new Map<string, Said>();
  said.set(room, people);
  const mine = people.get(userId) ?? { lastAt: { chat: 0, question: 0 }, texts: [] };
  people.set(userId, mine);
  return mine;
};

/** Written differently, read the same: full width, capitals and spaces do not hide a word. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}\p{Cf}]+/gu, '');

const requireVoice = (scene: Scene): void => {
  const { state, userId, now } = scene;
  requireOpen(scene);
  const { isBanned, mutedUntilAt } = state.user(userId);
  if (isBanned) throw new Problem('banned');
  if (mutedUntilAt > now) {
    const seconds = Math.ceil((mutedUntilAt - now) / 1000);
    throw new Problem('muted', { params: { seconds }, retryAfterSeconds: seconds });
  }
};

const requirePace = (scene: Scene, what: 'chat' | 'question'): void => {
  const { state, now } = scene;
  const everyMs = isFree(scene) ? 0 : Math.max(SPEAK_EVERY_MS, state.ctl.rules.slowModeSeconds * 1000);
  const waitMs = saidBy(scene).lastAt[what] + everyMs - now;
  if (waitMs <= 0) return;
  const seconds = Math.ceil(waitMs / 1000);
  throw new Problem('too_many_requests', { params: { seconds }, retryAfterSeconds: seconds });
};

const reasonToHold = (scene: Scene, text: string): 'word' | 'rule' | 'repeat' | null => {
  const { state, now } = scene;
  if (isFree(scene)) return null;
  const bare = plain(text);
  if (state.staff.words.some((word) => bare.includes(plain(word)))) return 'word';
  if (state.ctl.rules.holdsChat) return 'rule';
  const same = saidBy(scene).texts.filter((one) => one.text === bare && now - one.at < REPEAT_WITHIN_MS);
  return same.length >= REPEATS ? 'repeat' : null;
};

const noteSaid = (scene: Scene, what: 'chat' | 'question', text: string): void => {
  const mine = saidBy(scene);
  mine.lastAt[what] = scene.now;
  mine.texts = [...mine.texts.slice(-4), { text: plain(text), at: scene.now }];
};

const held = ({ userId }: Scene): readonly Lane[] => ['staff', userLane(userId)];

export const talkActs: Acts<
  'chat.say' | 'question.ask' | 'question.upvote' | 'poll.vote' | 'hand.raise' | 'hand.lower'
> = {
  'chat.say': (scene, { text }) => {
    requireVoice(scene);
    requirePace(scene, 'chat');
    const why = reasonToHold(scene, text);
    noteSaid(scene, 'chat', text);
    const { name, organization, role } = scene.ticket;
    const data = { name, organization, role, text };
    return why
      ? [{ kind: 'chat.held', data: { ...data, why }, lanes: held(scene) }]
      : [{ kind: 'chat.said', data, lanes: ['pub'] }];
  },

  'question.ask': (scene, { text, isAnonymous, segmentId }) => {
    requireVoice(scene);
    requirePace(scene, 'question');
    const why = reasonToHold(scene, text);
    noteSaid(scene, 'question', text);
    const { name, organization } = scene.ticket;
    const author = isAnonymous ? { name: null, organization: '' } : { name, organization };
    const data = { ...author, text, segmentId };
    return why
      ? [{ kind: 'question.held', data: { ...data, why }, lanes: held(scene) }]
      : [{ kind: 'question.shown', data, lanes: ['pub'] }];
  },

  'question.upvote': (scene, { id }) => {
    requireVoice(scene);
    const { state, userId } = scene;
    const question = state.pub.questions.find((one) => one.id === id);
    if (!question) throw new Problem('not_found');
    if (question.state !== 'visible' || state.user(userId).upvotes.includes(id)) throw notNow();
    return [{ kind: 'upvoted', data: { questionId: id }, lanes: [userLane(userId), 'tally'] }];
  },

  'poll.vote': (scene, { id, option }) => {
    requireVoice(scene);
    const poll = scene.state.pub.polls.find((one) => one.id === id);
    if (!poll || option >= poll.options.length) throw new Problem('not_found');
    if (poll.state !== 'open') throw notNow();
    return [{ kind: 'voted', data: { pollId: id, option }, lanes: [userLane(scene.userId), 'tally'] }];
  },

  'hand.raise': (scene) => {
    requireVoice(scene);
    const { userId, ticket, state } = scene;
    if (state.user(userId).hasHandUp) throw notNow();
    const { name, organization } = ticket;
    return [{ kind: 'hand.raised', data: { userId, name, organization }, lanes: ['staff', userLane(userId)] }];
  },

  'hand.lower': ({ state, userId }) => {
    if (!state.user(userId).hasHandUp) throw notNow();
    return [{ kind: 'hand.lowered', data: { userId }, lanes: ['staff', userLane(userId)] }];
  },
};
