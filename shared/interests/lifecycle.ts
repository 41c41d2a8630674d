import type { Lifecycle } from '#shared/contract/lifecycle.ts';

export const INTEREST_STATES = ['sent', 'accepted', 'declined', 'expired', 'withdrawn'] as const;
export type InterestState = (typeof INTEREST_STATES)[number];

export type InterestAct = 'accept' | 'decline' | 'withdraw' | 'expire';

/** Every interest ends in an answer, in the sender's own withdrawal, or by the clock. None is answered twice. */
export const interestLifecycle: Lifecycle<InterestState, InterestAct> = {
  accept: { from: ['sent'], to: 'accepted' },
  decline: { from: ['sent'], to: 'declined' },
  withdraw: { from: ['sent'], to: 'withdrawn' },
  expire: { from: ['sent'], to: 'expired' },
};
