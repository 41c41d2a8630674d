// What a person may read, as the ranking asks it. The rule itself is the postings' policy.
import { mayReadDetails } from '#server/features/postings/policy.ts';
import { type Actor, isVerified } from '#server/platform/auth/actor.ts';
import { POSTING_STATUSES } from '#shared/postings/lifecycle.ts';
import { DISCLOSURES } from '#shared/postings/schema.ts';
import type { Reader } from './ranking/reader.ts';
import type { Audience } from './shelf.ts';

export const audienceOf = (actor: Actor): Audience => (isVerified(actor) ? 'verified' : 'everyone');

/** The actor as a reader of matches: ranking and quotations use only the layers that the policy opens to them. */
export const readerOf = (actor: Actor): Reader => {
  // Asked for hundreds of candidates, which differ in few ways: by whose they are, or by name where they were opened one by
  // one, then by disclosure and status.
  const known = new Map<string, boolean[]>();
  const opened = new Set(actor.openedPostings);
  return {
    audience: audienceOf(actor),
    opened: actor.openedPostings,
    mayReadDetails({ id, organizationId, status, disclosure }) {
      const owner = opened.has(id) ? id : organizationId;
      const way = POSTING_STATUSES.indexOf(status) * DISCLOSURES.length + DISCLOSURES.indexOf(disclosure);
      let ways = known.get(owner);
      if (!ways) {
        ways = [];
        known.set(owner, ways);
      }
      const before = ways[way];
      if (before !== undefined) return before;
      const may = mayReadDetails(actor, { _id: id, organizationId, status, content: { disclosure } });
      ways[way] = may;
      return may;
    },
  };
};

/** Someone who reads what everyone of an audience may read, and no more. */
export const readerFor = (audience: Audience): Reader => ({
  audience,
  mayReadDetails: ({ disclosure }) => disclosure === 'L0' || (audience === 'verified' && disclosure === 'L1'),
});
