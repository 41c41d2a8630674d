// Many people in many deals, written into the data beside the running server.
import { organizationOf } from '#seeds/builders/organizations.ts';
import { personOf } from '#seeds/builders/people.ts';
import { openEngines } from '#server/engines.ts';
import { deals } from '#server/features/deals/model.ts';
import { seedMembership, seedOrganization } from '#server/features/organizations/seeding.ts';
import { seedUser } from '#server/features/users/seeding.ts';
import { readConfig } from '#server/platform/config.ts';
import { connectDatabase, disconnectDatabase } from '#server/platform/db/connection.ts';
import { insertRecord, newId } from '#server/platform/db/record.ts';
import { createLog } from '#server/platform/logging.ts';

export interface SeededChatter {
  userId: string;
  email: string;
  password: string;
  dealId: string;
  organizationId: string;
}

interface Wanted {
  dataDir: string;
  people: number;
  deals: number;
}

const seedSide = async (content: ReturnType<typeof organizationOf>, members: number, now: Date) => {
  const organizationId = await seedOrganization({ content, verification: 'verified', isDemo: false }, now);
  const people: Omit<SeededChatter, 'dealId'>[] = [];
  for (let index = 0; index < members; index += 1) {
    const person = personOf();
    const userId = await seedUser({ ...person, duty: 'none', isDemo: false }, now);
    await seedMembership({ organizationId, userId, role: 'owner' }, now);
    people.push({ userId, email: person.email, password: person.password, organizationId });
  }
  return { organizationId, people };
};

const seedDeal = async (members: number, now: Date): Promise<SeededChatter[]> => {
  const seeker = await seedSide(organizationOf({ type: 'enterprise' }), members - 1, now);
  const provider = await seedSide(organizationOf({ type: 'university' }), 1, now);
  const people = [...seeker.people, ...provider.people];
  const dealId = newId();
  await insertRecord(
    deals,
    {
      _id: dealId,
      title: '对接',
      pipeline: 'cooperation',
      stage: 'talks',
      stageSince: now,
      state: 'open',
      interestId: newId(),
      postings: [],
      parties: [
        { organizationId: seeker.organizationId, side: 'seeker', joinedAt: now },
        { organizationId: provider.organizationId, side: 'provider', joinedAt: now },
      ],
      people: people.map(({ userId, organizationId }) => ({ userId, organizationId })),
      coordinator: null,
      reason: null,
      stall: null,
      tasks: [],
      meetings: [],
      files: [],
      signatures: [],
      contract: null,
      financing: null,
      lastActivityAt: now,
      isDemo: false,
    },
    { type: 'deal.seeded', noun: 'deal', by: null, at: now, data: { dealId, organizationIds: [], userIds: [] } },
  );
  return people.map((person) => ({ ...person, dealId }));
};

/** Two or three people in each deal. */
export const seedChatters = async ({ dataDir, people, deals: count }: Wanted): Promise<SeededChatter[]> => {
  const log = createLog('error');
  const engines = await openEngines({ config: readConfig({ DATA_DIR: dataDir }), log, onStep: () => {}, join: true });
  await connectDatabase(engines.mongoUri, log);
  try {
    const now = new Date();
    const seeded: SeededChatter[] = [];
    for (let index = 0; index < count; index += 1) {
      const left = people - seeded.length;
      seeded.push(...(await seedDeal(Math.round(left / (count - index)), now)));
    }
    return seeded;
  } finally {
    await disconnectDatabase();
    await engines.close();
  }
};
