// Search as you type: the best few of each noun in one call to the engine, shown from the database under its policy.
import { capabilities } from '#server/features/capabilities/capabilities.ts';
import { needs } from '#server/features/needs/needs.ts';
import { organizationRefs } from '#server/features/organizations/reads.ts';
import { ORGANIZATION_INDEX } from '#server/features/organizations/search.ts';
import { marksFor, recordsOfHits } from '#server/features/postings/list.ts';
import { type FoundPage, foundPage, hitsOf, wordQuery } from '#server/features/postings/list-search.ts';
import { MARK_BEGIN, MARK_END, piecesOf } from '#server/features/postings/marks.ts';
import type { Postings } from '#server/features/postings/noun.ts';
import { listed } from '#server/features/postings/policy.ts';
import { presentCards } from '#server/features/postings/present.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import type { Search } from '#server/platform/search/search.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';

interface Find {
  search: Search;
  actor: Actor;
  q: string;
  limit: number;
}

const cardsOf = async <Noun extends PostingNoun>(postings: Postings<Noun>, actor: Actor, page: FoundPage) => {
  const hits = hitsOf(page.hits);
  const records = await recordsOfHits(postings.model, hits, listed);
  return { items: await presentCards<Noun>(actor, records, marksFor(records, hits)), total: page.total };
};

const organizationsOf = async ({ hits, total }: FoundPage) => {
  const refs = await organizationRefs(hits.map((hit) => String(hit.id)));
  const items = hits.flatMap((hit) => {
    const ref = refs.get(String(hit.id));
    // The index may lag behind; only verified organizations are public.
    if (ref?.verification !== 'verified') return [];
    const formatted = hit._formatted?.name;
    return [{ ...ref, marked: piecesOf(typeof formatted === 'string' ? formatted : undefined, ref.name) }];
  });
  return { items, total };
};

const NOTHING = { items: [], total: 0 };

/** The best few needs, capabilities and organizations for some words. Throws `search_unavailable`. */
export const findEverything = async ({ search, actor, q, limit }: Find) => {
  if (q === '') return { needs: NOTHING, capabilities: NOTHING, organizations: NOTHING };
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
          attributesToHighlight: ['name'],
          highlightPreTag: MARK_BEGIN,
          highlightPostTag: MARK_END,
        },
      ],
    }),
  );
  const [ofNeeds, ofCapabilities, ofOrganizations] = results;
  const [foundNeeds, foundCapabilities, foundOrganizations] = await Promise.all([
    cardsOf(needs, actor, foundPage(ofNeeds)),
    cardsOf(capabilities, actor, foundPage(ofCapabilities)),
    organizationsOf(foundPage(ofOrganizations)),
  ]);
  return { needs: foundNeeds, capabilities: foundCapabilities, organizations: foundOrganizations };
};
