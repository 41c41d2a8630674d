// Puts the platform and the features together. The database is connected before; everything else is made here.
import { createHmac } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import { join } from 'node:path';
import compression from 'compression';
import type { Request } from 'express';
import { loadActor } from '#server/features/organizations/actor.ts';
import { createPassport } from '#server/features/users/passport.ts';
import { featureOrder } from '#server/features.ts';
import { visitor } from '#server/platform/auth/actor.ts';
import { createBus } from '#server/platform/bus/bus.ts';
import { connectRedis } from '#server/platform/bus/redis.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Config } from '#server/platform/config.ts';
import { prepareCollections } from '#server/platform/db/connection.ts';
import { createRelay, type Relay } from '#server/platform/facts/relay.ts';
import type { Feature, Platform } from '#server/platform/feature.ts';
import { docsRouter } from '#server/platform/http/docs-page.ts';
import { followConnections } from '#server/platform/http/ending.ts';
import { answerErrors, unknownRoute } from '#server/platform/http/errors.ts';
import { createIdentity } from '#server/platform/http/identity.ts';
import { openApiDocument } from '#server/platform/http/openapi.ts';
import { createRateLimits } from '#server/platform/http/rate-limits.ts';
import { createRouter } from '#server/platform/http/router.ts';
import { identify, refuseCrossSite, securityHeaders } from '#server/platform/http/security.ts';
import { createExpressServer } from '#server/platform/http/server.ts';
import { createSessions } from '#server/platform/http/session.ts';
import { serveClient } from '#server/platform/http/static.ts';
import { createJobs } from '#server/platform/jobs/jobs.ts';
import type { Log } from '#server/platform/logging.ts';
import { createMailer } from '#server/platform/mail/mailer.ts';
import { createMetrics } from '#server/platform/metrics.ts';
import { createRealtime, type Realtime } from '#server/platform/realtime/realtime.ts';
import { createRobots, type RobotOrigins } from '#server/platform/robots/robots.ts';
import type { Search } from '#server/platform/search/search.ts';
import { indexReaction, prepareIndexes, type SearchSource } from '#server/platform/search/source.ts';
import { createVault } from '#server/platform/vault.ts';
import { version } from '#server/version.ts';
import { routeTables } from '#shared/contracts.ts';

export interface AppPorts {
  config: Config;
  log: Log;
  clock: Clock;
  search: Search;
  sessionSecret: string;
  /** Where group robots listen, when not at their providers; only whoever makes the app can say so. */
  robotOrigins?: RobotOrigins;
  robotTimeoutMs?: number;
}

export interface App {
  http: HttpServer;
  io: Realtime['io'];
  relay: Relay;
  /** Resolves once every index exists with its settings and its documents. */
  indexesReady: Promise<void>;
  platform: Platform;
  sources: readonly SearchSource[];
  /** Resolves when all that follows from what was done is done: reactions, and what features do by themselves. */
  settled(): Promise<void>;
  /** Stops taking work, lets what runs come to its end, and closes everything made here. */
  close(): Promise<void>;
}

/** What this process and its fellows on the same database have in common beside it. */
const connectProcesses = async (url: string, log: Log) => {
  const [redis, patient] = await Promise.all([connectRedis(url, log), connectRedis(url, log, { isPatient: true })]);
  const bus = await createBus(redis, log);
  return {
    redis,
    patient,
    bus,
    async close() {
      await bus.close();
      redis.destroy();
      patient.destroy();
    },
  };
};

/** Makes the whole app on a connected database. `http` is not listening yet. */
export const createApp = async (ports: AppPorts): Promise<App> => {
  const { config, log, clock, search, sessionSecret } = ports;
  const { app: server, http } = createExpressServer();
  const connections = followConnections(http);
  const between = config.redisUrl ? await connectProcesses(config.redisUrl, log) : null;
  const rateLimits = createRateLimits(config.rateScale, between?.redis ?? null);
  const passport = createPassport();
  const sessions = createSessions(config, sessionSecret);
  const identity = createIdentity({ confirm: [sessions, passport.session()], loadActor });

  let realtime: Realtime | null = null;
  const mailer = createMailer(config);
  const platform: Platform = {
    config,
    log,
    clock,
    search,
    mailer,
    robots: createRobots({ origins: ports.robotOrigins, timeoutMs: ports.robotTimeoutMs }),
    vault: createVault(sessionSecret),
    bus: between?.bus ?? null,
    // Features are made before the sockets they bind to; nobody calls these before the app is up.
    notify: (table, name, to, body) => realtime?.notify(table, name, to, body),
    disconnect: (userId) => realtime?.disconnect(userId),
    keyFor: (purpose) => createHmac('sha256', sessionSecret).update(purpose).digest(),
  };
  const features: Feature[] = featureOrder.map(([, make]) => make(platform));
  const sources = features.flatMap((feature) => feature.sources ?? []);
  const reactions = [
    ...sources.map((source) => indexReaction(search, source)),
    ...features.flatMap((feature) => feature.reactions ?? []),
  ];

  await prepareCollections();
  const relay = createRelay(reactions, log, platform.bus);
  const jobs = createJobs([mailer.job, ...features.flatMap((feature) => feature.jobs ?? [])], log);
  realtime = createRealtime({
    http,
    redis: between?.patient ?? null,
    config,
    log,
    rateLimits,
    requests: features.flatMap((feature) => feature.requests ?? []),
    handshake: identity.confirm,
    // Socket.IO keeps the handshake request, on which passport left the user.
    actorOf: async (socket) => {
      const { user } = socket.request as Request;
      return (user && (await loadActor(user))) ?? visitor('zh-CN');
    },
  });

  const metrics = createMetrics({ connections: realtime.connections, token: config.metricsToken });
  server.disable('x-powered-by');
  server.set('trust proxy', config.trustProxy);
  server.set('query parser', 'simple');
  server.use(identify, securityHeaders(config), compression());
  server.get('/metrics', metrics.expose);
  server.use(
    '/api',
    docsRouter(() => openApiDocument(routeTables, version)),
  );
  const api = createRouter(
    features.flatMap((feature) => feature.routes ?? []),
    {
      clock,
      rateLimits,
      uploadFolder: join(config.dataDir, 'uploads'),
      identity,
    },
  );
  server.use('/api', metrics.observe, refuseCrossSite(config), identity.begin, api, unknownRoute);
  server.use(serveClient(config.distDir));
  server.use(unknownRoute);
  server.use(answerErrors(log));

  for (const feature of features) feature.attach?.(http);
  for (const feature of features) await feature.start?.();
  relay.start();
  jobs.start();
  // The index can be made good later; posting and reading do not wait for it.
  const closing = new AbortController();
  const indexesReady = prepareIndexes(search, sources, log, closing.signal);

  return {
    http,
    io: realtime.io,
    relay,
    indexesReady,
    platform,
    sources,
    async settled() {
      // What a feature does by itself (a mail that comes back) may note facts, and those may give it more to do.
      for (let rounds = 0; rounds < 2; rounds += 1) {
        await relay.settled();
        await Promise.all(features.map((feature) => feature.settled?.()));
      }
    },
    async close() {
      closing.abort();
      await jobs.stop();
      await Promise.all(features.map((feature) => feature.stop?.()));
      const ended = connections.end();
      await realtime?.close();
      await ended;
      await relay.stop();
      await indexesReady;
      await between?.close();
    },
  };
};
