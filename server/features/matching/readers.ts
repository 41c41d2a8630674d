// What a person may read, as the ranking asks it. The rule itself is the postings' policy.
import { mayReadDetails } from '#server/features/postings/policy.ts';
import { type Actor, isVerified } from '#server/platform/auth/actor.ts';
import type { Reader } from './ranking/rank.ts';
import type { Audience } from './shelf.ts';

export const audienceOf = (actor: Actor): Audience => (isVerified(actor) ? 'verified' : 'everyone');

/** The actor as a reader of matches: ranking and quotations use only the layers that the policy opens to them. */
export const readerOf = (actor: Actor): Reader => ({
  audience: audienceOf(actor),
  mayReadDetails: ({ organizationId, status, disclosure }) =>
    mayReadDetails(actor, { organizationId, status, content: { disclosure } }),
});

/** Someone who reads what everyone of an audience may read, and no more. */
export const readerFor = (audience: Audience): Reader => ({
  audience,
  mayReadDetails: ({ disclosure }) => disclosure === 'L0' || (audience === 'verified' && disclosure === 'L1'),
});
