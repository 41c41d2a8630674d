import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { attachEmbedded } from '#server/embedded/attach.ts';
import { holdDataDirectory } from '#server/embedded/data-directory.ts';
import { identifyProcess, isLiving } from '#server/embedded/processes.ts';
import { EmbeddedError, type startEmbedded } from '#server/embedded/start.ts';
import { livingProcess, useEmbedded } from '#test/support/embedded.ts';

describe('A data directory', () => {
  const embedded = useEmbedded();

  async function writeAndRead(uri: string | null): Promise<void> {
    const things = (await embedded.connect(uri)).collection('things');
    await things.insertOne({ name: 'first' });
    expect(await things.countDocuments()).to.equal(1);
  }

  it('is refused while another process holds it, which is named', async () => {
    const folder = embedded.folder();
    const parent = await embedded.startParent(folder);
    const error = await failureOf(embedded.start(folder));
    expect(error.code).to.equal('data_directory_in_use');
    expect(error.message).to.include(folder).and.include(`process ${parent.pid}`).and.include('DATA_DIR');
    expect([parent.mongo, parent.meili].map(livingProcess).every(isLiving)).to.equal(true);
  });

  it('is refused while this process holds it already', async () => {
    const folder = embedded.folder();
    await embedded.start(folder);
    expect((await failureOf(embedded.start(folder))).code).to.equal('data_directory_in_use');
  });

  it('is refused while an engine beyond our sight (another container) has it open', async () => {
    const folder = embedded.folder();
    const services = await embedded.start(folder);
    // Another container sees the files, but not the process that the lock names.
    writeFileSync(
      join(folder, 'embedded.lock'),
      JSON.stringify({ pid: 1, began: 'long ago', children: {}, endpoints: null }),
    );
    expect((await failureOf(embedded.start(folder))).code).to.equal('data_directory_in_use');
    expect(services.pids().mongo).to.be.a('number');
  });

  it('is taken over from a dead process once its children have ended', async () => {
    const folder = embedded.folder();
    const orphan = spawn('sleep', ['0.3']);
    await once(orphan, 'spawn');
    const child = livingProcess(orphan.pid ?? 0);
    const dead = { pid: process.pid, began: 'another time', children: { mongo: child }, endpoints: null };
    writeFileSync(join(folder, 'embedded.lock'), JSON.stringify(dead));
    const held = await holdDataDirectory(folder);
    expect(isLiving(child)).to.equal(false);
    held.release();
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it('is taken over when its lock was cut short by a power failure', async () => {
    const folder = embedded.folder();
    writeFileSync(join(folder, 'embedded.lock'), '');
    const held = await holdDataDirectory(folder);
    expect(JSON.parse(readFileSync(join(folder, 'embedded.lock'), 'utf8')).pid).to.equal(process.pid);
    held.release();
  });

  it('goes to one of several that ask at the same moment', async () => {
    const folder = embedded.folder();
    writeFileSync(join(folder, 'embedded.lock'), JSON.stringify({ pid: 1, began: 'long ago', children: {} }));
    const asked = await Promise.allSettled(Array.from({ length: 5 }, () => holdDataDirectory(folder)));
    expect(asked.filter(({ status }) => status === 'fulfilled').length).to.equal(1);
  });

  it('may have a path too long for a socket', async () => {
    const folder = join(embedded.folder(), '很长的目录名'.repeat(8), 'x'.repeat(60));
    const services = await embedded.start(folder);
    const socket = decodeURIComponent(new URL(services.mongoUri ?? '').host);
    expect(Buffer.byteLength(socket)).to.be.lessThan(108);
    await writeAndRead(services.mongoUri);
  });

  it('that cannot be written to is refused with the reason', async () => {
    const file = join(embedded.folder(), 'file');
    writeFileSync(file, '');
    const error = await failureOf(embedded.start(join(file, 'data')));
    expect(error.code).to.equal('disk_not_writable');
    expect(error.message).to.include('ENOTDIR').and.include('DATA_DIR');
  });

  it('that no system would make is refused at once', async () => {
    expect((await failureOf(embedded.start('/proc/data'))).code).to.equal('disk_not_writable');
  });

  it('whose engine cannot open is let go again', async () => {
    const folder = embedded.folder();
    mkdirSync(join(folder, 'mongo'));
    writeFileSync(join(folder, 'mongo', 'WiredTiger.turtle'), 'not a turtle');
    writeFileSync(join(folder, 'mongo', 'storage.bson'), 'nor this');
    const error = await failureOf(embedded.start(folder, { meili: true }));
    expect(error.code).to.equal('engine_failed');
    expect(readdirSync(folder)).to.not.include('embedded.lock');
  });

  it('lets a command work beside the process that holds it', async () => {
    const folder = embedded.folder();
    expect(attachEmbedded(folder)).to.equal(null);
    const services = await embedded.start(folder, { meili: true });
    const attached = attachEmbedded(folder) ?? expect.fail('nothing to attach to');
    expect({ uri: attached.mongoUri, meili: attached.meili }).to.deep.equal({
      uri: services.mongoUri,
      meili: services.meili,
    });
    await attached.close();
    await writeAndRead(attached.mongoUri);
  });
});

describe('A process', () => {
  it('that has ended and was not collected yet counts as gone', async () => {
    const child = spawn('true');
    await once(child, 'exit');
    expect(identifyProcess(child.pid ?? 0)).to.equal(null);
  });

  it('is not taken for another of the same number', () => {
    const me = livingProcess(process.pid);
    expect(isLiving(me)).to.equal(true);
    expect(isLiving({ ...me, began: 'another time' })).to.equal(false);
  });
});

async function failureOf(started: ReturnType<typeof startEmbedded>): Promise<EmbeddedError> {
  const error = await started.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof EmbeddedError) return error;
  throw new Error('expected an EmbeddedError', { cause: error });
}
