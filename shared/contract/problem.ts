// The one table of problems a client may see (RFC 9457). The code is also the key of its sentence in the locales.
import { z } from 'zod';

const STATUS = {
  malformed_json: 400,
  invalid_input: 400,
  sign_in_required: 401,
  wrong_credentials: 401,
  email_not_confirmed: 403,
  account_disabled: 403,
  forbidden: 403,
  cross_site_request: 403,
  organization_not_verified: 403,
  registration_required: 403,
  agreement_required: 403,
  ticket_invalid: 403,
  muted: 403,
  banned: 403,
  not_found: 404,
  method_not_allowed: 405,
  stale_version: 409,
  not_in_this_state: 409,
  stage_moved: 409,
  already_exists: 409,
  already_member: 409,
  last_owner: 409,
  organization_in_use: 409,
  token_invalid: 410,
  payload_too_large: 413,
  unsupported_media: 415,
  file_refused: 422,
  incomplete: 422,
  too_many_requests: 429,
  internal: 500,
  search_unavailable: 503,
  database_unavailable: 503,
  mail_unavailable: 503,
  openid_unavailable: 503,
  draining: 503,
  storage_full: 507,
} as const;

export type ProblemCode = keyof typeof STATUS;

// The keys of a const object are exactly the codes; Object.keys forgets that.
export const PROBLEM_CODES = Object.keys(STATUS) as ProblemCode[];

export const statusOf = (code: ProblemCode): number => STATUS[code];

/** What is wrong with one field: where, a code with a sentence in the locales (`field.<code>`), and its figures. */
export const fieldErrorSchema = z.object({
  field: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  sentence: z.string(),
});

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(PROBLEM_CODES as [ProblemCode, ...ProblemCode[]]),
  detail: z.string(),
  errors: z.array(fieldErrorSchema).optional(),
  /** With `stale_version`: the record as it is now, so that nothing typed is lost. */
  current: z.unknown().optional(),
  retryAfterSeconds: z.number().optional(),
  requestId: z.string().optional(),
});

export type Problem = z.infer<typeof problemSchema>;
export type FieldError = z.infer<typeof fieldErrorSchema>;
