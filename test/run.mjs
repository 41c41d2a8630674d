// `npm test`: brings what the tests need, runs them, and ends with the line `N passed, N failed`.
// --quick leaves the browser out; --checks runs Biome, TypeScript and knip first; other arguments name test files.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureClientBuilt } from '#server/setup/build-client.mjs';
import { ensureInstalled } from '#server/setup/install.mjs';
import { requireNode } from '#server/setup/node-version.mjs';
import { runProgram } from '#server/setup/run-program.mjs';
import { SetupError, say } from '#server/setup/steps.mjs';

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
  const inBrowser = flags.includes('--quick') ? [] : files.filter(needsBrowser);
  const checks = flags.includes('--checks') ? await runChecks() : [];
  if (inBrowser.length > 0) {
    const { ensureMachine } = await import('#test/support/machine.mjs');
    await ensureMachine();
    await ensureClientBuilt(root);
  }
  const others = files.filter((file) => !needsBrowser(file));
  say(`Running ${others.length} test files, and ${inBrowser.length} in the browser beside them …`);
  // Side by side on two cores, each with engines of its own; the second prints when the first has finished.
  const first = runMocha('the tests', others, 'inherit');
  const second = runMocha('the browser tests', inBrowser, 'pipe');
  const results = [print(await first), print(await second)];
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

/** A process that ends without a result (a file that does not load, a crash) counts as one failure. */
function runMocha(name, files, output) {
  if (files.length === 0) return Promise.resolve({ passed: 0, failed: 0, printed: [] });
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
      if (!result) printed.push(`\n${name} ended without a result (${signal ?? `exit code ${code}`})\n`);
      resolve({ ...(result ?? { passed: 0, failed: 1 }), printed });
    });
  });
}

function print(result) {
  for (const chunk of result.printed) process.stdout.write(chunk);
  return result;
}
