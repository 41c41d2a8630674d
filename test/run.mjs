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

const MOST_WORKERS = 4;
/** So few are run by one process, and print as they go. */
const FEW_FILES = 6;
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
// Once more at the end: in the output of a long run they stand far above.
for (const failure of results.flatMap((result) => result.failures ?? [])) console.log(`Failed: ${failure}`);
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
  // Those that take long first, so that no core is left with one of them at the end.
  const results = await runFiles([...inBrowser, ...overRedis, ...others]);
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
    results.push({ passed: 0, failed: code === 0 ? 0 : 1, failures: code === 0 ? [] : [name] });
  }
  return results;
}

/**
 * As many test processes side by side as there are cores, each with engines of its own, taking file after file. A file prints
 * when it has been run, so that the files' lines do not mix.
 */
async function runFiles(files) {
  const workers = files.length <= FEW_FILES ? 1 : Math.min(MOST_WORKERS, availableParallelism());
  say(`Running ${files.length} test files (at a time: ${workers}) …`);
  const results = [];
  const queue = files.entries();
  const work = async () => {
    let tester;
    for (const [index, file] of queue) {
      tester ??= startTester(workers === 1 ? 'inherit' : 'pipe');
      const result = await tester.run(file);
      process.stdout.write(result.printed);
      say(`File ${index + 1} of ${files.length}, ${file}: ${result.passed} passed, ${result.failed} failed`);
      results.push(result);
      if (result.isSpoiled) await tester.end();
      if (result.isSpoiled || result.hasEnded) tester = undefined;
    }
    await tester?.end();
  };
  await Promise.all(Array.from({ length: workers }, work));
  return results;
}

/** A test process. One that ends in the midst of a file has failed it. */
function startTester(output) {
  const args = ['--import', 'tsx', 'test/support/mocha-process.mjs'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', output, output, 'ipc'] });
  let printed = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => printed.push(chunk));
  const take = () => {
    const text = Buffer.concat(printed);
    printed = [];
    return text;
  };
  const ended = new Promise((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  const answer = () => new Promise((resolve) => child.once('message', resolve));
  const ready = answer();
  return {
    async run(file) {
      await Promise.race([ready, ended]);
      const answered = answer();
      if (child.connected) child.send({ file });
      const result = await Promise.race([answered, ended.then((how) => ({ how }))]);
      if (!result.how) return { ...result, printed: take() };
      const failure = `Ended without a result (${result.how}): ${file}`;
      printed.push(Buffer.from(`\n${failure}\n`));
      return { passed: 0, failed: 1, failures: [failure], hasEnded: true, printed: take() };
    },
    async end() {
      if (child.connected) child.send({});
      await ended;
      process.stdout.write(take());
    },
  };
}
