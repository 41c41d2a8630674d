// The platform about itself: health, the home page's figures, the administrator's views.
import { z } from 'zod';
import { capabilityCardSchema } from '#shared/capabilities/schema.ts';
import { idParams, idSchema, momentSchema } from '#shared/contract/id.ts';
import { pageOf, pageQuery } from '#shared/contract/page.ts';
import { routeTable } from '#shared/contract/route.ts';
import { lineOf } from '#shared/contract/text.ts';
import { publicFiguresSchema } from '#shared/deals/figures.ts';
import { needCardSchema } from '#shared/needs/schema.ts';

const partSchema = z.enum(['ok', 'down']);

export const healthSchema = z.object({
  status: z.enum(['ok', 'degraded', 'down', 'draining']),
  version: z.string(),
  database: partSchema,
  search: partSchema,
});

export const mailSchema = z.object({
  id: idSchema,
  to: z.string(),
  subject: z.string(),
  at: momentSchema,
  outcome: z.enum(['kept', 'sent', 'waiting', 'failed']),
  failure: z.string().nullable(),
});

export const factSchema = z.object({
  id: z.string(),
  type: z.string(),
  noun: z.string(),
  recordId: z.string(),
  at: momentSchema,
  by: z.string().nullable(),
  /** Reactions that have not succeeded yet, and those given up. */
  todo: z.array(z.string()),
  failed: z.array(z.object({ reaction: z.string(), failure: z.string() })),
});

export const systemRoutes = routeTable({
  health: {
    method: 'GET',
    path: '/health',
    summary: '200 when able to serve, 503 when not; search may be away while the rest serves',
    access: 'public',
    reply: healthSchema,
  },
  home: {
    method: 'GET',
    path: '/home',
    summary: "The home page: newest needs and capabilities, and the platform's figures",
    access: 'public',
    reply: z.object({
      needs: z.array(needCardSchema),
      capabilities: z.array(capabilityCardSchema),
      figures: z.object({
        listedNeeds: z.number().int(),
        listedCapabilities: z.number().int(),
        verifiedOrganizations: z.number().int(),
        signed: publicFiguresSchema,
        fields: z.array(z.object({ field: z.string(), needs: z.number().int(), capabilities: z.number().int() })),
      }),
    }),
  },
  mails: {
    method: 'GET',
    path: '/mails',
    summary: 'Mails the platform wrote; without SMTP settings they are kept here instead of being sent',
    access: 'administrator',
    query: z.strictObject({ ...pageQuery, q: lineOf({ max: 200 }).optional() }),
    reply: pageOf(mailSchema),
  },
  mail: {
    method: 'GET',
    path: '/mails/{id}',
    summary: 'One mail with its text',
    access: 'administrator',
    params: idParams,
    reply: mailSchema.extend({ text: z.string() }),
    problems: ['not_found'],
  },
  facts: {
    method: 'GET',
    path: '/facts',
    summary: 'What happened, newest first: the audit trail',
    access: 'administrator',
    query: z.strictObject({
      ...pageQuery,
      type: z.string().max(60).optional(),
      recordId: idSchema.optional(),
      failed: z.enum(['true', 'false']).optional(),
    }),
    reply: pageOf(factSchema),
  },
  retryFact: {
    method: 'POST',
    path: '/facts/{id}/retry',
    summary: 'Give the given-up reactions of a fact another try',
    access: 'administrator',
    rate: 'write',
    params: z.strictObject({ id: z.string().max(60) }),
    reply: factSchema,
    problems: ['not_found'],
  },
});
