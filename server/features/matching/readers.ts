// What a person may read, as the ranking asks it. The rule itself is the postings' policy.
import { mayReadDetails } from '#server/features/postings/policy.ts';
import { type Actor, isVerified } from '#server/platform/auth/actor.ts';
import type { Reader } from './ranking/reader.ts';
import type { Audience } from './shelf.ts';

export const audienceOf = (actor: Actor): Audience => (isVerified(actor) ? 'verified' : 'everyone');

/** The actor as a reader of matches: ranking and quotations use only the layers that the policy opens to them. */
export const readerOf = (actor: Actor): Reader => {
  // Asked for hundreds of candidates, which differ in few ways; those that were opened one by one are asked for by name.
  const known = new Map<string, boolean>();
  const opened = new Set(actor.openedPostings);
  return {
    audience: audienceOf(actor),
    opened: actor.openedPostings,
    mayReadDetails({ id, organizationId, status, disclosure }) {
      const key = `${disclosure} ${status} ${opened.has(id) ? id : organizationId}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const may = mayReadDetails(actor, { _id: id, organizationId, status, content: { disclosure } });
      known.set(key, may);
      return may;
    },
  };
};

/** Someone who reads what everyone of an audience may read, and no more. */
export const readerFor = (audience: Audience): Reader => ({
  audience,
  mayReadDetails: ({ disclosure }) => disclosure === 'L0' || (audience === 'verified' && disclosure === 'L1'),
});
