// `npm test`: brings what the tests need, runs them, and ends with the line `N passed, N failed`.
// --quick leaves out what needs a browser or a Redis server; --checks runs Biome, TypeScript and knip first; other arguments name test files.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureClientBuilt } from '#server/setup/build-client.mjs';
import { ensureInstalled } from '#server/setup/install.mjs';
import { requireNode } from '#server/setup/node-version.mjs';
import { runProgram } from '#server/setup/run-program.mjs';
import { SetupError, say } from '#server/setup/steps.mjs';

/** Small enough to keep all cores busy to the end, large enough that starting engines for each does not count. */
const GROUP_FILES = 6;
const MOST_WORKERS = 4;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const flags = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
process.chdir(root);

const results = await run().catch((error) => {
  console.error(error instanceof SetupError ? error.message : error);
  return [{ passed: 0, failed: 1 }];
});
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function run() {
  requireNode();
  await ensureInstalled(root);
  const files = named.length > 0 ? named : findTests();
  const isQuick = flags.includes('--quick');
  const inBrowser = isQuick ? [] : files.filter(needsBrowser);
  const overRedis = isQuick ? [] : files.filter(needsRedis);
  const checks = flags.includes('--checks') ? await runChecks() : [];
  if (inBrowser.length + overRedis.length > 0) {
    const { ensureMachine } = await import('#test/support/machine.mjs');
    await ensureMachine({ browser: inBrowser.length > 0, redis: overRedis.length > 0 });
  }
  if (inBrowser.length > 0) await ensureClientBuilt(root);
  const others = files.filter((file) => !needsBrowser(file) && !needsRedis(file));
  const results = await runGroups([...groupsOf(inBrowser), ...groupsOf([...overRedis, ...others])]);
  if (results.every((result) => result.passed + result.failed === 0)) throw new SetupError('No test was run.');
  return [...checks, ...results];
}

function findTests() {
  const files = readdirSync(join(root, 'test'), { recursive: true }).sort();
  return files.filter((file) => file.endsWith('.test.ts')).map((file) => join('test', file));
}

function needsBrowser(file) {
  return file.startsWith(join('test', 'browser'));
}

/** Several processes of the platform, which speak to each other over Redis. */
function needsRedis(file) {
  return file.startsWith(join('test', 'nodes'));
}

/** Only a failure counts: what a check passes are not tests. */
async function runChecks() {
  const checks = [
    { name: 'Biome', args: ['node_modules/@biomejs/biome/bin/biome', 'check'] },
    { name: 'TypeScript', args: ['node_modules/typescript/bin/tsc', '-p', '.'] },
    { name: 'knip', args: ['node_modules/knip/bin/knip.js'] },
  ];
  const results = [];
  for (const { name, args } of checks) {
    say(`Checking by ${name} …`);
    const { code, output } = await runProgram(process.execPath, args, { cwd: root });
    if (code !== 0) console.error(`${output}\n${name} found fault`);
    results.push({ passed: 0, failed: code === 0 ? 0 : 1 });
  }
  return results;
}

function groupsOf(files) {
  const count = Math.ceil(files.length / GROUP_FILES);
  return Array.from({ length: count }, (_, index) => files.slice(index * GROUP_FILES, (index + 1) * GROUP_FILES));
}

/**
 * As many mocha processes side by side as there are cores, each with engines of its own. A group prints when it has
 * finished, so that the groups' lines do not mix.
 */
async function runGroups(groups) {
  const workers = Math.min(groups.length, MOST_WORKERS, availableParallelism());
  say(`Running ${groups.flat().length} test files (groups: ${groups.length}, at a time: ${workers}) …`);
  const results = [];
  const queue = groups.entries();
  const work = async () => {
    for (const [index, group] of queue) {
      const result = await runMocha(group, groups.length === 1 ? 'inherit' : 'pipe');
      for (const chunk of result.printed) process.stdout.write(chunk);
      say(`Group ${index + 1} of ${groups.length}: ${result.passed} passed, ${result.failed} failed`);
      results.push(result);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return results;
}

/** A process that ends without a result (a file that does not load, a crash) counts as one failure. */
function runMocha(files, output) {
  const args = ['--import', 'tsx', 'test/support/mocha-process.mjs', ...files];
  const child = spawn(process.execPath, args, { stdio: ['ignore', output, output, 'ipc'] });
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => printed.push(chunk));
  let result;
  child.on('message', (message) => {
    result = message;
  });
  return new Promise((resolve) => {
    child.once('close', (code, signal) => {
      if (!result) printed.push(`\nEnded without a result (${signal ?? `exit code ${code}`}): ${files.join(', ')}\n`);
      resolve({ ...(result ?? { passed: 0, failed: 1 }), printed });
    });
  });
}
