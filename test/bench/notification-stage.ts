// What the bench of notifications writes beside the running server, and what it reads there afterwards.
import { buildNeed } from '#seeds/builders/needs.ts';
import { organizationOf } from '#seeds/builders/organizations.ts';
import { personOf } from '#seeds/builders/people.ts';
import { openEngines } from '#server/engines.ts';
import { needs } from '#server/features/needs/needs.ts';
import { deliveries } from '#server/features/notifications/model.ts';
import { changeSettingsOf } from '#server/features/notifications/settings.ts';
import { seedMembership, seedOrganization } from '#server/features/organizations/seeding.ts';
import type { PostingRecord } from '#server/features/postings/model.ts';
import { traitsOf } from '#server/features/postings/traits.ts';
import { robots, sealSecrets } from '#server/features/robots/model.ts';
import { seedUser } from '#server/features/users/seeding.ts';
import { readConfig } from '#server/platform/config.ts';
import { connectDatabase, disconnectDatabase } from '#server/platform/db/connection.ts';
import { factOf, insertRecords, newId } from '#server/platform/db/record.ts';
import { storedFacts } from '#server/platform/facts/store.ts';
import { createLog } from '#server/platform/logging.ts';
import { keptSessionSecret } from '#server/platform/secrets.ts';
import { createVault } from '#server/platform/vault.ts';
import { needContentSchema } from '#shared/needs/schema.ts';
import { ROBOT_PROVIDERS } from '#shared/robots/schema.ts';

export interface Author {
  userId: string;
  email: string;
  organizationId: string;
  /** Mails one by one, or all in the daily one. */
  mail: 'at_once' | 'digest';
  robotId: string | null;
}

/** Works on the data of a running server. */
export const beside = async <Result>(dataDir: string, work: () => Promise<Result>): Promise<Result> => {
  const log = createLog('silent');
  const engines = await openEngines({ config: readConfig({ DATA_DIR: dataDir }), log, onStep: () => {}, join: true });
  await connectDatabase(engines.mongoUri, log);
  try {
    return await work();
  } finally {
    await disconnectDatabase();
    await engines.close();
  }
};

const seedRobot = async (dataDir: string, organizationId: string, index: number): Promise<string | null> => {
  const provider = ROBOT_PROVIDERS[index];
  if (!provider) return null;
  const host = { dingtalk: 'oapi.dingtalk.com', wecom: 'qyapi.weixin.qq.com', feishu: 'open.feishu.cn' }[provider];
  const vault = createVault(await keptSessionSecret(dataDir));
  const _id = newId();
  const now = new Date();
  await robots.insertOne({
    _id,
    organizationId,
    provider,
    host,
    name: provider,
    locale: 'en',
    kinds: ['postingReturned'],
    isOn: true,
    sealed: sealSecrets(vault, _id, { token: `bench-${provider}-0123456789`, signingKey: null }),
    tokenHash: _id,
    tokenEnd: '6789',
    isSigned: false,
    nextAt: now,
    lastSentAt: null,
    trouble: null,
    isRemoved: false,
    version: 1,
    createdAt: now,
    updatedAt: now,
    pending: [],
  });
  return _id;
};

/** So many companies with one author each; one in five wants mails at once, the first three have a group robot. */
export const seedAuthors = async (dataDir: string, count: number): Promise<Author[]> => {
  const authors: Author[] = [];
  const now = new Date();
  for (let index = 0; index < count; index += 1) {
    const content = organizationOf({ type: 'enterprise' });
    const organizationId = await seedOrganization({ content, verification: 'verified', isDemo: false }, now);
    const person = { ...personOf({ email: `author-${index}@bench.example` }), locale: 'en' as const };
    const userId = await seedUser({ ...person, duty: 'none', isDemo: false }, now);
    await seedMembership({ organizationId, userId, role: 'owner' }, now);
    const mail = index % 5 === 4 ? 'at_once' : 'digest';
    const set = { choices: { postingReturned: { app: true, mail } } } as const;
    await changeSettingsOf({ userId, by: userId, at: now, set, type: 'mail_settings.changed' });
    const robotId = await seedRobot(dataDir, organizationId, index);
    authors.push({ userId, email: person.email, organizationId, mail, robotId });
  }
  return authors;
};

const BATCH = 1000;

const returnedNeed = (author: Author, number: number): PostingRecord => {
  const content = needContentSchema.parse(buildNeed({ title: `Need number ${number} of the bench` }));
  const { userId, organizationId } = author;
  const id = newId();
  const at = new Date();
  const note = {
    type: 'need.returned',
    noun: 'need',
    by: null,
    at,
    data: { organizationId, from: 'submitted', to: 'returned' },
  };
  const scores = { value: 2, clarity: 2, cooperation: 2, completeness: 2 };
  return {
    _id: id,
    organizationId,
    authorId: userId,
    status: 'returned',
    content,
    written: { version: 1, at, by: userId, changed: [], wasSubmitted: true },
    traits: traitsOf(content),
    advised: null,
    submittedAt: at,
    publishedAt: null,
    reviews: [{ at, by: 'reviewer', scores, outcome: 'return', comment: 'Please say more.' }],
    attachments: [],
    origin: null,
    isDemo: false,
    version: 1,
    createdAt: at,
    updatedAt: at,
    pending: [factOf(id, note)],
  };
};

/** Stores needs that have just been returned, each with its fact; their numbers go round the authors. */
export const returnNeeds = async (authors: readonly Author[], from: number, to: number): Promise<void> => {
  for (let number = from; number < to; ) {
    const records: PostingRecord[] = [];
    for (; number < to && records.length < BATCH; number += 1) {
      const author = authors[number % authors.length];
      if (author) records.push(returnedNeed(author, number));
    }
    await insertRecords(needs.model, records);
  }
};

export const countDeliveries = (): Promise<number> => deliveries.countDocuments({});

/** Whether all that follows has been done: facts spread, mails and robots served. */
export const isAllDone = async (): Promise<boolean> => {
  const open = [
    needs.model.exists({ 'pending.id': { $exists: true } }),
    storedFacts.exists({ type: 'need.returned', todo: 'notifications.spread' }),
    deliveries.exists({ outcome: 'waiting', isDigest: false }),
  ];
  return (await Promise.all(open)).every((found) => !found);
};

/** The hour of the daily mail has come. */
export const bringDigestForward = async (): Promise<void> => {
  await deliveries.updateMany({ isDigest: true, outcome: 'waiting' }, { $set: { dueAt: new Date() } });
};

export interface Counted {
  channel: string;
  recipient: string;
  outcome: string;
  count: number;
  events: number;
}

/** Deliveries and distinct events by way, recipient and outcome. */
export const countByRecipient = async (): Promise<Counted[]> => {
  const groups = await deliveries.aggregate<{
    _id: Omit<Counted, 'count' | 'events'>;
    count: number;
    events: string[];
  }>([
    {
      $group: {
        _id: { channel: '$channel', recipient: '$recipient', outcome: '$outcome' },
        count: { $sum: 1 },
        events: { $addToSet: '$eventId' },
      },
    },
  ]);
  return groups.map(({ _id, count, events }) => ({ ..._id, count, events: events.length }));
};
