// The client as `npm start` builds it, for tests that look at the build or open it in a browser.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));

const BUILD = `
import { ensureClientBuilt } from './server/setup/build-client.mjs';
await ensureClientBuilt(process.cwd());
`;

let building: Promise<unknown> | undefined;

/** Builds dist/client when its sources have changed since the last build; returns the folder. */
export const builtClient = async (): Promise<string> => {
  // In a process of its own: Vite's workers and caches end with it.
  building ??= promisify(execFile)(process.execPath, ['--input-type=module', '--eval', BUILD], { cwd: root });
  await building;
  return `${root}dist/client/`;
};
