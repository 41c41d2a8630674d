// One mocha process of a test run: `mocha-process.mjs FILE…`. It tells its parent how many tests passed and failed.
import { readFileSync } from 'node:fs';
import Mocha from 'mocha';

const { timeout, forbidOnly, forbidPending } = JSON.parse(readFileSync('.mocharc.json', 'utf8'));
const mocha = new Mocha({ timeout, forbidOnly, forbidPending, reporter: 'spec' });
for (const file of process.argv.slice(2)) mocha.addFile(file);
await mocha.loadFilesAsync();
const runner = mocha.run((failed) => {
  process.send({ passed: runner.stats.passes, failed }, () => process.exit(failed > 0 ? 1 : 0));
});
