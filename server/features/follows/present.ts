import { organizationsById } from '#server/features/organizations/people.ts';
import { mayRead } from '#server/features/organizations/policy.ts';
import { postingsOf } from '#server/features/postings/noun.ts';
import { mayReadTeaser } from '#server/features/postings/policy.ts';
import { postingsById } from '#server/features/postings/reads.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import type { Follow, SearchedNoun } from '#shared/follows/schema.ts';
import { NOUNS } from '#shared/postings/schema.ts';
import type { FindingRecord, FollowRecord } from './model.ts';

interface Named {
  noun: SearchedNoun;
  id: string;
}

const keyOf = ({ noun, id }: Named): string => `${noun} ${id}`;

/** Titles of postings and names of organizations, as far as the actor may read them now. */
export const titlesFor = async (actor: Actor, named: readonly Named[]): Promise<(one: Named) => string | null> => {
  const titles = new Map<string, string>();
  for (const noun of NOUNS) {
    const ids = named.filter((one) => one.noun === noun).map(({ id }) => id);
    for (const record of ids.length > 0 ? await postingsById(postingsOf(noun), ids) : []) {
      if (mayReadTeaser(actor, record)) titles.set(keyOf({ noun, id: record._id }), record.content.title);
    }
  }
  const ids = named.filter(({ noun }) => noun === 'organization').map(({ id }) => id);
  for (const [id, organization] of await organizationsById(ids)) {
    if (mayRead(actor, organization)) titles.set(keyOf({ noun: 'organization', id }), organization.name);
  }
  return (one) => titles.get(keyOf(one)) ?? null;
};

const commonOf = ({ _id, isOn, isAutomatic, found, lastFoundAt, createdAt }: FollowRecord) => ({
  id: _id,
  isOn,
  isAutomatic,
  found,
  lastFoundAt: lastFoundAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
});

export const presentFollows = async (actor: Actor, records: readonly FollowRecord[]): Promise<Follow[]> => {
  const postings = records.flatMap((one) => (one.of === 'posting' ? [{ noun: one.noun, id: one.postingId }] : []));
  const titleOf = await titlesFor(actor, postings);
  return records.map((one): Follow => {
    if (one.of === 'search') {
      const { noun, search, name } = one;
      return { ...commonOf(one), of: 'search', noun, search, name };
    }
    const { noun, postingId, leastGrade } = one;
    const title = titleOf({ noun, id: postingId });
    return { ...commonOf(one), of: 'posting', noun, postingId, leastGrade, title };
  });
};

export const presentFollow = async (actor: Actor, record: FollowRecord): Promise<Follow> => {
  const [follow] = await presentFollows(actor, [record]);
  if (!follow) throw new Error('a follow was not presented');
  return follow;
};

export const presentFindings = async (actor: Actor, records: readonly FindingRecord[]) => {
  const titleOf = await titlesFor(
    actor,
    records.map(({ noun, foundId }) => ({ noun, id: foundId })),
  );
  return records.map(({ _id, noun, foundId, grade, why, at }) => ({
    id: _id,
    noun,
    foundId,
    title: titleOf({ noun, id: foundId }),
    grade,
    why,
    at: at.toISOString(),
  }));
};
