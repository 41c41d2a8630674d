// The list of organizations: without words from the database, with words from the search index. The center also looks
// through those that wait or were refused; they are in no index and few, so there words are looked for in the database.
import type mongoose from 'mongoose';
import type { Actor } from '#server/platform/auth/actor.ts';
import type { Search } from '#server/platform/search/search.ts';
import type { QueryOf } from '#shared/contract/route.ts';
import type { organizationRoutes } from '#shared/organizations/routes.ts';
import { type OrganizationRecord, organizations } from './model.ts';
import { readableFilter, SEARCHABLE_FILTER } from './policy.ts';
import { presentOrganizations } from './present.ts';
import { ORGANIZATION_INDEX } from './search.ts';

type Query = QueryOf<typeof organizationRoutes.list>;
type Filter = mongoose.QueryFilter<OrganizationRecord>;

interface Found {
  records: OrganizationRecord[];
  total: number;
}

const ANY_SPECIAL = /[.*+?^${}()|[\]\\]/g;

const havingWords = (q: string): Filter => {
  const piece = { $regex: q.replaceAll(ANY_SPECIAL, '\\$&'), $options: 'i' };
  return { $or: [{ name: piece }, { shortName: piece }, { creditCode: piece }] };
};

const filterOf = (actor: Actor, { q, type, region, verification }: Query): Filter => ({
  $and: [
    readableFilter(actor),
    { verification: verification ?? 'verified' },
    ...(type && type.length > 0 ? [{ type: { $in: type } }] : []),
    ...(region ? [{ regionPath: region }] : []),
    ...(q ? [havingWords(q)] : []),
  ],
});

const fromDatabase = async (actor: Actor, query: Query): Promise<Found> => {
  const filter = filterOf(actor, query);
  const { page, limit } = query;
  const [records, total] = await Promise.all([
    organizations
      .find(filter)
      .sort({ createdAt: -1, _id: -1 })
      .skip((page - 1) * limit)
      .limit(limit)
      .lean<OrganizationRecord[]>(),
    organizations.countDocuments(filter),
  ]);
  return { records, total };
};

const fromIndex = async (search: Search, actor: Actor, query: Query & { q: string }): Promise<Found> => {
  const { q, type, region, page, limit } = query;
  const found = await search.ask((client) =>
    client.index<{ id: string }>(search.nameOf(ORGANIZATION_INDEX)).search(q, {
      page,
      hitsPerPage: limit,
      attributesToRetrieve: ['id'],
      filter: [
        SEARCHABLE_FILTER,
        ...(type && type.length > 0 ? [`type IN [${type.join(', ')}]`] : []),
        ...(region ? [`regionPath = ${region}`] : []),
      ],
    }),
  );
  const ids = found.hits.map((hit) => hit.id);
  // The index may lag a moment behind: the record as it is now decides whether it is shown.
  const records = await organizations
    .find({ $and: [{ _id: { $in: ids } }, readableFilter(actor)] })
    .lean<OrganizationRecord[]>();
  const byId = new Map(records.map((record) => [record._id, record]));
  return { records: ids.flatMap((id) => byId.get(id) ?? []), total: found.totalHits };
};

/** Throws `search_unavailable` when words are asked for and the engine is away. */
export const listOrganizations = async (search: Search, actor: Actor, query: Query) => {
  const { q, verification } = query;
  const isPublicSearch = q && (verification === undefined || verification === 'verified');
  const { records, total } = isPublicSearch
    ? await fromIndex(search, actor, { ...query, q })
    : await fromDatabase(actor, query);
  return { items: await presentOrganizations(actor, records), total };
};

/** Which of these the list would show, words looked for in the names; for those that have just been verified. */
export const listOrganizationsAmong = async (actor: Actor, query: Query, ids: readonly string[]): Promise<string[]> => {
  const filter: Filter = { $and: [{ _id: { $in: [...ids] } }, filterOf(actor, query)] };
  const found = await organizations.find(filter, { _id: 1 }).lean<{ _id: string }[]>();
  return found.map(({ _id }) => _id);
};
