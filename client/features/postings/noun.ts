// Needs and capabilities share their screens; this is where the two differ.
import { type PathName, pathTo } from '#client/app/paths.ts';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import {
  CAPABILITY_KINDS,
  CAPABILITY_REQUIRED,
  type CapabilityKind,
  capabilityContentSchema,
} from '#shared/capabilities/schema.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { NEED_KINDS, NEED_REQUIRED, type NeedKind, needContentSchema } from '#shared/needs/schema.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';

export const nounRoutes = { need: needRoutes, capability: capabilityRoutes } as const;
export const nounKinds = { need: NEED_KINDS, capability: CAPABILITY_KINDS } as const;
export const nounSchemas = { need: needContentSchema, capability: capabilityContentSchema } as const;

/** First word of the noun's addresses: names its reads in the query cache. */
export const nounAddress = { need: 'needs', capability: 'capabilities' } as const satisfies Record<PostingNoun, string>;

/** Paths of the fields that submitting asks for, beside those of every posting. */
export const requiredOf = (noun: PostingNoun, kind: string): readonly string[] =>
  // The kind comes from this noun's own schema; a string that is no key finds nothing.
  (noun === 'need' ? NEED_REQUIRED[kind as NeedKind] : CAPABILITY_REQUIRED[kind as CapabilityKind]) ?? [];

type Place = 'list' | 'new' | 'page' | 'edit' | 'matches';

const places = {
  need: { list: 'needs', new: 'newNeed', page: 'need', edit: 'editNeed', matches: 'needMatches' },
  capability: {
    list: 'capabilities',
    new: 'newCapability',
    page: 'capability',
    edit: 'editCapability',
    matches: 'capabilityMatches',
  },
} as const satisfies Record<PostingNoun, Record<Place, PathName>>;

export const listPath = (noun: PostingNoun): string => pathTo(places[noun].list);
export const newPath = (noun: PostingNoun): string => pathTo(places[noun].new);
export const pagePath = (noun: PostingNoun, id: string): string => pathTo(places[noun].page, { id });
export const editPath = (noun: PostingNoun, id: string): string => pathTo(places[noun].edit, { id });
export const matchesPath = (noun: PostingNoun, id: string): string => pathTo(places[noun].matches, { id });

export const counterpartOf = { need: 'capability', capability: 'need' } as const satisfies Record<
  PostingNoun,
  PostingNoun
>;
