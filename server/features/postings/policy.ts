// Who may read what of a posting, and who may act on it. Reading rights are conditions (condition.ts), so that the same
// sentence serves a page, a list and the search. What one may not read does not exist: "not found".
import { type Actor, isCenter, isSignedIn, isVerified, membershipIn, writesFor } from '#server/platform/auth/actor.ts';
import { transition } from '#shared/contract/lifecycle.ts';
import {
  EDITABLE_STATUSES,
  LISTED_STATUSES,
  POSTING_STATUSES,
  type PostingAct,
  postingLifecycle,
} from '#shared/postings/lifecycle.ts';
import type { Disclosure } from '#shared/postings/schema.ts';
import { all, among, any, type Condition, holds, nothing } from './condition.ts';
import type { StoredStatus } from './model.ts';

/** What a policy looks at. */
export interface Governed {
  _id: string;
  organizationId: string;
  status: StoredStatus;
  content: { disclosure: Disclosure };
}

export const listed: Condition = among('status', LISTED_STATUSES);

const BEYOND_DRAFTS = POSTING_STATUSES.filter((status) => status !== 'draft');

/** The posting's own organization, in any role, and the center; drafts of others are not the center's business yet. */
export const inside = (actor: Actor): Condition => {
  const own = actor.memberships.map((membership) => membership.organizationId);
  return any(
    ...(own.length > 0 ? [all(among('organization', own), among('status', POSTING_STATUSES))] : []),
    ...(isCenter(actor) ? [among('status', BEYOND_DRAFTS)] : []),
  );
};

/**
 * The disclosure levels whose details an actor may read of any listed posting.
 * L2 (signed NDA) and L3 (named people) open posting by posting: `openedTo`.
 */
export const openLevels = (actor: Actor): readonly Disclosure[] => (isVerified(actor) ? ['L0', 'L1'] : ['L0']);

/** Listed postings whose details are open by their level alone: what filters on details and the search may look at. */
export const openByLevel = (actor: Actor): Condition => all(listed, among('disclosure', openLevels(actor)));

/** Listed postings that were opened to the actor one by one. What was opened is not searched. */
const openedTo = ({ openedPostings = [] }: Actor): Condition =>
  openedPostings.length > 0 ? all(listed, among('id', openedPostings)) : nothing;

/** Title, summary and the other public fields. */
export const readTeaser = (actor: Actor): Condition => any(listed, inside(actor));

/** Details and attachments. */
export const readDetails = (actor: Actor): Condition => any(openByLevel(actor), openedTo(actor), inside(actor));

/** The organization's name: for verified readers of the details, never for the public. */
export const readName = (actor: Actor): Condition =>
  any(isVerified(actor) ? openByLevel(actor) : nothing, openedTo(actor), inside(actor));

export const mayReadTeaser = (actor: Actor, posting: Governed): boolean => holds(readTeaser(actor), posting);
export const mayReadDetails = (actor: Actor, posting: Governed): boolean => holds(readDetails(actor), posting);

/** Contact, reviews and versions stay with the organization and the center. */
export const mayReadInside = (actor: Actor, posting: Governed): boolean => holds(inside(actor), posting);

/** Matches quote the details of both sides. */
export const maySeeMatches = (actor: Actor, posting: Governed): boolean =>
  isSignedIn(actor) && mayReadDetails(actor, posting);

/** Owners and editors write for their organization; nobody else does, the center neither. */
export const mayWrite = (actor: Actor, posting: Governed): boolean =>
  mayReadInside(actor, posting) && writesFor(actor, posting.organizationId);

/** Nobody judges the organization they belong to; the center's own postings have no other judge. */
export const mayReview = (actor: Actor, posting: Governed): boolean => {
  const membership = membershipIn(actor, posting.organizationId);
  return isCenter(actor) && mayReadInside(actor, posting) && (!membership || membership.type === 'center');
};

export const maySubmit = (actor: Actor, posting: Governed): boolean =>
  mayWrite(actor, posting) && membershipIn(actor, posting.organizationId)?.isVerified === true;

const isPossible = (act: PostingAct, posting: Governed): boolean =>
  posting.status !== 'removed' && transition(postingLifecycle, posting.status, act) !== null;

const isEditable = (posting: Governed): boolean =>
  posting.status !== 'removed' && EDITABLE_STATUSES.includes(posting.status);

/** What the actor may do now: right and state together. */
export const can = (actor: Actor, posting: Governed) => {
  const writes = mayWrite(actor, posting);
  return {
    edit: writes && isEditable(posting),
    submit: maySubmit(actor, posting) && isPossible('submit', posting),
    review: mayReview(actor, posting) && isPossible('publish', posting),
    withdraw: writes && isPossible('withdraw', posting),
    renew: writes && isPossible('renew', posting),
    finish: writes && isPossible('finish', posting),
    reopen: writes && isPossible('reopen', posting),
    remove: writes && posting.status === 'draft',
    attach: writes && isEditable(posting),
    seeMatches: maySeeMatches(actor, posting),
  };
};

/** What would open the details to someone who may not read them; null for who may. */
export const lockOf = (actor: Actor, posting: Governed) => {
  if (mayReadDetails(actor, posting)) return null;
  const { disclosure } = posting.content;
  if (disclosure === 'L3') return 'named_people' as const;
  if (disclosure === 'L2') return 'nda' as const;
  return isSignedIn(actor) ? ('verified_organization' as const) : ('sign_in' as const);
};
