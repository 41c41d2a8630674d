// Search as you type: the best few of each noun in one call to the engine, shown from the database under its policy.
import { capabilities } from '#server/features/capabilities/capabilities.ts';
import { needs } from '#server/features/needs/needs.ts';
import { organizationRefs } from '#server/features/organizations/reads.ts';
import { ORGANIZATION_INDEX } from '#server/features/organizations/search.ts';
import { sourcesOfHits } from '#server/features/postings/list.ts';
import { type FoundPage, foundPage, wordQuery } from '#server/features/postings/list-search.ts';
import { markerOf } from '#server/features/postings/marks.ts';
import { momentCache } from '#server/features/postings/moment-cache.ts';
import type { Postings } from '#server/features/postings/noun.ts';
import { listed } from '#server/features/postings/policy.ts';
import { presentCards } from '#server/features/postings/present.ts';
import { searchedBy } from '#server/features/postings/search.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import type { Search } from '#server/platform/search/search.ts';

interface Find {
  search: Search;
  actor: Actor;
  q: string;
  limit: number;
}

const sourcesOf = async (postings: Postings, page: FoundPage, q: string) => ({
  sources: await sourcesOfHits(postings, page.ids, q),
  total: page.total,
});

const organizationsOf = async ({ ids, total }: FoundPage, q: string) => {
  const refs = await organizationRefs(ids);
  const marked = markerOf(q);
  const items = ids.flatMap((id) => {
    const ref = refs.get(id);
    // The index may lag behind; only verified organizations are public.
    return ref?.verification === 'verified' ? [{ ...ref, marked: marked(ref.name) }] : [];
  });
  return { items, total };
};

const NOTHING = { items: [], total: 0 };

const askEngine = async ({ search, actor, q, limit }: Find) => {
  const words = { q, within: listed, page: 1, limit };
  const { results } = await search.ask((client) =>
    client.multiSearch({
      queries: [
        wordQuery({ search, postings: needs, actor }, words),
        wordQuery({ search, postings: capabilities, actor }, words),
        {
          indexUid: search.nameOf(ORGANIZATION_INDEX),
          q,
          page: 1,
          hitsPerPage: limit,
          attributesToRetrieve: ['id'],
        },
      ],
    }),
  );
  return results;
};

const read = async (find: Find) => {
  const { q } = find;
  const [ofNeeds, ofCapabilities, ofOrganizations] = await askEngine(find);
  const [foundNeeds, foundCapabilities, foundOrganizations] = await Promise.all([
    sourcesOf(needs, foundPage(ofNeeds), q),
    sourcesOf(capabilities, foundPage(ofCapabilities), q),
    organizationsOf(foundPage(ofOrganizations), q),
  ]);
  return { foundNeeds, foundCapabilities, foundOrganizations };
};

/** The best few needs, capabilities and organizations for some words. Throws `search_unavailable`. */
export const findEverything = async (find: Find) => {
  const { actor, q, limit } = find;
  if (q === '') return { needs: NOTHING, capabilities: NOTHING, organizations: NOTHING };
  const { foundNeeds, foundCapabilities, foundOrganizations } = await momentCache.of(
    `everything ${limit} ${searchedBy(actor).length} ${q}`,
    () => read(find),
  );
  return {
    needs: { items: presentCards<'need'>(actor, foundNeeds.sources), total: foundNeeds.total },
    capabilities: {
      items: presentCards<'capability'>(actor, foundCapabilities.sources),
      total: foundCapabilities.total,
    },
    organizations: foundOrganizations,
  };
};
