import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { ConfigError, readConfig, settingNames } from '#server/platform/config.ts';

describe('the settings', () => {
  it('have defaults for everything, so that an empty environment starts', () => {
    const config = readConfig({});
    expect(config).to.include({ port: 3000, host: '127.0.0.1', seed: 'demo', publicUrl: 'http://127.0.0.1:3000' });
    expect(config.mongoUri).to.equal(undefined);
  });

  it('take an empty variable for one that is not set', () => {
    expect(readConfig({ MONGODB_URI: '', MEILI_URL: '', PUBLIC_URL: '', SESSION_SECRET: '' }).meili).to.equal(
      undefined,
    );
  });

  it('drop the slash at the end of the public address', () => {
    expect(readConfig({ PUBLIC_URL: 'https://xietong.example/' }).publicUrl).to.equal('https://xietong.example');
  });

  for (const [name, value] of [
    ['PORT', '70000'],
    ['PORT', 'web'],
    ['MONGODB_URI', 'localhost:27017'],
    ['MEILI_URL', 'not an address'],
    ['SEED', 'some'],
    ['SESSION_SECRET', 'short'],
  ] as const) {
    it(`refuse ${name}=${value} and name the variable`, () => {
      expect(() => readConfig({ [name]: value })).to.throw(ConfigError, name);
    });
  }

  it('are explained in the README, each of them and no other', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const table = readme.slice(readme.indexOf('## Configuration'), readme.indexOf('## Commands'));
    const rows = table.split('\n').filter((line) => line.startsWith('| `'));
    const explained = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name),
    );
    // The program of the embedded default is not the app's.
    expect(explained.filter((name) => name !== 'MEILI_BINARY').sort()).to.deep.equal([...settingNames].sort());
  });
});
