// A feature is what one noun brings: routes, socket requests, reactions to facts, search sources, jobs.
import type { Server as HttpServer } from 'node:http';
import type { Actor } from './auth/actor.ts';
import type { Bus } from './bus/bus.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Reaction } from './facts/reaction.ts';
import type { BoundRoute } from './http/handler.ts';
import type { Job } from './jobs/jobs.ts';
import type { Log } from './logging.ts';
import type { Mailer } from './mail/mailer.ts';
import type { BoundRequest, Notify } from './realtime/realtime.ts';
import type { Robots } from './robots/robots.ts';
import type { Search } from './search/search.ts';
import type { SearchSource } from './search/source.ts';
import type { Vault } from './vault.ts';

/** What every feature is given. */
export interface Platform {
  config: Config;
  log: Log;
  clock: Clock;
  search: Search;
  mailer: Mailer;
  robots: Robots;
  vault: Vault;
  /** To the other processes of the same platform; null when this is the only one. */
  bus: Bus | null;
  notify: Notify;
  /** Ends a person's socket connections. */
  disconnect(userId: string): void;
  /** A key of its own for each purpose, the same after every restart. */
  keyFor(purpose: string): Buffer;
}

export interface Feature {
  name: string;
  routes?: readonly BoundRoute[];
  requests?: readonly BoundRequest[];
  reactions?: readonly Reaction[];
  sources?: readonly SearchSource[];
  jobs?: readonly Job[];
  /** Opens what the feature serves beside routes and requests, on the server that is not listening yet. */
  attach?(http: HttpServer): void;
  /** Runs once before the first request, after the database is ready. */
  start?(): Promise<void>;
  /** Resolves when the feature has nothing to do right now, beyond what waits for a later moment. */
  settled?(): Promise<void>;
  /** Runs once at the end, while the database still answers: lets go of what the feature does by itself. */
  stop?(): Promise<void>;
}

export type FeatureFactory = (platform: Platform) => Feature;

/** Loads who asks by the user id of a session; null when the account is gone, disabled or signed out everywhere. */
export type ActorLoader = (session: { userId: string; epoch: number }) => Promise<Actor | null>;
