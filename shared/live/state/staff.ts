// What moderators and hosts work with: a fold over the `staff` lane. Its audit is the list of what staff did.
import type { Entry } from '#shared/live/entries.ts';
import type { ReviewAct } from '#shared/live/reviewers/acts.ts';

const AUDIT_KEPT = 100;
const HELD_KEPT = 300;

export interface Held {
  id: number;
  at: number;
  what: 'chat' | 'question';
  name: string | null;
  organization: string;
  text: string;
  why: 'word' | 'rule' | 'repeat';
}

export interface PollDraft {
  id: number;
  question: string;
  options: string[];
}

export interface Hand {
  userId: string;
  name: string;
  organization: string;
  at: number;
}

export interface AuditLine {
  id: number;
  at: number;
  kind:
    | 'held.refused'
    | 'redaction.noted'
    | 'person.muted'
    | 'person.banned'
    | 'person.freed'
    | 'words.changed'
    | `review.${ReviewAct}`;
  name: string;
  text: string;
  /** By which reviewer's link; by people of the session when it is left out. */
  reviewer?: string;
}

export interface StaffState {
  held: Held[];
  drafts: PollDraft[];
  hands: Hand[];
  muted: { userId: string; name: string; untilAt: number }[];
  banned: { userId: string; name: string }[];
  words: string[];
  audit: AuditLine[];
}

export const newStaff = (): StaffState => ({
  held: [],
  drafts: [],
  hands: [],
  muted: [],
  banned: [],
  words: [],
  audit: [],
});

const without = <Item>(items: readonly Item[], isGone: (item: Item) => boolean): Item[] =>
  items.filter((item) => !isGone(item));

const held = (state: StaffState, item: Held): StaffState => ({
  ...state,
  held: [...state.held.slice(1 - HELD_KEPT), item],
});

const settled = (state: StaffState, id: number | undefined): StaffState =>
  id === undefined ? state : { ...state, held: without(state.held, (item) => item.id === id) };

const onPerson = (state: StaffState, userId: string): Pick<StaffState, 'muted' | 'banned'> => ({
  muted: without(state.muted, (person) => person.userId === userId),
  banned: without(state.banned, (person) => person.userId === userId),
});

const fold = (state: StaffState, entry: Entry): StaffState => {
  const { kind, data, at, order: id } = entry;
  switch (kind) {
    case 'chat.held':
      return held(state, {
        id,
        at,
        what: 'chat',
        name: data.name,
        organization: data.organization,
        text: data.text,
        why: data.why,
      });
    case 'question.held':
      return held(state, {
        id,
        at,
        what: 'question',
        name: data.name,
        organization: data.organization,
        text: data.text,
        why: data.why,
      });
    case 'chat.said':
    case 'question.shown':
      return settled(state, data.heldAs);
    case 'held.refused':
      return settled(state, data.id);
    case 'poll.drafted':
      return { ...state, drafts: [...state.drafts, { id, ...data }] };
    case 'poll.opened':
      return { ...state, drafts: without(state.drafts, (draft) => draft.id === data.id) };
    case 'person.muted':
      return { ...state, ...onPerson(state, data.userId), muted: [...onPerson(state, data.userId).muted, data] };
    case 'person.banned':
      return { ...state, ...onPerson(state, data.userId), banned: [...onPerson(state, data.userId).banned, data] };
    case 'person.freed':
      return { ...state, ...onPerson(state, data.userId) };
    case 'words.changed':
      return { ...state, words: data.words };
    case 'hand.raised':
      return { ...state, hands: [...without(state.hands, (hand) => hand.userId === data.userId), { ...data, at }] };
    case 'hand.lowered':
      return { ...state, hands: without(state.hands, (hand) => hand.userId === data.userId) };
    default:
      return state;
  }
};

const auditLine = (before: StaffState, { kind, data, at, order: id }: Entry): AuditLine | null => {
  switch (kind) {
    case 'held.refused': {
      const item = before.held.find((one) => one.id === data.id);
      return { id, at, kind, name: item?.name ?? '', text: item?.text ?? '' };
    }
    case 'redaction.noted':
      return { id, at, kind, name: data.name, text: data.text };
    case 'reviewed': {
      const { reviewer, act, name, text } = data;
      return { id, at, kind: `review.${act}`, name, text, reviewer };
    }
    case 'person.muted':
    case 'person.banned':
    case 'person.freed':
      return { id, at, kind, name: data.name, text: '' };
    case 'words.changed':
      return { id, at, kind, name: '', text: data.words.join('、') };
    default:
      return null;
  }
};

/** The state after one more entry; the same object when the entry says nothing to this lane. */
export const foldStaff = (state: StaffState, entry: Entry): StaffState => {
  const line = auditLine(state, entry);
  const next = fold(state, entry);
  if (!line) return next;
  // Of a reviewer's act one line is enough: that with their name.
  const before = entry.kind === 'reviewed' ? next.audit.filter(({ id }) => id !== entry.order - 1) : next.audit;
  return { ...next, audit: [...before.slice(1 - AUDIT_KEPT), line] };
};
