import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'chai';

const repository = resolve(import.meta.dirname, '..', '..');

/** Runs one of the plain JavaScript steps as `npm start` does: by Node alone. */
function run(module: string, call: string): { status: number | null; printed: string } {
  const script = `import(${JSON.stringify(join(repository, 'server/setup', module))}).then((step) => step.${call})
    .catch((error) => { console.error(error.name, error.message); process.exit(1); });`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  return { status, printed: stdout + stderr };
}

describe('The version of Node.js', () => {
  it('has to be 20.19 or newer', () => {
    expect(run('node-version.mjs', 'requireNode("20.18.3")').printed).to.include('needs Node.js 20.19');
    expect(run('node-version.mjs', 'requireNode("18.20.0")').status).to.equal(1);
    for (const version of ['20.19.0', '20.20.2', '22.1.0', '26.0.0']) {
      expect(run('node-version.mjs', `requireNode("${version}")`)).to.deep.equal({ status: 0, printed: '' });
    }
  });
});

describe('A tree of the platform', () => {
  let root = '';

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'xietong-setup-'));
    write('package.json', '{ "name": "tree", "version": "1.0.0", "type": "module" }');
    write('package-lock.json', '{ "name": "tree", "version": "1.0.0", "lockfileVersion": 3, "packages": {} }');
    write('client/index.html', '<script type="module" src="./main.js"></script>');
    write('client/main.js', 'document.title = "first";');
    write('client/vite.config.ts', 'export default { build: { outDir: "anything" } };');
    write('shared/word.js', 'export const word = 1;');
  });

  afterEach(() => rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));

  function write(path: string, text: string): void {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }

  const build = () => run('build-client.mjs', `ensureClientBuilt(${JSON.stringify(root)})`);
  const install = () => run('install.mjs', `ensureInstalled(${JSON.stringify(root)})`);
  const script = () => {
    const assets = join(root, 'dist/client/assets');
    return readdirSync(assets).map((name) => readFileSync(join(assets, name), 'utf8'));
  };

  it('builds its client once, and again after a change', () => {
    symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
    expect(build().printed).to.include('Client is built');
    expect(build()).to.deep.equal({ status: 0, printed: '' });
    write('client/main.js', 'document.title = "second";');
    expect(build().printed).to.include('Client is built');
    expect(script().join()).to.include('second').and.not.include('first');
    write('shared/word.js', 'export const word = 2;');
    expect(build().printed).to.include('Client is built');
  });

  it('keeps the client it has when a new one cannot be built, and says why', () => {
    symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
    build();
    write('client/main.js', 'import "./missing.js";');
    const failed = build();
    expect(failed.status).to.equal(1);
    expect(failed.printed).to.include('The client could not be built').and.include('missing.js');
    expect(script().join()).to.include('first');
    expect(readdirSync(join(root, 'dist')).sort()).to.deep.equal(['client', 'client.built-from']);
  });

  it('whose packages are those of its lock file is not installed again', () => {
    const packages = {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/mac': { version: '1.0.0', optional: true },
    };
    write('package-lock.json', JSON.stringify({ packages }));
    write('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }));
    expect(install()).to.deep.equal({ status: 0, printed: '' });
  });

  it('whose packages are others is installed, and a failure says why', () => {
    write('package.json', '{ "name": "tree", "version": "1.0.0", "dependencies": { "a": "file:./missing" } }');
    write(
      'package-lock.json',
      JSON.stringify({ lockfileVersion: 3, packages: { 'node_modules/a': { version: '2.0.0' } } }),
    );
    const { status, printed } = install();
    expect(status).to.equal(1);
    expect(printed).to.include('Installing packages').and.include('npm ci did not succeed').and.include('npm error');
  });
});
