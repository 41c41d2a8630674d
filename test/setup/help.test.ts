import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';

const run = promisify(execFile);

describe('a command asked for help', () => {
  it('says how it is called and does nothing else', async () => {
    const { stdout, stderr } = await run(process.execPath, ['--import', 'tsx', 'server/cli/import.ts', '--help']);
    expect(stdout).to.match(/^npm run import -- FILE/);
    expect(stderr).to.equal('');
  });
});
