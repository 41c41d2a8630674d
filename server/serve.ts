// From settings to a listening server.
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { openEngines } from '#server/engines.ts';
import { systemClock } from '#server/platform/clock.ts';
import type { Config } from '#server/platform/config.ts';
import { connectDatabase, disconnectDatabase } from '#server/platform/db/connection.ts';
import type { Log } from '#server/platform/logging.ts';
import type { RobotOrigins } from '#server/platform/robots/robots.ts';
import { createSearch } from '#server/platform/search/search.ts';
import { keptSessionSecret } from '#server/platform/secrets.ts';

export interface Serving {
  address: string;
  /** Lines for the person who started it: accounts of the demo, for example. */
  hints: readonly string[];
  close(): Promise<void>;
}

interface ServeOptions {
  config: Config;
  log: Log;
  onStep: (text: string) => void;
  /** Where group robots listen, when not at their providers (benches). */
  robotOrigins?: RobotOrigins;
}

/**
 * Connections that the system keeps until they are accepted. After a restart everybody comes back at once; one that finds no
 * place tries again after pauses that double, up to minutes. Node.js itself would ask for 511.
 */
const WAITING_CONNECTIONS = 4_096;

/** Throws when the port is taken: better said now than after the demo has been filled in. */
const requirePort = async ({ port, host }: Config): Promise<void> => {
  const probe = createServer().listen(port, host);
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
};

/** Starts engines, app and demo, and listens. Throws when the port is taken or an engine cannot start. */
export const serve = async ({ config, log, onStep, robotOrigins }: ServeOptions): Promise<Serving> => {
  await requirePort(config);
  // The engines come up while the app's modules load: on a small machine both take a second or two.
  const opening = openEngines({ config, log, onStep });
  const loading = Promise.all([
    import('#server/app.ts'),
    import('#seeds/run.ts'),
    import('#server/features/system/health.ts'),
  ]);
  const engines = await opening;
  try {
    const [{ createApp }, { seedWhenEmpty }, { beginDraining }] = await loading;
    await connectDatabase(engines.mongoUri, log);
    const search = createSearch(engines.meili);
    const sessionSecret = config.sessionSecret ?? (await keptSessionSecret(config.dataDir));
    const app = await createApp({
      config,
      log,
      clock: systemClock,
      search,
      sessionSecret,
      ...(robotOrigins ? { robotOrigins } : {}),
    });
    // Before listening: whoever gets an answer finds the demo complete.
    const hints = config.seed === 'demo' ? await seedWhenEmpty(app, onStep) : [];
    app.http.listen({ port: config.port, host: config.host, backlog: WAITING_CONNECTIONS });
    await once(app.http, 'listening');
    // A TCP server's address is an object.
    const { port } = app.http.address() as AddressInfo;
    return {
      address: config.publicUrl.replace(/:0$/, `:${port}`),
      hints,
      async close() {
        beginDraining();
        await app.close();
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
