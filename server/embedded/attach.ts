import { existsSync, realpathSync } from 'node:fs';
import { findEndpoints } from './data-directory.ts';
import { readMasterKey } from './master-key.ts';
import type { Embedded } from './start.ts';

/**
 * The services of the living process that holds this data directory, for a command that works beside a running server;
 * null when none does. Closing leaves them running.
 */
export function attachEmbedded(dataDir: string): Embedded | null {
  if (!existsSync(dataDir)) return null;
  const path = realpathSync(dataDir);
  const endpoints = findEndpoints(path);
  if (!endpoints) return null;
  const { mongoUri, meiliUrl } = endpoints;
  return {
    mongoUri,
    meili: meiliUrl === null ? null : { url: meiliUrl, masterKey: readMasterKey(path) },
    pids: () => ({}),
    close: async () => {},
  };
}
