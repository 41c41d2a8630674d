// A process that runs the test files its parent names, one after the other, and tells of each how many tests passed and
// which failed. Engines, browser and modules serve all of them. It ends when the parent has no more files.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Mocha from 'mocha';
import { endAll } from './ending.ts';

const { timeout, forbidOnly, forbidPending } = JSON.parse(readFileSync('.mocharc.json', 'utf8'));
const END_WITHIN_MS = 30_000;

// Mocha's own loader requires a file first and imports it only when that fails, which loads every module twice and shows
// the wrong one of two errors.
async function load(mocha, file) {
  mocha.suite.emit('pre-require', globalThis, file, mocha);
  mocha.suite.emit('require', await import(pathToFileURL(file)), file, mocha);
  mocha.suite.emit('post-require', globalThis, file, mocha);
}

async function runFile(name) {
  const mocha = new Mocha({ timeout, forbidOnly, forbidPending, reporter: 'spec' });
  try {
    await load(mocha, resolve(name));
  } catch (error) {
    console.error(error);
    return { passed: 0, failed: 1, failures: [`${name} does not load: ${error.message}`] };
  }
  const failures = [];
  let isSpoiled = false;
  return new Promise((done) => {
    const runner = mocha.run((failed) => {
      // Or it would go on listening for what the next file's tests leave unhandled.
      mocha.dispose();
      done({ passed: runner.stats.passes, failed, failures, isSpoiled });
    });
    runner.on('fail', (test, error) => {
      failures.push(`${test.fullTitle()}: ${String(error.message).split('\n')[0]}`);
      // A server that did not end would go on working beside the next file's tests, on their databases.
      if (test.type === 'hook') isSpoiled = true;
    });
  });
}

process.on('message', async ({ file }) => {
  if (file) return process.send(await runFile(file));
  // Engines and browser end with their parent anyway.
  setTimeout(() => process.exit(1), END_WITHIN_MS).unref();
  await endAll();
  process.exit(0);
});
process.send({ ready: true });
