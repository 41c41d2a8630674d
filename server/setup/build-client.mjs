import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { runProgram } from './run-program.mjs';
import { SetupError, say, seconds, showProgress } from './steps.mjs';

const SOURCES = ['client', 'shared', 'package-lock.json'];

/** Builds the client into dist/client when its sources are not those it was last built from. */
export async function ensureClientBuilt(root) {
  const built = join(root, 'dist', 'client');
  const stamp = join(root, 'dist', 'client.built-from');
  const sources = hashSources(root);
  if (existsSync(built) && readIfThere(stamp) === sources) return;
  say('Building the client …');
  const began = performance.now();
  // Built beside and then put in place: a failed build leaves the previous one, a running server never serves half of one.
  const draft = join(root, 'dist', `.client-${process.pid}`);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = join(root, 'client', 'vite.config.ts');
  const args = [
    vite,
    'build',
    join(root, 'client'),
    '--config',
    config,
    '--outDir',
    draft,
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ];
  const work = runProgram(process.execPath, args, { cwd: root, env: { NODE_ENV: 'production' } });
  const { code, output } = await showProgress(work, () => '… still building');
  if (code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new SetupError(`The client could not be built:\n${stripVTControlCharacters(output)}`);
  }
  putInPlace(draft, built);
  writeFileSync(stamp, sources);
  say(`Client is built (${seconds(performance.now() - began)})`);
}

function putInPlace(draft, built) {
  const previous = `${draft}-previous`;
  if (existsSync(built)) renameSync(built, previous);
  renameSync(draft, built);
  rmSync(previous, { recursive: true, force: true });
}

function hashSources(root) {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesOf(join(root, source))) {
      hash
        .update(`${relative(root, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
