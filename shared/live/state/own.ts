// What concerns one person (`u:` lane), and what hosts alone see (`host` lane).
import type { Entry, EntryData } from '#shared/live/entries.ts';

export type MarkedIntent = EntryData<'intent.marked'> & { at: number };

export interface UserState {
  /** Poll id → option. */
  votes: Record<string, number>;
  upvotes: number[];
  /** Mine that wait for the moderators. */
  held: { id: number; what: 'chat' | 'question'; text: string }[];
  mutedUntilAt: number;
  isBanned: boolean;
  hasHandUp: boolean;
  /** Mine as an investor, and those that investors let me see as a company; one per investor and segment. */
  intents: MarkedIntent[];
}

export const newUser = (): UserState => ({
  votes: {},
  upvotes: [],
  held: [],
  mutedUntilAt: 0,
  isBanned: false,
  hasHandUp: false,
  intents: [],
});

const without = (
  intents: readonly MarkedIntent[],
  { userId, segmentId }: EntryData<'intent.withdrawn'>,
): MarkedIntent[] => intents.filter((one) => one.userId !== userId || one.segmentId !== segmentId);

const marked = (intents: readonly MarkedIntent[], data: EntryData<'intent.marked'>, at: number): MarkedIntent[] => [
  ...without(intents, data),
  { ...data, at },
];

const settled = (state: UserState, id: number | undefined): UserState =>
  id === undefined ? state : { ...state, held: state.held.filter((one) => one.id !== id) };

/** The state after one more entry; the same object when the entry says nothing to this lane. */
export const foldUser = (state: UserState, { kind, data, at, order }: Entry): UserState => {
  switch (kind) {
    case 'voted':
      return { ...state, votes: { ...state.votes, [data.pollId]: data.option } };
    case 'upvoted':
      return { ...state, upvotes: [...state.upvotes, data.questionId] };
    case 'chat.held':
      return { ...state, held: [...state.held, { id: order, what: 'chat', text: data.text }] };
    case 'question.held':
      return { ...state, held: [...state.held, { id: order, what: 'question', text: data.text }] };
    case 'chat.said':
    case 'question.shown':
      return settled(state, data.heldAs);
    case 'held.refused':
      return settled(state, data.id);
    case 'person.muted':
      return { ...state, mutedUntilAt: data.untilAt };
    case 'person.banned':
      return { ...state, isBanned: true };
    case 'person.freed':
      return { ...state, mutedUntilAt: 0, isBanned: false };
    case 'hand.raised':
      return { ...state, hasHandUp: true };
    case 'hand.lowered':
      return { ...state, hasHandUp: false };
    case 'intent.marked':
      return { ...state, intents: marked(state.intents, data, at) };
    case 'intent.withdrawn':
      return { ...state, intents: without(state.intents, data) };
    default:
      return state;
  }
};

export interface HostState {
  intents: MarkedIntent[];
}

export const newHost = (): HostState => ({ intents: [] });

export const foldHost = (state: HostState, { kind, data, at }: Entry): HostState =>
  kind === 'intent.marked' ? { intents: marked(state.intents, data, at) } : state;
