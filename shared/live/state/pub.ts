// What everybody sees of what is said: a fold over the `pub` lane.
import type { Entry, Reaction } from '#shared/live/entries.ts';
import type { Role } from '#shared/live/lanes.ts';
import type { QuestionState } from '#shared/live/lifecycles.ts';

/** A screen shows the newest messages; older ones are in the log. */
export const CHAT_KEPT = 60;
const QUESTIONS_KEPT = 200;
const POLLS_KEPT = 40;
/** As many lines as stand below the picture. */
const CAPTIONS_KEPT = 2;

export interface ChatMessage {
  id: number;
  at: number;
  name: string;
  organization: string;
  role: Role;
  /** Empty once taken back by the moderators. */
  text: string;
  isRedacted: boolean;
}

export interface Question {
  id: number;
  at: number;
  /** Null: asked anonymously. */
  name: string | null;
  organization: string;
  text: string;
  segmentId: string | null;
  state: QuestionState;
  /** The question it was merged into. */
  into: number | null;
}

export interface Poll {
  id: number;
  question: string;
  options: string[];
  state: 'open' | 'closed';
  /** Final once closed; while it is open the sums have the votes so far. */
  counts: number[];
}

export interface PubState {
  chat: ChatMessage[];
  questions: Question[];
  polls: Poll[];
  reactions: Partial<Record<Reaction, number>>;
  captions: { id: number; text: string }[];
}

export const newPub = (): PubState => ({ chat: [], questions: [], polls: [], reactions: {}, captions: [] });

const addedReactions = (now: PubState['reactions'], more: PubState['reactions']): PubState['reactions'] => {
  const sum = { ...now };
  for (const [kind, count] of Object.entries(more)) {
    // The keys are those of the record itself.
    const reaction = kind as Reaction;
    sum[reaction] = (sum[reaction] ?? 0) + (count ?? 0);
  }
  return sum;
};

/** The state after one more entry; the same object when the entry says nothing to this lane. */
export const foldPub = (state: PubState, { kind, data, at, order }: Entry): PubState => {
  switch (kind) {
    case 'chat.said': {
      const { name, organization, role, text } = data;
      const message = { id: order, at, name, organization, role, text, isRedacted: text === '' };
      return { ...state, chat: [...state.chat.slice(1 - CHAT_KEPT), message] };
    }
    case 'chat.redacted':
      return {
        ...state,
        chat: state.chat.map((message) =>
          message.id === data.id ? { ...message, text: '', isRedacted: true } : message,
        ),
      };
    case 'question.shown': {
      const { name, organization, text, segmentId } = data;
      const question: Question = { id: order, at, name, organization, text, segmentId, state: 'visible', into: null };
      return { ...state, questions: [...state.questions.slice(1 - QUESTIONS_KEPT), question] };
    }
    case 'question.moved':
      return {
        ...state,
        questions: state.questions.map((question) =>
          question.id === data.id ? { ...question, state: data.to, into: data.into ?? null } : question,
        ),
      };
    case 'poll.opened': {
      const poll: Poll = { ...data, state: 'open', counts: data.options.map(() => 0) };
      return { ...state, polls: [...state.polls.slice(1 - POLLS_KEPT), poll] };
    }
    case 'poll.closed':
      return {
        ...state,
        polls: state.polls.map((poll) =>
          poll.id === data.id ? { ...poll, state: 'closed', counts: data.counts } : poll,
        ),
      };
    case 'caption.said':
      return {
        ...state,
        captions: data.text ? [...state.captions.slice(1 - CAPTIONS_KEPT), { id: order, text: data.text }] : [],
      };
    case 'reacted':
      return { ...state, reactions: addedReactions(state.reactions, data.counts) };
    default:
      return state;
  }
};
