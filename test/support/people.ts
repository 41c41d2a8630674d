// The kinds of people the platform knows, made through the same services as the demo.
import argon2 from '@node-rs/argon2';
import { organizationOf } from '#seeds/builders/organizations.ts';
import { personOf } from '#seeds/builders/people.ts';
import { seedMembership, seedOrganization } from '#server/features/organizations/seeding.ts';
import { seedUser } from '#server/features/users/seeding.ts';
import type { MemberRole, OrganizationType } from '#shared/organizations/schema.ts';
import type { Duty, Locale } from '#shared/users/schema.ts';

interface Role {
  /** The type of the organization founded for them; null for who belongs to none. */
  type: OrganizationType | null;
  verification?: 'verified' | 'pending' | 'refused';
  duty?: Duty;
}

/** What it costs to check a password stands in its hash: these people sign in a thousand times, and nobody guesses theirs. */
const LEAST_COST = { memoryCost: 64, timeCost: 1, parallelism: 1 };

const KINDS = {
  enterprise: { type: 'enterprise' },
  researcher: { type: 'university' },
  institute: { type: 'institute' },
  investor: { type: 'financial_institution' },
  alliance: { type: 'alliance' },
  /** Their organization waits for verification. */
  unverified: { type: 'enterprise', verification: 'pending' },
  refused: { type: 'enterprise', verification: 'refused' },
  /** Signed up, belongs to no organization. */
  newcomer: { type: null },
  coordinator: { type: null, duty: 'coordinator' },
  administrator: { type: null, duty: 'administrator' },
} as const satisfies Record<string, Role>;

export type Kind = keyof typeof KINDS;

export interface Wanted {
  /** An organization that is there already; without it each person has one of their own. */
  organizationId?: string;
  /** Owner unless told otherwise. */
  role?: MemberRole;
  name?: string;
  locale?: Locale;
}

export interface SeededPerson {
  id: string;
  email: string;
  password: string;
  /** Empty for who belongs to none. */
  organizationId: string;
}

/** Opens a confirmed account of a kind, with its organization. */
export const seedPerson = async (kind: Kind, wanted: Wanted, now: Date): Promise<SeededPerson> => {
  const { type, verification = 'verified', duty = 'none' }: Role = KINDS[kind];
  const { email, password, name, locale } = personOf();
  const person = { email, name: wanted.name ?? name, locale: wanted.locale ?? locale };
  const hash = await argon2.hash(password, LEAST_COST);
  const id = await seedUser({ ...person, password: { hash }, duty, isDemo: false }, now);
  let { organizationId = '' } = wanted;
  if (!organizationId && type) {
    organizationId = await seedOrganization({ content: organizationOf({ type }), verification, isDemo: false }, now);
  }
  if (organizationId) await seedMembership({ organizationId, userId: id, role: wanted.role ?? 'owner' }, now);
  return { id, email, password, organizationId };
};
