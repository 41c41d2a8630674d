import { z } from 'zod';
import { idSchema, momentSchema } from '#shared/contract/id.ts';
import { lineOf, textOf } from '#shared/contract/text.ts';
import { industryCodeSchema, regionCodeSchema } from '#shared/vocabularies/schema.ts';
import { isCreditCode } from './credit-code.ts';

export const ORGANIZATION_TYPES = [
  'enterprise',
  'university',
  'institute',
  'alliance',
  'financial_institution',
  'association',
  'carrier',
  'center',
] as const;
export const organizationTypeSchema = z.enum(ORGANIZATION_TYPES);
export type OrganizationType = z.infer<typeof organizationTypeSchema>;

export const VERIFICATIONS = ['pending', 'verified', 'refused'] as const;
export const verificationSchema = z.enum(VERIFICATIONS);

/** owner: everything, also members · editor: needs and capabilities · member: reads what the organization may read. */
export const MEMBER_ROLES = ['owner', 'editor', 'member'] as const;
export const memberRoleSchema = z.enum(MEMBER_ROLES);
export type MemberRole = z.infer<typeof memberRoleSchema>;

export const creditCodeSchema = z
  .string()
  .max(40)
  .transform((code) => code.trim().toUpperCase())
  .check((context) => {
    if (!isCreditCode(context.value)) {
      context.issues.push({ code: 'custom', input: context.value, params: { code: 'credit_code_wrong' } });
    }
  });

export const websiteSchema = z.union([
  z.literal(''),
  z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(200),
]);

export const organizationInputSchema = z.strictObject({
  name: lineOf({ min: 2, max: 80 }),
  shortName: lineOf({ max: 20 }).default(''),
  // A center is founded by the platform itself, not by sign-up.
  type: organizationTypeSchema.exclude(['center']),
  creditCode: creditCodeSchema,
  region: regionCodeSchema,
  industry: industryCodeSchema.nullable().default(null),
  website: websiteSchema.default(''),
  intro: textOf({ max: 2000 }).default(''),
});
export type OrganizationInput = z.infer<typeof organizationInputSchema>;

/** How an organization is named beside what it posts. */
export const organizationRefSchema = z.object({
  id: idSchema,
  name: z.string(),
  type: organizationTypeSchema,
  verification: verificationSchema,
});

export const organizationSchema = organizationRefSchema.extend({
  shortName: z.string(),
  region: regionCodeSchema,
  industry: industryCodeSchema.nullable(),
  website: z.string(),
  intro: z.string(),
  /** Only for its members and the center. */
  creditCode: z.string().nullable(),
  refusal: z.string().nullable(),
  isDemo: z.boolean(),
  memberCount: z.number().int().nullable(),
  publishedNeeds: z.number().int(),
  publishedCapabilities: z.number().int(),
  createdAt: momentSchema,
  version: z.number().int(),
  myRole: memberRoleSchema.nullable(),
  can: z.object({
    edit: z.boolean(),
    manageMembers: z.boolean(),
    requestVerification: z.boolean(),
    verify: z.boolean(),
    requestToJoin: z.boolean(),
    leave: z.boolean(),
  }),
});
export type Organization = z.infer<typeof organizationSchema>;

export const memberSchema = z.object({
  userId: idSchema,
  name: z.string(),
  email: z.string(),
  role: memberRoleSchema,
  joinedAt: momentSchema,
});

export const invitationSchema = z.object({
  id: idSchema,
  email: z.string(),
  role: memberRoleSchema,
  invitedBy: z.string(),
  expiresAt: momentSchema,
});

export const joinRequestSchema = z.object({
  id: idSchema,
  userId: idSchema,
  name: z.string(),
  email: z.string(),
  message: z.string(),
  at: momentSchema,
});
