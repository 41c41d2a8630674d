// What a first visit downloads before it can use the home page.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { builtClient } from '#test/support/built-client.ts';

let folder = '';

const LIMIT_BYTES = 250_000;

interface Chunk {
  file: string;
  imports?: string[];
}

type Manifest = Record<string, Chunk>;

const readManifest = (): Manifest => {
  // Vite's own file, in Vite's own form.
  return JSON.parse(readFileSync(`${folder}.vite/manifest.json`, 'utf8')) as Manifest;
};

const filesOf = (manifest: Manifest, entries: readonly string[]): Set<string> => {
  const files = new Set<string>();
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`the manifest has no ${key}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const entry of entries) visit(entry);
  return files;
};

const gzipped = (file: string): number => gzipSync(readFileSync(`${folder}${file}`), { level: 9 }).length;

describe('the weight of the client', () => {
  before(async function () {
    this.timeout(180_000);
    folder = await builtClient();
  });

  for (const words of ['words-zh-cn', 'words-en']) {
    it(`keeps the first view with ${words} within 250 kB of compressed JavaScript`, () => {
      const files = filesOf(readManifest(), ['index.html', 'app/pages/home-page.tsx', `../shared/locales/${words}.ts`]);
      const bytes = [...files].reduce((sum, file) => sum + gzipped(file), 0);
      console.log(`      first view: ${(bytes / 1000).toFixed(1)} kB (gzip) in ${files.size} files`);
      expect(bytes).to.be.greaterThan(20_000).and.at.most(LIMIT_BYTES);
    });
  }

  it('puts no script into the page itself, as the content security policy asks', () => {
    const html = readFileSync(`${folder}index.html`, 'utf8');
    for (const [, attributes = '', body = ''] of html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
      expect(attributes).to.match(/\bsrc="/);
      expect(body.trim()).to.equal('');
    }
  });
});
