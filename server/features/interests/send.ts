// Sending: from whom, about what, and no oftener than a living pair and a day allow.
import { writerFor } from '#server/features/organizations/people.ts';
import type { LivingPosting } from '#server/features/postings/command.ts';
import { organizationFor } from '#server/features/postings/drafting.ts';
import { postingsOf } from '#server/features/postings/noun.ts';
import { postingsById, readablePosting } from '#server/features/postings/reads.ts';
import type { DurableLimit } from '#server/features/users/durable-limit.ts';
import { type Actor, membershipIn, userIdOf } from '#server/platform/auth/actor.ts';
import { insertRecord, isDuplicateKey, newId } from '#server/platform/db/record.ts';
import { fieldProblem, Problem } from '#server/platform/http/problem.ts';
import { GRACE_WORKING_DAYS, type PostingRef, REPLY_WORKING_DAYS } from '#shared/interests/schema.ts';
import { isListed } from '#shared/postings/lifecycle.ts';
import { noteOf } from './command.ts';
import { type InterestRecord, interests, pairKeysOf, type TitledRef } from './model.ts';
import { endOfWorkingDayAfter, morningOfWorkingDayAfter } from './working-days.ts';

interface Send {
  actor: Actor;
  now: Date;
  target: PostingRef;
  offer: PostingRef | null;
  organization?: string | undefined;
  seeks: string;
  unclear: string;
  about: string;
  isDemo?: boolean;
  /** Counts the interests of an organization in a day; seeding has none. */
  limit?: DurableLimit;
}

const titled = ({ noun, id }: PostingRef, { content }: LivingPosting): TitledRef => ({
  noun,
  id,
  title: content.title,
});

const listedTarget = async (actor: Actor, { noun, id }: PostingRef): Promise<LivingPosting> => {
  const posting = await readablePosting(postingsOf(noun), actor, id);
  if (!isListed(posting.status)) throw new Problem('not_in_this_state');
  return posting;
};

// What one offers is of the other noun, one's own, and published: the other side reads it before answering.
const ownOffer = async (offer: PostingRef, target: PostingRef, organizationId: string): Promise<TitledRef> => {
  if (offer.noun === target.noun) throw fieldProblem('offer', 'invalid_value');
  const [posting] = await postingsById(postingsOf(offer.noun), [offer.id]);
  if (posting?.organizationId !== organizationId) throw fieldProblem('offer', 'not_found');
  if (posting.status === 'removed' || !isListed(posting.status)) throw fieldProblem('offer', 'not_published');
  return { ...offer, title: posting.content.title };
};

/** The author while they still write for the organization, otherwise its first owner, otherwise whoever writes for it. */
export const answererOf = async (organizationId: string, authorId: string): Promise<string> =>
  (await writerFor(organizationId, { isPreferred: (userId) => userId === authorId })) ?? authorId;

const clockFrom = (sentAt: Date) => {
  const dueAt = endOfWorkingDayAfter(sentAt, REPLY_WORKING_DAYS);
  return {
    sentAt,
    remindAt: morningOfWorkingDayAfter(sentAt, REPLY_WORKING_DAYS),
    dueAt,
    expiresAt: endOfWorkingDayAfter(dueAt, GRACE_WORKING_DAYS),
  };
};

const refuseSecond = (error: unknown): never => {
  if (!isDuplicateKey(error)) throw error;
  throw new Problem('already_exists', { cause: error });
};

/**
 * Sends an interest and starts the reply clock.
 * Throws `not_found`, `forbidden` (not one's own to send for, or one's own posting), `organization_not_verified`,
 * `not_in_this_state` (the posting is no longer listed), `already_exists`, `too_many_requests`.
 */
export const sendInterest = async (send: Send): Promise<InterestRecord> => {
  const { actor, now, limit } = send;
  const fromOrganizationId = organizationFor(actor, send.organization);
  if (!membershipIn(actor, fromOrganizationId)?.isVerified) throw new Problem('organization_not_verified');
  const posting = await listedTarget(actor, send.target);
  if (posting.organizationId === fromOrganizationId) throw fieldProblem('target', 'own_posting');
  const offer = send.offer && (await ownOffer(send.offer, send.target, fromOrganizationId));
  const fields = {
    _id: newId(),
    target: titled(send.target, posting),
    offer,
    fromOrganizationId,
    fromUserId: userIdOf(actor),
    toOrganizationId: posting.organizationId,
    toUserId: await answererOf(posting.organizationId, posting.authorId),
    seeks: send.seeks,
    unclear: send.unclear,
    about: send.about,
    state: 'sent' as const,
    ...clockFrom(now),
    remindedAt: null,
    escalatedAt: null,
    answeredAt: null,
    answeredBy: null,
    reason: null,
    dealId: null,
    pairKeys: pairKeysOf(fromOrganizationId, send.target, send.offer),
    isDemo: send.isDemo ?? false,
  };
  // One that exists already costs nothing of the day's allowance.
  if (await interests.exists({ pairKeys: { $in: fields.pairKeys } })) throw new Problem('already_exists');
  await limit?.count(fromOrganizationId);
  const data = { dueAt: fields.dueAt.toISOString() };
  const note = noteOf({ type: 'interest.sent', about: fields, by: actor.userId, at: now, data });
  return insertRecord(interests, fields, note).catch(refuseSecond);
};
