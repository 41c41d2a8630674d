// The home page: what is newest, and figures that are counted, not kept. Each figure is a list's own total, so the list it
// links to shows the same.
import { capabilities } from '#server/features/capabilities/capabilities.ts';
import { readPublicFigures } from '#server/features/deals/public-figures.ts';
import { needs } from '#server/features/needs/needs.ts';
import { countVerifiedOrganizations } from '#server/features/organizations/reads.ts';
import { listPostings } from '#server/features/postings/list.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import type { Search } from '#server/platform/search/search.ts';
import { capabilityKindSchema } from '#shared/capabilities/schema.ts';
import { needKindSchema } from '#shared/needs/schema.ts';
import { postingListQuery } from '#shared/postings/routes.ts';
import { TECH_FIELDS } from '#shared/vocabularies/schema.ts';

const NEWEST = 6;

const newestNeeds = postingListQuery(needKindSchema).parse({ limit: NEWEST });
const newestCapabilities = postingListQuery(capabilityKindSchema).parse({ limit: NEWEST });

export const readHome = async (actor: Actor, search: Search) => {
  const [asked, offered, verifiedOrganizations, signed] = await Promise.all([
    listPostings({ postings: needs, search, actor, query: newestNeeds }),
    listPostings({ postings: capabilities, search, actor, query: newestCapabilities }),
    countVerifiedOrganizations(),
    readPublicFigures(),
  ]);
  return {
    needs: asked.items,
    capabilities: offered.items,
    figures: {
      listedNeeds: asked.total,
      listedCapabilities: offered.total,
      verifiedOrganizations,
      signed,
      fields: TECH_FIELDS.map((field) => ({
        field,
        needs: asked.facets?.['field']?.[field] ?? 0,
        capabilities: offered.facets?.['field']?.[field] ?? 0,
      })),
    },
  };
};
