// Is the platform able to serve? The database decides; search may be away while the rest serves.
import { isDatabaseUp } from '#server/platform/db/connection.ts';
import type { Search } from '#server/platform/search/search.ts';
import { version } from '#server/version.ts';

export interface Health {
  status: 'ok' | 'degraded' | 'down' | 'draining';
  version: string;
  database: 'ok' | 'down';
  search: 'ok' | 'down';
}

let isDraining = false;

/** From now on health says "draining", so that a proxy sends nobody new here. */
export const beginDraining = (): void => {
  isDraining = true;
};

export const readHealth = async (search: Search): Promise<Health> => {
  const [database, engine] = await Promise.all([isDatabaseUp(), search.isUp()]);
  const serving = engine ? 'ok' : 'degraded';
  return {
    status: isDraining ? 'draining' : database ? serving : 'down',
    version,
    database: database ? 'ok' : 'down',
    search: engine ? 'ok' : 'down',
  };
};

export const isServing = (health: Health): boolean => health.status === 'ok' || health.status === 'degraded';
