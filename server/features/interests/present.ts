// Interests as wire objects: each reader gets what the policy opens.
import { organizationRefs } from '#server/features/organizations/reads.ts';
import { holds } from '#server/features/postings/condition.ts';
import type { PostingRecord } from '#server/features/postings/model.ts';
import { postingsOf } from '#server/features/postings/noun.ts';
import { readName } from '#server/features/postings/policy.ts';
import { postingsById } from '#server/features/postings/reads.ts';
import { type UserRef, userRefs } from '#server/features/users/reads.ts';
import { type Actor, isCenter } from '#server/platform/auth/actor.ts';
import type { Interest } from '#shared/interests/schema.ts';
import { NOUNS } from '#shared/postings/schema.ts';
import type { InterestRecord } from './model.ts';
import { can, isReceiver, isSender, mayReadTexts } from './policy.ts';

const postingsBehind = async (records: readonly InterestRecord[]): Promise<Map<string, PostingRecord>> => {
  const refs = records.flatMap(({ target, offer }) => (offer ? [target, offer] : [target]));
  const found = await Promise.all(
    NOUNS.map((noun) =>
      postingsById(
        postingsOf(noun),
        refs.filter((ref) => ref.noun === noun).map(({ id }) => id),
      ),
    ),
  );
  return new Map(found.flat().map((posting) => [posting._id, posting]));
};

const contactOf = (posting: PostingRecord | undefined, person: UserRef | undefined): Interest['contact'] => {
  const contact = posting?.content.contact;
  if (contact?.name) return contact;
  return { name: person?.name ?? '', phone: '', email: person?.email ?? '', wechat: '' };
};

interface Known {
  postings: ReadonlyMap<string, PostingRecord>;
  people: ReadonlyMap<string, UserRef>;
}

const contactFor = (actor: Actor, record: InterestRecord, { postings, people }: Known): Interest['contact'] => {
  if (record.state !== 'accepted') return null;
  if (isReceiver(actor, record)) {
    return contactOf(record.offer ? postings.get(record.offer.id) : undefined, people.get(record.fromUserId));
  }
  return isSender(actor, record) ? contactOf(postings.get(record.target.id), people.get(record.toUserId)) : null;
};

const knowsReceiver = (actor: Actor, record: InterestRecord, { postings }: Known): boolean => {
  const posting = postings.get(record.target.id);
  return (
    record.state === 'accepted' ||
    isReceiver(actor, record) ||
    isCenter(actor) ||
    (posting !== undefined && holds(readName(actor), posting))
  );
};

/** Interests as this reader may see them, in the order of the records. */
export const presentInterests = async (
  actor: Actor,
  records: readonly InterestRecord[],
  now: Date,
): Promise<Interest[]> => {
  const [organizations, postings, people] = await Promise.all([
    organizationRefs(records.flatMap((record) => [record.fromOrganizationId, record.toOrganizationId])),
    postingsBehind(records),
    userRefs(records.flatMap((record) => [record.fromUserId, record.toUserId])),
  ]);
  const known = { postings, people };
  return records.flatMap((record): Interest[] => {
    const from = organizations.get(record.fromOrganizationId);
    if (!from) return [];
    const readsTexts = mayReadTexts(actor, record);
    const answers = isReceiver(actor, record) || isCenter(actor);
    return [
      {
        id: record._id,
        state: record.state,
        target: record.target,
        offer: record.offer,
        from,
        to: knowsReceiver(actor, record, known) ? (organizations.get(record.toOrganizationId) ?? null) : null,
        answeringPerson: answers ? { id: record.toUserId, name: people.get(record.toUserId)?.name ?? '' } : null,
        seeks: readsTexts ? record.seeks : null,
        unclear: readsTexts ? record.unclear : null,
        about: readsTexts ? record.about : null,
        sentAt: record.sentAt.toISOString(),
        dueAt: record.dueAt.toISOString(),
        expiresAt: record.expiresAt.toISOString(),
        isLate: record.state === 'sent' && record.dueAt < now,
        remindedAt: record.remindedAt?.toISOString() ?? null,
        answeredAt: record.answeredAt?.toISOString() ?? null,
        reason: readsTexts ? record.reason : null,
        dealId: record.dealId,
        contact: contactFor(actor, record, known),
        isMine: isSender(actor, record),
        isDemo: record.isDemo,
        version: record.version,
        can: can(actor, record, now),
      },
    ];
  });
};

export const presentInterest = async (actor: Actor, record: InterestRecord, now: Date): Promise<Interest> => {
  const [interest] = await presentInterests(actor, [record], now);
  if (!interest) throw new Error(`the sender of interest ${record._id} is gone`);
  return interest;
};
