// One mocha process of a test run: `mocha-process.mjs FILE…`. It tells its parent how many tests passed and which failed.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Mocha from 'mocha';

const { timeout, forbidOnly, forbidPending } = JSON.parse(readFileSync('.mocharc.json', 'utf8'));
const mocha = new Mocha({ timeout, forbidOnly, forbidPending, reporter: 'spec' });
// Mocha's own loader requires a file first and imports it only when that fails, which loads every module twice and shows
// the wrong one of two errors.
for (const file of process.argv.slice(2).map((name) => resolve(name))) {
  mocha.suite.emit('pre-require', globalThis, file, mocha);
  mocha.suite.emit('require', await import(pathToFileURL(file)), file, mocha);
  mocha.suite.emit('post-require', globalThis, file, mocha);
}
const failures = [];
const runner = mocha.run((failed) => {
  process.send({ passed: runner.stats.passes, failed, failures }, () => process.exit(failed > 0 ? 1 : 0));
});
runner.on('fail', (test, error) => failures.push(`${test.fullTitle()}: ${String(error.message).split('\n')[0]}`));
