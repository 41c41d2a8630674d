import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './run-program.mjs';
import { SetupError, say, showProgress } from './steps.mjs';

/** Installs what package-lock.json names when node_modules holds something else, or nothing. */
export async function ensureInstalled(root) {
  if (isInstalled(root)) return;
  const packages = Object.entries(readPackages(join(root, 'package-lock.json')));
  const wanted = packages.filter(([path, { optional }]) => path !== '' && !optional);
  // npm makes all folders first and fills them as the packages come.
  const present = () => wanted.filter(([path]) => existsSync(join(root, path, 'package.json'))).length;
  say('Installing packages (npm ci); the first time this takes a minute or two …');
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  // Development packages too: they build the client. What is in npm's cache needs no network. The level is said because
  // below `npm test --silent` a failure would come without its reason.
  const args = [
    ...first,
    'ci',
    '--include=dev',
    '--prefer-offline',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const work = runProgram(command, args, { cwd: root });
  const { code, output } = await showProgress(work, () => `… ${present()} of ${wanted.length} packages`);
  if (code === 0 && isInstalled(root)) return say('Packages are installed');
  throw new SetupError(`npm ci did not succeed:\n${output}\nCheck the network and the free space, then try again.`);
}

/**
 * npm itself writes into node_modules, at the very end of an installation, what it installed. Comparing that needs no
 * stamp of our own, which would not know of an `npm ci` by hand.
 */
function isInstalled(root) {
  const written = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(written)) return false;
  const installed = readPackages(written);
  return Object.entries(readPackages(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    const found = installed[path];
    if (path === '') return true;
    if (!found) return wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch (cause) {
    if (file.includes('node_modules')) return {};
    throw new SetupError(`Cannot read ${file}: ${cause.message}`);
  }
}
