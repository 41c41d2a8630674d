// Fills an empty database with the demo, once.
import mongoose from 'mongoose';
import { demoAccounts } from '#seeds/content/index.ts';
import { DEMO_PASSWORD, seedDemo } from '#seeds/demo.ts';
import { readMarker, writeMarker } from '#seeds/marker.ts';
import type { App } from '#server/app.ts';
import { hasUsers } from '#server/features/users/reads.ts';
import { prepareCollections } from '#server/platform/db/connection.ts';
import { rebuildIndex } from '#server/platform/search/source.ts';

const SHOW_EVERY = 50;

type Say = (text: string) => void;

const beginAgain = async (app: App) => {
  await mongoose.connection.dropDatabase();
  await prepareCollections();
  for (const source of app.sources) await rebuildIndex({ search: app.platform.search, source });
};

const accountLines = (): string[] => [
  `Demo accounts (password ${DEMO_PASSWORD}):`,
  ...demoAccounts.map(({ email }) => `  ${email}`),
];

/**
 * Seeds the demo when the database is empty, or when an earlier seeding was cut off. Resolves, once everything is
 * searchable, to lines that name the accounts; to nothing when this database was never seeded.
 */
export const seedWhenEmpty = async (app: App, say: Say): Promise<string[]> => {
  const marker = await readMarker();
  if (marker === 'done') return accountLines();
  if (marker === null && (await hasUsers())) return [];
  await app.indexesReady;
  if (marker === 'running') await beginAgain(app);
  say('Filling in the demo …');
  await writeMarker('running');
  await seedDemo({
    now: app.platform.clock.now(),
    onProgress: (done, total) => done % SHOW_EVERY === 0 && say(`  ${done} of ${total}`),
  });
  await app.relay.settled();
  await writeMarker('done');
  return accountLines();
};
