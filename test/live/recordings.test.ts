// Recordings on disk, as the process that takes them and others of the same data directory see them.
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { Recordings } from '#server/features/live/media/recordings.ts';
import { RecordingStorage } from '#server/features/live/media/storage.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { createLog } from '#server/platform/logging.ts';
import type { ChunkSource } from '#shared/live/media/source.ts';
import { webmCluster, webmHead } from './recording.ts';

const SOURCE: ChunkSource = {
  kind: 'chunks',
  epoch: 7,
  token: 1,
  what: 'camera',
  picture: 'video/webm;codecs=vp8',
  sound: null,
};
const OF = { session: 'a'.repeat(24), epoch: 7, track: 'picture' } as const;
const second = (at: number) => webmCluster(at * 1000, [{ track: 1, ms: at * 1000, isKey: true }]);

describe('recordings on disk', () => {
  let folder = '';
  let taking: Recordings;
  let other: Recordings;
  const open = () => new Recordings(folder, createLog('silent'), 1);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xietong-recordings-'));
    taking = open();
    other = open();
  });
  afterEach(async () => {
    await Promise.all([taking.stop(), other.stop()]);
    await rm(folder, { recursive: true, force: true });
  });

  const take = async (n: number, bytes: Buffer, at = 10_000 + n * 1000) =>
    (await taking.trackFile(OF, SOURCE)).append(n, bytes, at);

  it('are read by another process while they grow, and by it alone once they are over', async () => {
    expect(await other.index(OF)).to.equal(null);
    await take(0, Buffer.concat([webmHead(), second(0)]));
    expect((await other.index(OF, 0))?.head).to.equal(0);
    await take(1, second(1));
    await take(2, second(2));
    expect((await other.index(OF, 0))?.head, 'as it was known').to.equal(0);
    const index = await other.index(OF, 2);
    expect(index?.points).to.deep.equal((await taking.index(OF))?.points);
    expect(index?.initBytes).to.equal(webmHead().length);
    const { stream, sizeBytes } = other.read(OF, index ?? expect.fail(), 1, 2);
    expect(sizeBytes).to.equal(second(1).length + second(2).length);
    expect((await text(stream)).length).to.be.greaterThan(0);
    expect(await taking.recorded(OF.session)).to.deep.equal(await other.recorded(OF.session));
    expect((await other.recorded(OF.session)).map(({ startsAt, endsAt }) => [startsAt, endsAt])).to.deep.equal([
      [10_000, 12_000],
    ]);
  });

  it('leave out a line that a crash has torn, and are not continued by who comes after', async () => {
    await take(0, Buffer.concat([webmHead(), second(0)]));
    await taking.stop();
    await appendFile(join(folder, OF.session, '7-picture.index'), '{"size":40,"at":1');
    expect((await other.index(OF))?.head).to.equal(0);
    const refusal = await other.trackFile(OF, SOURCE).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refusal).to.be.instanceOf(Problem).with.property('code', 'not_in_this_state');
  });

  it('end when the next one begins', async () => {
    await take(0, Buffer.concat([webmHead(), second(0)]));
    const next = await taking.trackFile({ ...OF, epoch: 9 }, { ...SOURCE, epoch: 9 });
    await next.append(0, Buffer.concat([webmHead(), second(0)]), 20_000);
    expect((await taking.recorded(OF.session)).map(({ epoch }) => epoch)).to.deep.equal([7, 9]);
  });

  it('take a chunk once, in order, and nothing that is no recording', async () => {
    expect(await take(1, second(1))).to.equal('gap');
    const first = Buffer.concat([webmHead(), second(0)]);
    // Sent again before it was answered.
    expect(await Promise.all([take(0, first), take(0, first)])).to.deep.equal(['taken', 'known']);
    expect(await take(1, Buffer.from('no recording at all, far from it'))).to.equal('broken');
    expect(await take(1, second(1))).to.equal('broken');
    expect(() => taking.admit(OF.session, 9_000_000)).to.throw(Problem);
  });

  it('may take so much and no more, and are found by what they take', async () => {
    const first = Buffer.concat([webmHead(), second(0)]);
    await take(0, first);
    const storage = new RecordingStorage(folder, 10_000);
    const sizes = await storage.bySession();
    expect([...sizes.keys()]).to.deep.equal([OF.session]);
    expect(sizes.get(OF.session)).to.be.greaterThan(first.length);
    await storage.admit(5_000);
    storage.noteAdded(5_000);
    const refused = await storage.admit(5_000).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(Problem).and.include({ code: 'storage_full' });
    await new RecordingStorage(folder, null).admit(1e12);
    await taking.forget(OF.session);
    await storage.remove(OF.session);
    expect(await taking.index(OF)).to.equal(null);
    expect([...(await storage.bySession())]).to.deep.equal([]);
    await storage.admit(5_000);
  });
});
