// The postings of my organizations in every state, from the database alone: what I have is never "unavailable".
import type mongoose from 'mongoose';
import type { Actor } from '#server/platform/auth/actor.ts';
import { POSTING_STATUSES } from '#shared/postings/lifecycle.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { all, among, asQuery } from './condition.ts';
import { type ListQuery, ownFiltersOf } from './list-conditions.ts';
import type { PostingRecord } from './model.ts';
import type { Postings } from './noun.ts';
import { CARD_FIELDS, type CardRecord, presentCards, withOrganizations } from './present.ts';

interface Mine<Noun extends PostingNoun> {
  postings: Postings<Noun>;
  actor: Actor;
  query: ListQuery;
}

const LITERAL = /[.*+?^${}()|[\]\\]/g;

// Each word somewhere in title, summary or keywords.
const wordsFilter = (q: string | undefined): Record<string, unknown> => {
  const words = (q ?? '').split(/\s+/).filter(Boolean);
  if (words.length === 0) return {};
  const somewhere = (word: string) => {
    const $regex = word.replace(LITERAL, String.raw`\$&`);
    return ['title', 'summary', 'keywords'].map((field) => ({ [`content.${field}`]: { $regex, $options: 'i' } }));
  };
  return { $and: words.map((word) => ({ $or: somewhere(word) })) };
};

const ORDERS = {
  newest: { updatedAt: -1, _id: -1 },
  expiring: { 'content.validUntil': 1, _id: 1 },
} as const satisfies Record<string, Record<string, mongoose.SortOrder>>;

const countByStatus = async (
  model: mongoose.Model<PostingRecord>,
  filter: mongoose.QueryFilter<PostingRecord>,
): Promise<Record<string, number>> => {
  const groups = await model.aggregate<{ _id: string; count: number }>([
    { $match: filter },
    { $group: { _id: '$status', count: { $sum: 1 } } },
  ]);
  return Object.fromEntries(groups.map(({ _id, count }) => [_id, count]));
};

/** One page of them, latest change first; the one facet counts the states that the other filters leave. */
export const listMine = async <Noun extends PostingNoun>({ postings, actor, query }: Mine<Noun>) => {
  const own = actor.memberships.map(({ organizationId }) => organizationId);
  const filters = new Map(ownFiltersOf(query));
  const status = filters.get('status');
  filters.delete('status');
  const everyState = all(among('organization', own), among('status', POSTING_STATUSES), ...filters.values());
  const words = wordsFilter(query.q);
  const filter = { $and: [asQuery(status ? all(everyState, status) : everyState), words] };
  const [records, total, statuses] = await Promise.all([
    postings.model
      .find(filter, CARD_FIELDS)
      .sort(query.sort === 'expiring' ? ORDERS.expiring : ORDERS.newest)
      .skip((query.page - 1) * query.limit)
      .limit(query.limit)
      .lean<CardRecord[]>(),
    postings.model.countDocuments(filter),
    countByStatus(postings.model, { $and: [asQuery(everyState), words] }),
  ]);
  return { items: presentCards<Noun>(actor, await withOrganizations(records)), total, facets: { status: statuses } };
};
