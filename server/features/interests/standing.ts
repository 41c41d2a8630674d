// What has been said so far between one's own organizations and the counterparts of a posting, for the match cards.
import type { LivingPosting } from '#server/features/postings/command.ts';
import { postingsOf } from '#server/features/postings/noun.ts';
import { mayWrite } from '#server/features/postings/policy.ts';
import { readablePosting } from '#server/features/postings/reads.ts';
import { type Actor, membershipIn } from '#server/platform/auth/actor.ts';
import type { PostingRef, Standing } from '#shared/interests/schema.ts';
import { isListed } from '#shared/postings/lifecycle.ts';
import { type InterestRecord, interests } from './model.ts';
import { type PassRecord, passesOf } from './passes.ts';
import { isSender } from './policy.ts';

const MOST = 500;

export const standingOfPass = ({ counterpart, reason }: PassRecord): Standing => ({
  counterpart,
  kind: 'pass',
  interestId: null,
  state: null,
  isMine: true,
  reason,
  dealId: null,
});

const standingOf = (actor: Actor, posting: PostingRef, interest: InterestRecord): Standing[] => {
  const { target, offer } = interest;
  const other = target.id === posting.id ? offer : target;
  // An interest without an offer stands for the sender, not for one of its postings.
  if (!other) return [];
  return [
    {
      counterpart: { noun: other.noun, id: other.id },
      kind: 'interest',
      interestId: interest._id,
      state: interest.state,
      isMine: isSender(actor, interest),
      reason: interest.reason,
      dealId: interest.dealId,
    },
  ];
};

const maySendBeside = (actor: Actor, posting: LivingPosting): boolean => {
  if (!isListed(posting.status)) return false;
  const senders = actor.memberships.filter(({ role, isVerified }) => role !== 'member' && isVerified);
  const isInside = membershipIn(actor, posting.organizationId) !== undefined;
  return senders.some(({ organizationId }) => (organizationId === posting.organizationId) === isInside);
};

/** Newest first. Also interests about the posting alone, which any of one's own organizations sent. */
export const listStanding = async (
  actor: Actor,
  posting: PostingRef,
): Promise<{ items: Standing[]; can: { send: boolean; pass: boolean } }> => {
  const record = await readablePosting(postingsOf(posting.noun), actor, posting.id);
  const own = actor.memberships.map(({ organizationId }) => organizationId);
  const [sent, passed] = await Promise.all([
    interests
      .find({
        $and: [
          { $or: [{ 'target.id': posting.id }, { 'offer.id': posting.id }] },
          { $or: [{ fromOrganizationId: { $in: own } }, { toOrganizationId: { $in: own } }] },
        ],
      })
      .sort({ _id: -1 })
      .limit(MOST)
      .lean<InterestRecord[]>(),
    passesOf(posting, own),
  ]);
  const alone = sent
    .filter(({ offer, target }) => offer === null && target.id === posting.id)
    .map((interest) => ({
      counterpart: posting,
      kind: 'interest' as const,
      interestId: interest._id,
      state: interest.state,
      isMine: isSender(actor, interest),
      reason: interest.reason,
      dealId: interest.dealId,
    }));
  return {
    items: [
      ...sent.flatMap((interest) => standingOf(actor, posting, interest)),
      ...alone,
      ...passed.map(standingOfPass),
    ],
    can: { send: maySendBeside(actor, record), pass: mayWrite(actor, record) },
  };
};
