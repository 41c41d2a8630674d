import { z } from 'zod';
import { idParams, idSchema, momentSchema } from '#shared/contract/id.ts';
import { routeTable } from '#shared/contract/route.ts';
import { contractInputSchema, financingInputSchema } from './contract.ts';
import { dealFileSchema, dealSchema, FILE_LEVELS } from './schema.ts';

const fileParams = z.strictObject({ id: idSchema, fileId: idSchema });
const ACT_PROBLEMS = ['not_found', 'forbidden', 'not_in_this_state'] as const;

/** A deal's papers: files, the non-disclosure agreement, the records of what was signed. Part of its table. */
export const paperRoutes = routeTable({
  addFile: {
    method: 'POST',
    path: '/deals/{id}/files',
    summary: 'Add a file, or a new version of one; confidential ones as PDF, PNG or JPEG, for the watermark',
    access: 'user',
    rate: 'upload',
    carries: 'upload',
    params: idParams,
    query: z.strictObject({ level: z.enum(FILE_LEVELS).default('deal'), versionOf: idSchema.optional() }),
    reply: dealFileSchema,
    status: 201,
    problems: [...ACT_PROBLEMS, 'file_refused', 'payload_too_large', 'unsupported_media'],
  },
  openFile: {
    method: 'PUT',
    path: '/deals/{id}/files/{fileId}/readers',
    summary: 'Say which people of the other side may open an L3 file, until when; replaces what was said before',
    access: 'user',
    rate: 'write',
    params: fileParams,
    body: z.strictObject({ userIds: z.array(idSchema).max(50), until: momentSchema.nullable().default(null) }),
    reply: dealFileSchema,
    problems: ACT_PROBLEMS,
  },
  download: {
    method: 'GET',
    path: '/deals/{id}/files/{fileId}',
    summary: 'A file’s latest version, or an earlier one; confidential ones carry a watermark and are logged',
    access: 'user',
    carries: 'download',
    params: fileParams,
    query: z.strictObject({ version: z.coerce.number().int().min(1).optional() }),
    problems: ['not_found', 'forbidden', 'file_refused'],
  },
  fileAccesses: {
    method: 'GET',
    path: '/deals/{id}/files/{fileId}/accesses',
    summary: 'Who opened a confidential file, or was refused, for the organization that owns it',
    access: 'user',
    params: fileParams,
    reply: z.object({
      items: z.array(
        z.object({
          at: momentSchema,
          name: z.string(),
          organization: z.string(),
          version: z.number().int(),
          outcome: z.enum(['opened', 'refused']),
        }),
      ),
    }),
    problems: ['not_found', 'forbidden'],
  },
  ndaText: {
    method: 'GET',
    path: '/deals/{id}/nda',
    summary: 'The text of the non-disclosure agreement that would be, or was, signed',
    access: 'user',
    params: idParams,
    reply: z.object({ version: z.string(), title: z.string(), paragraphs: z.array(z.string()) }),
    problems: ['not_found'],
  },
  signNda: {
    method: 'POST',
    path: '/deals/{id}/nda',
    summary: 'Sign the agreement for my organization by a click: who, when, from where and which text are kept',
    access: 'user',
    rate: 'write',
    params: idParams,
    body: z.strictObject({ version: z.string().max(20) }),
    reply: dealSchema,
    problems: [...ACT_PROBLEMS, 'stale_version'],
  },
  ndaDocument: {
    method: 'GET',
    path: '/deals/{id}/nda/document',
    summary: 'What was signed, by whom and when, as a PDF',
    access: 'user',
    carries: 'download',
    params: idParams,
    problems: ['not_found', 'not_in_this_state'],
  },
  recordContract: {
    method: 'PUT',
    path: '/deals/{id}/contract',
    summary: 'Record the contract; a stale version is refused with the present one',
    access: 'user',
    rate: 'write',
    params: idParams,
    body: z.strictObject({ version: z.number().int().min(0), contract: contractInputSchema }),
    reply: dealSchema,
    problems: [...ACT_PROBLEMS, 'stale_version'],
  },
  recordFinancing: {
    method: 'PUT',
    path: '/deals/{id}/financing',
    summary: 'Record a financing’s round, amounts and dates; a stale version is refused with the present one',
    access: 'user',
    rate: 'write',
    params: idParams,
    body: z.strictObject({ version: z.number().int().min(0), financing: financingInputSchema }),
    reply: dealSchema,
    problems: [...ACT_PROBLEMS, 'stale_version'],
  },
  registrationForm: {
    method: 'GET',
    path: '/deals/{id}/contract/registration',
    summary: 'The fields of the technology contract registration form as XLSX or PDF',
    access: 'user',
    carries: 'download',
    params: idParams,
    query: z.strictObject({ format: z.enum(['xlsx', 'pdf']).default('xlsx') }),
    problems: ['not_found', 'not_in_this_state'],
  },
});
