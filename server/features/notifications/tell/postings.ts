// What happens to a posting, to its author, and to the center that is to decide on it.

import type { Context } from '#server/features/notifications/context.ts';
import type { PostingRecord } from '#server/features/postings/model.ts';
import { mayReadInside, mayReadTeaser, mayReview } from '#server/features/postings/policy.ts';
import type { Fact } from '#server/platform/db/record.ts';
import type { Kind } from '#shared/notifications/kinds.ts';
import { totalPoints } from '#shared/postings/review.ts';
import { NOUNS, type PostingNoun } from '#shared/postings/schema.ts';
import { authorsOf, postingPath, type Teller, type Telling } from './telling.ts';

export const nounOf = (fact: Fact): PostingNoun => {
  const noun = NOUNS.find((one) => one === fact.noun);
  if (!noun) throw new Error(`not a fact of a posting: ${fact.type}`);
  return noun;
};

const toAuthor = (fact: Fact, context: Context, posting: PostingRecord): Telling => ({
  params: { noun: nounOf(fact), title: posting.content.title },
  path: postingPath(nounOf(fact), posting._id),
  group: `posting ${posting._id}`,
  to: authorsOf(posting, context.organization(posting.organizationId)),
  mayHear: (actor) => mayReadInside(actor, posting),
  organizationId: posting.organizationId,
  isDemo: posting.isDemo,
});

const aboutPosting =
  (more: (telling: Telling, fact: Fact, posting: PostingRecord) => Telling | null): Teller =>
  (fact, context) => {
    const posting = context.posting(nounOf(fact), fact.recordId);
    if (!posting || posting.status === 'removed') return [];
    const telling = more(toAuthor(fact, context, posting), fact, posting);
    return telling ? [telling] : [];
  };

/** The decision that this fact tells of; a later one has its own. */
const withReview = aboutPosting((telling, fact, { reviews }) => {
  const review = reviews.find((one) => one.at.getTime() === fact.at.getTime());
  const points = review ? { points: totalPoints(review.scores) } : {};
  return { ...telling, params: { ...telling.params, ...points }, detail: review?.comment || null };
});

const expired = aboutPosting((telling) => telling);

const expiring = aboutPosting((telling, fact) => ({
  ...telling,
  params: { ...telling.params, day: String(fact.data['day'] ?? '') },
}));

const waiting: Teller = (fact, context) => {
  const noun = nounOf(fact);
  const posting = context.posting(noun, fact.recordId);
  // Decided on, or taken back, before anybody was told that it waits.
  if (posting?.status !== 'submitted') return [];
  const organization = context.organization(posting.organizationId)?.name ?? '';
  return [
    {
      params: { noun, title: posting.content.title, organization },
      path: `/reviews/${noun}/${posting._id}`,
      group: 'reviews',
      to: context.centerUserIds,
      mayHear: (actor) => mayReview(actor, posting),
      organizationId: context.centerId,
      isDemo: posting.isDemo,
    },
  ];
};

const refIn = ({ data }: Fact) => data['posting'] as { noun: PostingNoun; id: string } | undefined;

/** What was opened, to whom it was opened; and to its author, when an organization opened it to itself by signing. */
const opened =
  (isToOwner: boolean): Teller =>
  (fact, context) => {
    const ref = refIn(fact);
    const posting = ref && context.posting(ref.noun, ref.id);
    const { toUserId, toOrganizationId } = fact.data;
    if (!ref || !posting || posting.status === 'removed' || isToOwner !== (typeof toOrganizationId === 'string'))
      return [];
    const common = { title: posting.content.title, noun: ref.noun };
    const base = { path: postingPath(ref.noun, posting._id), group: `posting ${posting._id}`, isDemo: posting.isDemo };
    return isToOwner
      ? [
          {
            ...base,
            params: { ...common, organization: context.organization(String(toOrganizationId))?.name ?? '' },
            to: authorsOf(posting, context.organization(posting.organizationId)),
            mayHear: (actor) => mayReadInside(actor, posting),
          },
        ]
      : [{ ...base, params: common, to: [String(toUserId)], mayHear: (actor) => mayReadTeaser(actor, posting) }];
  };

export const postingTellers = {
  postingPublished: withReview,
  postingReturned: withReview,
  postingRejected: withReview,
  postingExpiring: expiring,
  postingOpened: opened(false),
  postingSigned: opened(true),
  postingExpired: expired,
  reviewWaiting: waiting,
} as const satisfies Partial<Record<Kind, Teller>>;
