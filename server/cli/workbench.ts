// The platform without HTTP and sockets, for commands: beside a running server on the same data, whose relay then does
// what follows; or alone, with a relay of its own.
import { randomBytes } from 'node:crypto';
import { openEngines } from '#server/engines.ts';
import { featureOrder } from '#server/features.ts';
import { systemClock } from '#server/platform/clock.ts';
import { type Config, readConfig } from '#server/platform/config.ts';
import { connectDatabase, disconnectDatabase, prepareCollections } from '#server/platform/db/connection.ts';
import { createRelay } from '#server/platform/facts/relay.ts';
import type { Platform } from '#server/platform/feature.ts';
import { createLog, type Log } from '#server/platform/logging.ts';
import { createMailer } from '#server/platform/mail/mailer.ts';
import { createRobots } from '#server/platform/robots/robots.ts';
import { createSearch } from '#server/platform/search/search.ts';
import { indexReaction, prepareIndexes, type SearchSource } from '#server/platform/search/source.ts';
import { keptSessionSecret } from '#server/platform/secrets.ts';
import { createVault } from '#server/platform/vault.ts';

export interface Workbench {
  config: Config;
  log: Log;
  platform: Platform;
  sources: readonly SearchSource[];
  /** A server is running: it will do what follows from facts. */
  isBesideServer: boolean;
  /** Resolves when all that follows from what was done is done, by the server or here. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the platform of the data directory or of the configured services. Throws with words for the person at the terminal. */
export const openWorkbench = async (onStep: (text: string) => void): Promise<Workbench> => {
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env });
  const log = createLog(config.logLevel);
  const engines = await openEngines({ config, log, onStep, join: true });
  try {
    await connectDatabase(engines.mongoUri, log);
    const search = createSearch(engines.meili);
    const platform: Platform = {
      config,
      log,
      clock: systemClock,
      search,
      mailer: createMailer(config),
      robots: createRobots(),
      vault: createVault(config.sessionSecret ?? (await keptSessionSecret(config.dataDir))),
      bus: null,
      // Nobody is connected here; a running server's readers hear from its own reactions.
      notify: () => {},
      disconnect: () => {},
      // Nobody is admitted anywhere from the command line.
      keyFor: () => randomBytes(32),
    };
    const features = featureOrder.map(([, make]) => make(platform));
    const sources = features.flatMap((feature) => feature.sources ?? []);
    const own = sources.map((source) => indexReaction(search, source));
    const relay = createRelay([...own, ...features.flatMap((feature) => feature.reactions ?? [])], log);
    const closing = new AbortController();
    await prepareCollections();
    if (!engines.isShared) {
      for (const feature of features) await feature.start?.();
      await prepareIndexes(search, sources, log, closing.signal);
      relay.start();
    }
    return {
      config,
      log,
      platform,
      sources,
      isBesideServer: engines.isShared,
      settled: () => relay.settled(),
      async close() {
        closing.abort();
        await Promise.all(features.map((feature) => feature.stop?.()));
        await relay.stop();
        await disconnectDatabase();
        await engines.close();
      },
    };
  } catch (error) {
    await disconnectDatabase();
    await engines.close();
    throw error;
  }
};
