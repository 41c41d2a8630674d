// What the demo's texts look like before the seeder posts them, and a few short words to write them with.
import type { CapabilityInput } from '#shared/capabilities/schema.ts';
import type { NeedInput } from '#shared/needs/schema.ts';
import { creditCodeCheck } from '#shared/organizations/credit-code.ts';
import type { MemberRole, OrganizationInput, OrganizationType } from '#shared/organizations/schema.ts';
import type { ReviewScores } from '#shared/postings/review.ts';
import type { Indicator } from '#shared/postings/schema.ts';
import type { Duty, Locale } from '#shared/users/schema.ts';

export interface SeedOrganization {
  key: string;
  verification: 'verified' | 'pending';
  /** As at sign-up, and the center, which nobody signs up. */
  content: Omit<OrganizationInput, 'type'> & { type: OrganizationType };
}

export interface SeedPerson {
  email: string;
  name: string;
  locale: Locale;
  duty: Duty;
  organization: string;
  role: MemberRole;
}

export type SeedStatus = 'published' | 'submitted' | 'draft' | 'returned';

interface SeedPosting<Content> {
  key: string;
  /** Key of the organization that posts it. */
  by: string;
  status: SeedStatus;
  /** What the reviewer said; only of what was returned. */
  review?: { scores: ReviewScores; comment: string };
  content: Content;
}

export type SeedNeed = SeedPosting<NeedInput>;
export type SeedCapability = SeedPosting<CapabilityInput>;

/** A valid credit code that says "demo" to whoever reads it: `prefix` is department, kind and region (8 characters). */
export const creditCodeFor = (prefix: string, serial: number): string => {
  const body = `${prefix}MADEM${String(serial).padStart(4, '0')}`;
  const check = creditCodeCheck(body);
  if (body.length !== 17 || check === null) throw new Error(`not the start of a credit code: ${body}`);
  return body + check;
};

/** `number` is the local number in Zhengzhou, or a whole number with its area code. */
export const contactOf = (name: string, number: string, organization: string) => ({
  name,
  phone: number.startsWith('0') ? number : `0371-${number}`,
  email: `contact@${organization}.demo.xietong.example`,
});

const indicatorWith =
  (relation: Indicator['relation']) =>
  (name: string, value: string, unit = ''): Indicator => ({ name, relation, value, unit });

export const atLeast = indicatorWith('>=');
export const atMost = indicatorWith('<=');
export const between = indicatorWith('range');
export const exactly = indicatorWith('=');
export const inWords = indicatorWith('text');

/** A range of amounts in 万元. */
export const wan = (min: number | null, max: number | null) => ({ min, max });
