// Needs and capabilities answer to the same calls; this builds one noun's table from its own schemas.
import { z } from 'zod';
import { idParams, idSchema, momentSchema } from '#shared/contract/id.ts';
import { facetCounts, flagQuery, manyOf, pageOf, pageQuery } from '#shared/contract/page.ts';
import { routeTable } from '#shared/contract/route.ts';
import { lineOf } from '#shared/contract/text.ts';
import {
  chainLinkSchema,
  chainSchema,
  cooperationModeSchema,
  financingStageSchema,
  regionCodeSchema,
  techFieldSchema,
  trlSchema,
} from '#shared/vocabularies/schema.ts';
import { POSTING_STATUSES } from './lifecycle.ts';
import { reviewInputSchema } from './review.ts';
import { ATTACHMENT_LABELS, attachmentSchema, versionEntrySchema } from './schema.ts';

export const POSTING_SORTS = ['relevance', 'newest', 'expiring'] as const;

/** Which postings: `listed` what the public listing shows · `mine` those of my organizations in any state. */
export const POSTING_SCOPES = ['listed', 'mine'] as const;

interface Nouns<Kind extends z.ZodType<string, string>> {
  singular: 'need' | 'capability';
  path: '/needs' | '/capabilities';
  kind: Kind;
}

export const postingListQuery = <Kind extends z.ZodType<string, string>>(kind: Kind) =>
  z.strictObject({
    ...pageQuery,
    q: lineOf({ max: 200 }).optional(),
    scope: z.enum(POSTING_SCOPES).default('listed'),
    kind: manyOf(kind).optional(),
    field: manyOf(techFieldSchema).optional(),
    chain: manyOf(chainSchema).optional(),
    link: manyOf(chainLinkSchema).optional(),
    region: regionCodeSchema.optional(),
    industry: z.string().max(4).optional(),
    mode: manyOf(cooperationModeSchema).optional(),
    stage: manyOf(financingStageSchema).optional(),
    trlFrom: z.coerce.number().pipe(trlSchema).optional(),
    organization: idSchema.optional(),
    status: manyOf(z.enum(POSTING_STATUSES)).optional(),
    demo: flagQuery.optional(),
    sort: z.enum(POSTING_SORTS).optional(),
  });

const versionBody = z.strictObject({ version: z.number().int().min(0) });
const attachmentParams = z.strictObject({ id: idSchema, attachmentId: idSchema });
const UPDATE_PROBLEMS = ['not_found', 'forbidden', 'stale_version', 'not_in_this_state'] as const;

/**
 * The HTTP table of one noun. `content` is what an author writes, `card` a row of a list, `page` the whole wire object.
 */
export const postingRoutes = <
  Kind extends z.ZodType<string, string>,
  Content extends z.ZodType,
  Card extends z.ZodType,
  Page extends z.ZodType,
>(
  noun: Nouns<Kind>,
  schemas: { content: Content; card: Card; page: Page },
) => {
  const { singular, path, kind } = noun;
  return routeTable({
    list: {
      method: 'GET',
      path,
      summary: `Listed ${path.slice(1)}, newest first, or by relevance to q; facets count what the filters leave`,
      access: 'public',
      rate: 'search',
      query: postingListQuery(kind),
      reply: pageOf(schemas.card).extend({
        /** Null while the search engine is away; lists without q go on. */
        facets: facetCounts.nullable(),
      }),
      problems: ['search_unavailable', 'sign_in_required'],
    },
    create: {
      method: 'POST',
      path,
      summary: `Begin a ${singular} as a draft of one of my organizations`,
      access: 'user',
      rate: 'write',
      body: z.strictObject({ organization: idSchema.optional(), content: schemas.content }),
      reply: schemas.page,
      status: 201,
      problems: ['forbidden'],
    },
    read: {
      method: 'GET',
      path: `${path}/{id}`,
      summary: `One ${singular}, as far as it is open to the reader`,
      access: 'public',
      params: idParams,
      reply: schemas.page,
      problems: ['not_found'],
    },
    update: {
      method: 'PUT',
      path: `${path}/{id}`,
      summary: `Replace a ${singular}'s content; a stale version is refused with the present text`,
      access: 'user',
      rate: 'write',
      params: idParams,
      body: z.strictObject({ version: z.number().int().min(0), content: schemas.content }),
      reply: schemas.page,
      problems: [...UPDATE_PROBLEMS, 'incomplete'],
    },
    remove: {
      method: 'DELETE',
      path: `${path}/{id}`,
      summary: `Delete a draft ${singular}`,
      access: 'user',
      rate: 'write',
      params: idParams,
      problems: ['not_found', 'forbidden', 'not_in_this_state'],
    },
    submit: {
      method: 'POST',
      path: `${path}/{id}/submit`,
      summary: 'Hand a draft to the center for review',
      access: 'user',
      rate: 'write',
      params: idParams,
      body: z.strictObject({ version: z.number().int().min(0).optional() }).prefault({}),
      reply: schemas.page,
      problems: [...UPDATE_PROBLEMS, 'incomplete', 'organization_not_verified'],
    },
    review: {
      method: 'POST',
      path: `${path}/{id}/review`,
      summary: 'Score by the four criteria; the points decide: publish, return or reject',
      access: 'coordinator',
      rate: 'write',
      params: idParams,
      body: reviewInputSchema,
      reply: schemas.page,
      problems: [...UPDATE_PROBLEMS],
    },
    withdraw: {
      method: 'POST',
      path: `${path}/{id}/withdrawal`,
      summary: 'Take it back',
      access: 'user',
      rate: 'write',
      params: idParams,
      body: versionBody,
      reply: schemas.page,
      problems: [...UPDATE_PROBLEMS],
    },
    renew: {
      method: 'POST',
      path: `${path}/{id}/renewal`,
      summary: 'Make it valid for longer; an expired one is listed again',
      access: 'user',
      rate: 'write',
      params: idParams,
      body: versionBody.extend({ validUntil: z.iso.date() }),
      reply: schemas.page,
      problems: [...UPDATE_PROBLEMS],
    },
    finish: {
      method: 'POST',
      path: `${path}/{id}/completion`,
      summary: 'Mark it done: solved, placed or taken',
      access: 'user',
      rate: 'write',
      params: idParams,
      body: versionBody,
      reply: schemas.page,
      problems: [...UPDATE_PROBLEMS],
    },
    reopen: {
      method: 'POST',
      path: `${path}/{id}/reopening`,
      summary: 'Turn a withdrawn, rejected or finished one into a draft again',
      access: 'user',
      rate: 'write',
      params: idParams,
      body: versionBody,
      reply: schemas.page,
      problems: [...UPDATE_PROBLEMS],
    },
    versions: {
      method: 'GET',
      path: `${path}/{id}/versions`,
      summary: 'What was changed when, for its organization and the center',
      access: 'user',
      params: idParams,
      reply: z.object({ items: z.array(versionEntrySchema) }),
      problems: ['not_found', 'forbidden'],
    },
    version: {
      method: 'GET',
      path: `${path}/{id}/versions/{version}`,
      summary: 'The content as it was in one version',
      access: 'user',
      params: z.strictObject({ id: idSchema, version: z.coerce.number().int().min(0) }),
      reply: z.object({ version: z.number().int(), at: momentSchema, by: z.string(), content: schemas.content }),
      problems: ['not_found', 'forbidden'],
    },
    attach: {
      method: 'POST',
      path: `${path}/{id}/attachments`,
      summary: 'Attach a PDF, picture or Office file (20 MB at most), checked by content',
      access: 'user',
      rate: 'upload',
      carries: 'upload',
      params: idParams,
      query: z.strictObject({ label: z.enum(ATTACHMENT_LABELS).default('document') }),
      reply: attachmentSchema,
      status: 201,
      problems: ['not_found', 'forbidden', 'file_refused', 'payload_too_large', 'unsupported_media'],
    },
    download: {
      method: 'GET',
      path: `${path}/{id}/attachments/{attachmentId}`,
      summary: 'An attached file, for those who may read the details',
      access: 'public',
      carries: 'download',
      params: attachmentParams,
      problems: ['not_found'],
    },
    detach: {
      method: 'DELETE',
      path: `${path}/{id}/attachments/{attachmentId}`,
      summary: 'Remove an attached file',
      access: 'user',
      rate: 'write',
      params: attachmentParams,
      problems: ['not_found', 'forbidden'],
    },
    preview: {
      method: 'POST',
      path: `${path}/preview`,
      summary: 'How many counterparts a text would find, and which one answer would make it most precise',
      access: 'user',
      rate: 'search',
      body: z.strictObject({ content: schemas.content }),
      reply: z.object({
        counts: z.object({ strong: z.number().int(), good: z.number().int(), weak: z.number().int() }).nullable(),
      }),
    },
  });
};
