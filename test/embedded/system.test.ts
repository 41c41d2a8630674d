import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { EmbeddedError } from '#server/embedded/start.ts';
import { meiliProgram, requireSupport } from '#server/embedded/system.ts';
import { useEmbedded } from '#test/support/embedded.ts';

const both = { mongo: true, meili: true };

describe('A system without embedded services', () => {
  it('is told how to point at a MongoDB server', () => {
    const error = errorOf(() => requireSupport(both, { name: 'win32 x64', meiliBinary: undefined }));
    expect(error.code).to.equal('unsupported_system');
    expect(error.message).to.include('MONGODB_URI').and.include('compose.yaml');
  });

  it('is told how to point at a Meilisearch server or program', () => {
    const error = errorOf(() => requireSupport(both, { name: 'darwin arm64', meiliBinary: undefined }));
    expect(error.code).to.equal('unsupported_system');
    expect(error.message).to.include('MEILI_URL').and.include('MEILI_BINARY').and.include('compose.yaml');
  });

  it('does with a Meilisearch program of its own, and with real servers', () => {
    expect(() => requireSupport(both, { name: 'darwin arm64', meiliBinary: process.execPath })).to.not.throw();
    expect(() =>
      requireSupport({ mongo: false, meili: false }, { name: 'win32 x64', meiliBinary: undefined }),
    ).to.not.throw();
  });
});

describe('The Meilisearch program', () => {
  const embedded = useEmbedded();

  it('from the package may be run', () => {
    const program = meiliProgram({ name: 'linux x64', meiliBinary: undefined }, embedded.folder());
    expect(statSync(program).mode & 0o100).to.equal(0o100);
  });

  it('named by MEILI_BINARY is used', () => {
    expect(meiliProgram({ name: 'linux x64', meiliBinary: process.execPath }, embedded.folder())).to.equal(
      process.execPath,
    );
  });

  it('named by MEILI_BINARY has to be a program', () => {
    const file = join(embedded.folder(), 'meilisearch');
    writeFileSync(file, 'text', { mode: 0o600 });
    const error = errorOf(() => requireSupport(both, { name: 'linux x64', meiliBinary: file }));
    expect(error.code).to.equal('unsupported_system');
    expect(error.message).to.include(file);
  });
});

function errorOf(act: () => void): EmbeddedError {
  try {
    act();
  } catch (error) {
    if (error instanceof EmbeddedError) return error;
  }
  throw new Error('expected an EmbeddedError');
}
