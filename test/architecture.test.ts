// The layout and the import rule of ARCHITECTURE.md, as tests.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect } from 'chai';
import { featureOrder } from '#server/features.ts';
import { routeTables } from '#shared/contracts.ts';

const root = join(import.meta.dirname, '..');
const TOP = ['shared', 'server', 'client', 'seeds', 'test'] as const;

const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesBelow(path);
    return /\.(ts|tsx|mjs)$/.test(name) ? [path] : [];
  });

interface Import {
  from: string;
  to: string;
}

const IMPORT = /(?:from|import)\s*\(?\s*'([^']+)'/g;

const sources = TOP.flatMap((top) => filesBelow(join(root, top))).map((path) => relative(root, path));
const imports: Import[] = sources.flatMap((from) =>
  [...readFileSync(join(root, from), 'utf8').matchAll(IMPORT)].map((match) => ({ from, to: match[1] ?? '' })),
);

const isIn = (path: string, folder: string) => path.startsWith(`${folder}/`);
const show = ({ from, to }: Import) => `${from} → ${to}`;
const ours = (to: string) => (to.startsWith('#') ? to.slice(1) : null);

describe('the layout', () => {
  it('has no path that climbs: ./ within a folder, # across folders', () => {
    const climbing = imports.filter(({ from, to }) => to.includes('../') && !from.endsWith('architecture.test.ts'));
    expect(climbing.map(show)).to.deep.equal([]);
  });

  it('keeps shared free of everything but zod and itself', () => {
    const foreign = imports.filter(
      ({ from, to }) => isIn(from, 'shared') && to !== 'zod' && !to.startsWith('./') && !to.startsWith('#shared/'),
    );
    expect(foreign.map(show)).to.deep.equal([]);
  });

  it('keeps the platform free of nouns', () => {
    const nouns = imports.filter(
      ({ from, to }) =>
        isIn(from, 'server/platform') && /^#(server\/features|server\/embedded|client|seeds|test)\//.test(to),
    );
    expect(nouns.map(show)).to.deep.equal([]);
  });

  it('lets a feature import only features above it', () => {
    const place = new Map(featureOrder.map(([name], index) => [name, index]));
    const featureOf = (path: string) => /^server\/features\/([\w-]+)\//.exec(path)?.[1];
    const wrong = imports.filter(({ from, to }) => {
      const importer = featureOf(from);
      const imported = featureOf(ours(to) ?? '');
      if (!importer || !imported || importer === imported) return false;
      return (place.get(imported) ?? Number.POSITIVE_INFINITY) > (place.get(importer) ?? -1);
    });
    expect(wrong.map(show)).to.deep.equal([]);
  });

  it('names every feature folder in the order', () => {
    const folders = readdirSync(join(root, 'server/features')).filter((name) => !name.includes('.'));
    expect(folders.sort()).to.deep.equal(featureOrder.map(([name]) => name).sort());
  });

  it('keeps the browser away from the server and the server from the browser', () => {
    const crossed = imports.filter(
      ({ from, to }) =>
        (isIn(from, 'client') && /^#(server|seeds|test)\//.test(to)) ||
        (isIn(from, 'server') && to.startsWith('#client/')),
    );
    expect(crossed.map(show)).to.deep.equal([]);
  });

  it('lets client features meet only in pages', () => {
    const featureOf = (path: string) => /^client\/features\/([\w-]+)\//.exec(path)?.[1];
    // Needs and capabilities are postings: both build on that feature's screens. Several choose organizations.
    const common = new Set(['postings', 'organizations']);
    const crossed = imports.filter(({ from, to }) => {
      const importer = featureOf(from);
      const imported = featureOf(ours(to) ?? '');
      return importer && imported && importer !== imported && !common.has(imported);
    });
    expect(crossed.map(show)).to.deep.equal([]);
  });

  it('has no file over 300 lines', () => {
    const long = sources
      .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length }))
      // Texts of the demo are data.
      .filter(({ path, lines }) => lines > 300 && !isIn(path, 'seeds/content'));
    expect(long).to.deep.equal([]);
  });

  it('has no drawer for what found no name', () => {
    const drawers = sources.filter((path) => /(^|\/)(utils?|helpers?|common|misc)(\.|\/)/.test(path));
    expect(drawers).to.deep.equal([]);
  });
});

describe('the contract tables', () => {
  const rows = Object.entries(routeTables).flatMap(([noun, table]) =>
    Object.entries(table).map(([name, route]) => ({ name: `${noun}.${name}`, route })),
  );

  it('have one row per method and path', () => {
    const keys = rows.map(({ route }) => `${route.method} ${route.path}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).to.deep.equal([]);
  });

  it('describe every path parameter', () => {
    const undescribed = rows.filter(({ route }) => {
      const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const described = Object.keys(('params' in route && route.params?.shape) || {});
      return names.length !== described.length || names.some((name) => !described.includes(name ?? ''));
    });
    expect(undescribed.map(({ name }) => name)).to.deep.equal([]);
  });

  it('let nobody change anything without signing in, but for signing in itself and what a link of its own is for', () => {
    const open = rows
      .filter(({ route }) => route.method !== 'GET' && route.access === 'public')
      .map(({ name }) => name);
    expect(open.sort()).to.deep.equal(
      [
        'notifications.unsubscribe',
        'reviewers.decide',
        'users.confirm',
        'users.requestReset',
        'users.reset',
        'users.sendConfirmation',
        'users.signIn',
        'users.signOut',
        'users.signUp',
      ].sort(),
    );
  });
});
