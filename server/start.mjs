// `npm start`: installs, builds and then becomes the server, so that there is one process to stop. Before the packages
// are there, only Node's own modules can be used.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureClientBuilt } from './setup/build-client.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { leaveNamesOut } from './setup/leave-names-out.mjs';
import { requireNode } from './setup/node-version.mjs';
import { SetupError, say } from './setup/steps.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

try {
  requireNode();
  await ensureInstalled(root);
  await ensureClientBuilt(root);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  process.exit(1);
}
if (!process.argv.includes('--build-only')) {
  say('Starting the server …');
  process.setSourceMapsEnabled(true);
  const { register } = await import('tsx/esm/api');
  register();
  leaveNamesOut();
  await import('./main.ts');
}
