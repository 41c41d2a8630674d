// What may become of sessions, segments, questions and polls: pure tables, the same on the server, on the screen and in a replay.
import type { Lifecycle } from '#shared/contract/lifecycle.ts';

export const SESSION_STATES = [
  'scheduled',
  'lobby',
  'live',
  'paused',
  'ended',
  'replay',
  'archived',
  'cancelled',
] as const;
export type SessionState = (typeof SESSION_STATES)[number];
export const SESSION_ACTS = ['open', 'begin', 'pause', 'resume', 'end', 'release', 'archive', 'cancel'] as const;
export type SessionAct = (typeof SESSION_ACTS)[number];

export const sessionLifecycle: Lifecycle<SessionState, SessionAct> = {
  open: { from: ['scheduled'], to: 'lobby' },
  begin: { from: ['lobby'], to: 'live' },
  pause: { from: ['live'], to: 'paused' },
  resume: { from: ['paused'], to: 'live' },
  end: { from: ['live', 'paused'], to: 'ended' },
  release: { from: ['ended'], to: 'replay' },
  archive: { from: ['ended', 'replay'], to: 'archived' },
  cancel: { from: ['scheduled', 'lobby'], to: 'cancelled' },
};

/** What a host does in the session; calling it off is done on the event. */
export const HOST_SESSION_ACTS = ['open', 'begin', 'pause', 'resume', 'end', 'release', 'archive'] as const;

export const SEGMENT_STATES = ['pending', 'on_deck', 'running', 'qa', 'done', 'skipped'] as const;
export type SegmentState = (typeof SEGMENT_STATES)[number];
export const SEGMENT_ACTS = ['call', 'start', 'ask', 'finish', 'skip', 'reopen'] as const;
export type SegmentAct = (typeof SEGMENT_ACTS)[number];

export const segmentLifecycle: Lifecycle<SegmentState, SegmentAct> = {
  call: { from: ['pending'], to: 'on_deck' },
  start: { from: ['pending', 'on_deck'], to: 'running' },
  ask: { from: ['running'], to: 'qa' },
  finish: { from: ['running', 'qa'], to: 'done' },
  skip: { from: ['pending', 'on_deck'], to: 'skipped' },
  reopen: { from: ['skipped'], to: 'pending' },
};

export const QUESTION_STATES = ['visible', 'answering', 'answered', 'dismissed', 'merged'] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];
export const QUESTION_ACTS = ['answer', 'settle', 'dismiss', 'merge'] as const;
export type QuestionAct = (typeof QUESTION_ACTS)[number];

/** A question that is held is not one yet: it waits in the staff lane. */
export const questionLifecycle: Lifecycle<QuestionState, QuestionAct> = {
  answer: { from: ['visible'], to: 'answering' },
  settle: { from: ['visible', 'answering'], to: 'answered' },
  dismiss: { from: ['visible', 'answering'], to: 'dismissed' },
  merge: { from: ['visible'], to: 'merged' },
};

export const POLL_STATES = ['draft', 'open', 'closed'] as const;
export type PollState = (typeof POLL_STATES)[number];
export type PollAct = 'open' | 'close';

export const pollLifecycle: Lifecycle<PollState, PollAct> = {
  open: { from: ['draft'], to: 'open' },
  close: { from: ['open'], to: 'closed' },
};
