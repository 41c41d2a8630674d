import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';

const run = promisify(execFile);

describe('What the server runs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xietong-test-'));
  after(() => rmSync(folder, { recursive: true }));

  it('gives its functions no names as it goes, and keeps those of classes', async () => {
    const module = join(folder, 'made.mts');
    writeFileSync(
      module,
      'export class Made {}\nexport const make = (): string => { const made = () => 1; return made.name; };',
    );
    const start = `
      const { register } = await import('tsx/esm/api');
      register();
      (await import(process.argv[1])).leaveNamesOut();
      const { make, Made } = await import(process.argv[2]);
      console.log(JSON.stringify([make(), Made.name]));`;
    const hook = import.meta.resolve('#server/setup/leave-names-out.mjs');
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', start, hook, module]);
    expect(JSON.parse(stdout)).to.deep.equal(['', 'Made']);
  });
});
