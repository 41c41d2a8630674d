// Whom a posting may be pushed to: the organizations whose own postings match it.
import { matchesOf } from '#server/features/matching/reads.ts';
import { organizationRefs } from '#server/features/organizations/reads.ts';
import { postingsOf } from '#server/features/postings/noun.ts';
import { postingsById } from '#server/features/postings/reads.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { type PushRecord, pushes } from './model.ts';

const LOOKED_AT = 100;

interface Wanted {
  actor: Actor;
  noun: PostingNoun;
  postingId: string;
  now: Date;
}

/** Best first, each organization once with its best posting. Throws `not_found`, `search_unavailable`. */
export const pushCandidates = async ({ actor, noun, postingId, now }: Wanted) => {
  const counterpart: PostingNoun = noun === 'need' ? 'capability' : 'need';
  const matches = await matchesOf(postingsOf(noun), { actor, id: postingId, limit: LOOKED_AT, now });
  const records = await postingsById(
    postingsOf(counterpart),
    matches.map(({ id }) => id),
  );
  const byId = new Map(records.map((record) => [record._id, record]));
  const organizations = await organizationRefs([...new Set(records.map(({ organizationId }) => organizationId))]);
  const sent = await pushes.find({ postingId }, { targets: 1 }).lean<PushRecord[]>();
  const before = new Map(sent.flatMap(({ targets }) => targets.map((one) => [one.organizationId, one.state] as const)));
  const named = new Set<string>();
  return matches.flatMap(({ id, score, grade }) => {
    const record = byId.get(id);
    const organization = organizations.get(record?.organizationId ?? '');
    if (!record || organization?.verification !== 'verified' || named.has(organization.id)) return [];
    named.add(organization.id);
    const posting = { noun: counterpart, id, title: record.content.title };
    return [{ organization, grade, score, posting, before: before.get(organization.id) ?? null }];
  });
};
