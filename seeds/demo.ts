// The demo of the zone, told through the services: people sign up, organizations are founded and verified, needs and
// capabilities are drafted, submitted and reviewed. Times lie in the weeks before now, in the order of the list.

import type { SeedCapability, SeedNeed } from '#seeds/content/index.ts';
import { capabilities, demoAccounts, needs, organizations, people } from '#seeds/content/index.ts';
import { tellDeals } from '#seeds/deals.ts';
import { type DemoAccount, tellEvents } from '#seeds/events.ts';
import { tellSignedDeals } from '#seeds/signed-deals.ts';
import { capabilities as capabilityPostings } from '#server/features/capabilities/capabilities.ts';
import { needs as needPostings } from '#server/features/needs/needs.ts';
import { loadActor } from '#server/features/organizations/actor.ts';
import { seedMembership, seedOrganization } from '#server/features/organizations/seeding.ts';
import { createPosting } from '#server/features/postings/drafting.ts';
import type { Postings } from '#server/features/postings/noun.ts';
import { reviewPosting, submitPosting } from '#server/features/postings/reviewing.ts';
import { seedUser } from '#server/features/users/seeding.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import type { ReviewScores } from '#shared/postings/review.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';

export const DEMO_PASSWORD = 'Xietong-demo-2026';

const HOUR_MS = 3600_000;
const STORY_DAYS = 60;
/** The engine writes the journal once for all that waits: together is faster. */
const AT_ONCE = 10;
const FIRST_EPOCH = 1;

/** Points of a posting that is published, a little different from one to the next. */
const goodScores = (index: number): ReviewScores => ({
  value: 3 + (index % 3),
  clarity: 3 + ((index + 1) % 2),
  cooperation: 4,
  completeness: 3 + (index % 2),
});

interface Cast {
  organizations: ReadonlyMap<string, string>;
  /** By organization: who writes for it. */
  authors: ReadonlyMap<string, Actor>;
  coordinator: Actor;
  accounts: ReadonlyMap<string, DemoAccount>;
}

const actorOf = async (userId: string): Promise<Actor> => {
  const actor = await loadActor({ userId, epoch: FIRST_EPOCH });
  if (!actor) throw new Error('a person of the demo cannot sign in');
  return actor;
};

const seedPeople = async (now: Date): Promise<Cast> => {
  const organizationIds = new Map<string, string>();
  for (const { key, verification, content } of organizations) {
    organizationIds.set(key, await seedOrganization({ content, verification, isDemo: true }, now));
  }
  const userIds = new Map<string, string>();
  for (const { organization, role, ...person } of people) {
    const userId = await seedUser({ ...person, password: DEMO_PASSWORD, isDemo: true }, now);
    userIds.set(person.email, userId);
    await seedMembership({ organizationId: idOf(organizationIds, organization), userId, role }, now);
  }
  const authors = new Map<string, Actor>();
  for (const { email, organization, role } of people) {
    if (role !== 'member' && !authors.has(organization)) authors.set(organization, await actorOf(idOf(userIds, email)));
  }
  const coordinator = people.find(({ duty }) => duty === 'coordinator');
  if (!coordinator) throw new Error('the demo has no coordinator');
  const accounts = new Map<string, DemoAccount>();
  for (const { email, name, organization } of demoAccounts) {
    const userId = idOf(userIds, email);
    const own = organizations.find(({ key }) => key === organization)?.content.name ?? '';
    accounts.set(email.split('@')[0] ?? '', { actor: await actorOf(userId), userId, name, email, organization: own });
  }
  return {
    organizations: organizationIds,
    authors,
    accounts,
    coordinator: await actorOf(idOf(userIds, coordinator.email)),
  };
};

const idOf = (ids: ReadonlyMap<string, string>, key: string): string => {
  const id = ids.get(key);
  if (!id) throw new Error(`the demo has no ${key}`);
  return id;
};

interface Telling<Noun extends PostingNoun> {
  postings: Postings<Noun>;
  seed: SeedNeed | SeedCapability;
  cast: Cast;
  /** When it was drafted. */
  at: Date;
  scores: ReviewScores;
}

const later = (at: Date, hours: number): Date => new Date(at.getTime() + hours * HOUR_MS);

/** One posting's way as far as its seed says. */
const tellPosting = async <Noun extends PostingNoun>({
  postings,
  seed,
  cast,
  at,
  scores,
}: Telling<Noun>): Promise<void> => {
  const author = cast.authors.get(seed.by);
  if (!author) throw new Error(`nobody writes for ${seed.by}`);
  const organization = idOf(cast.organizations, seed.by);
  const content = postings.contentSchema.parse(seed.content);
  const { _id: id } = await createPosting({ postings, actor: author, now: at, organization, content, isDemo: true });
  if (seed.status === 'draft') return;
  const submitted = await submitPosting({ postings, actor: author, id, now: later(at, 2) });
  if (seed.status === 'submitted') return;
  const review = seed.review ?? { scores, comment: '' };
  await reviewPosting({
    postings,
    actor: cast.coordinator,
    id,
    version: submitted.version,
    now: later(at, 8),
    ...review,
  });
};

interface SeedDemo {
  now: Date;
  onProgress(done: number, total: number): void;
}

type Chapter = (at: Date, scores: ReviewScores) => Promise<void>;

// Needs and capabilities by turns, so that the newest of both are on the home page.
const chapters = (cast: Cast): Chapter[] =>
  Array.from({ length: Math.max(needs.length, capabilities.length) }, (_, index): Chapter[] => {
    const [need, capability] = [needs[index], capabilities[index]];
    return [
      ...(capability ? [tellingOf(capabilityPostings, capability, cast)] : []),
      ...(need ? [tellingOf(needPostings, need, cast)] : []),
    ];
  }).flat();

const tellingOf =
  <Noun extends PostingNoun>(postings: Postings<Noun>, seed: SeedNeed | SeedCapability, cast: Cast): Chapter =>
  (at, scores) =>
    tellPosting({ postings, seed, cast, at, scores });

/** Fills an empty database with the demo. */
export const seedDemo = async ({ now, onProgress }: SeedDemo): Promise<void> => {
  const began = later(now, -24 * STORY_DAYS);
  const cast = await seedPeople(began);
  const all = chapters(cast);
  // The last one lies half a day back: what was submitted has waited a while, and nothing happens in the future.
  const stepHours = (24 * STORY_DAYS - 12) / all.length;
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const some = all.slice(from, from + AT_ONCE);
    await Promise.all(
      some.map((tell, index) => tell(later(began, (from + index) * stepHours), goodScores(from + index))),
    );
    onProgress(from + some.length, all.length);
  }
  const scene = {
    now,
    actorOf(organization: string) {
      const author = cast.authors.get(organization);
      if (!author) throw new Error(`nobody writes for ${organization}`);
      return author;
    },
  };
  await tellDeals(scene);
  await tellSignedDeals(scene);
  await tellEvents(cast, now);
};
