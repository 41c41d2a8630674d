// Where a recording may be joined is read from its structure, however it was cut and whatever somebody sends.
import { expect } from 'chai';
import fc from 'fast-check';
import type { ContainerReader, JoinPoint } from '#server/features/live/media/container.ts';
import { Mp4Reader } from '#server/features/live/media/mp4.ts';
import { Allowance, Meter } from '#server/features/live/media/pace.ts';
import { WebmReader } from '#server/features/live/media/webm.ts';
import { mp4Of, webmCluster, webmHead, webmOf } from './recording.ts';

const READERS = { webm: () => new WebmReader(), mp4: () => new Mp4Reader() };

/** Pushes bytes in pieces of these sizes, the rest at once. */
const readIn = (reader: ContainerReader, bytes: Buffer, sizes: readonly number[]): JoinPoint[] | null => {
  const points: JoinPoint[] = [];
  let at = 0;
  for (const size of [...sizes, bytes.length]) {
    const found = reader.push(bytes.subarray(at, at + size));
    if (!found) return null;
    points.push(...found);
    at += size;
  }
  return points;
};

describe('a recording', () => {
  it('in WebM is joined at Clusters whose first picture is a key frame, whatever sound comes before it', () => {
    const bytes = Buffer.concat([
      webmHead(),
      webmCluster(0, [{ track: 1, ms: 0, isKey: true }]),
      webmCluster(900, [
        { track: 2, ms: 900, isKey: true },
        { track: 1, ms: 950, isKey: false },
        { track: 1, ms: 990, isKey: true },
      ]),
      webmCluster(2000, [
        { track: 2, ms: 2000, isKey: true },
        { track: 1, ms: 2010, isKey: true },
      ]),
    ]);
    const reader = new WebmReader();
    const points = reader.push(bytes) ?? [];
    expect(points.map(({ ms }) => ms)).to.deep.equal([0, 2010]);
    for (const { offset } of points) expect(bytes.readUInt32BE(offset)).to.equal(0x1f43b675);
    expect(reader.initBytes).to.equal(webmHead().length);
    expect(reader.lastMs).to.equal(2010);
  });

  it('of sound alone is joined at every Cluster', () => {
    const blocks = [{ track: 2, ms: 500, isKey: true }];
    const points = new WebmReader().push(Buffer.concat([webmHead(['audio']), webmCluster(500, blocks)]));
    expect(points).to.deep.equal([{ offset: webmHead(['audio']).length, ms: 500 }]);
  });

  it('is not joined at four bytes inside a frame that look like a Cluster', () => {
    const frame = webmCluster(0, [{ track: 1, ms: 0, isKey: true, bytes: 64 }]);
    // The identifier of a Cluster, in the middle of the frame's own bytes.
    frame.writeUInt32BE(0x1f43b675, frame.length - 40);
    expect(new WebmReader().push(Buffer.concat([webmHead(), frame]))).to.have.length(1);
  });

  it('in MP4 is joined at fragments that begin with a sync sample', () => {
    const fragments = [
      { ms: 0, isKey: true },
      { ms: 500, isKey: false },
      { ms: 1000, isKey: true },
    ];
    const bytes = mp4Of(fragments);
    const reader = new Mp4Reader();
    const points = reader.push(bytes) ?? [];
    expect(points.map(({ ms }) => ms)).to.deep.equal([0, 1000]);
    for (const { offset } of points) expect(bytes.toString('latin1', offset + 4, offset + 8)).to.equal('moof');
    expect(reader.initBytes).to.equal(points[0]?.offset);
  });

  it('is read the same however it is cut', () => {
    const samples = {
      webm: webmOf(3),
      mp4: mp4Of([0, 400, 800].map((ms) => ({ ms, isKey: ms !== 400 }))),
    };
    for (const kind of ['webm', 'mp4'] as const) {
      const whole = READERS[kind]().push(samples[kind]);
      expect(whole).to.have.length(kind === 'webm' ? 3 : 2);
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 40 }), (sizes) => {
          expect(readIn(READERS[kind](), samples[kind], sizes)).to.deep.equal(whole);
        }),
      );
    }
  });

  it('may be garbage, torn or altered: the reader never throws, and stays refused once it was', () => {
    const samples = [webmOf(2), mp4Of([{ ms: 0, isKey: true }])];
    const altered = fc
      .tuple(
        fc.constantFrom(...samples),
        fc.array(fc.tuple(fc.nat(2000), fc.integer({ min: 0, max: 255 })), { maxLength: 12 }),
      )
      .map(([bytes, changes]) => {
        const copy = Buffer.from(bytes);
        for (const [at, value] of changes) copy[at % copy.length] = value;
        return copy;
      });
    const noise = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
    const torn = fc.tuple(fc.constantFrom(...samples), fc.nat(2000)).map(([bytes, at]) => bytes.subarray(at));
    fc.assert(
      fc.property(fc.oneof(noise, altered, torn), fc.array(fc.nat(200), { maxLength: 8 }), (bytes, sizes) => {
        for (const make of Object.values(READERS)) {
          const reader = make();
          const points = readIn(reader, bytes, sizes);
          if (points === null) expect(reader.push(samples[0] ?? bytes)).to.equal(null);
          for (const { offset } of points ?? []) expect(offset).to.be.within(0, bytes.length);
        }
      }),
      { numRuns: 400 },
    );
    expect(new WebmReader().push(Buffer.from('<!doctype html><p>no recording</p>'))).to.equal(null);
    expect(new Mp4Reader().push(webmOf(1))).to.equal(null);
  });
});

describe('the pace of a recording', () => {
  it('lets a reserve through at once and then so many bytes a second', () => {
    const allowance = new Allowance(1_000, 5_000, 0);
    expect(allowance.take(5_000, 0)).to.equal(0);
    expect(allowance.take(2_000, 0)).to.equal(2);
    expect(allowance.take(2_000, 2_000)).to.equal(0);
  });

  it('is measured over the last five seconds, and its peak is kept', () => {
    const meter = new Meter();
    for (let second = 0; second < 10; second += 1) meter.add(125_000, second * 1_000);
    expect(meter.rate(9_000)).to.be.within(1e6, 1.3e6);
    expect(meter.rate(60_000)).to.equal(0);
    expect(meter.peak).to.be.at.least(1e6);
  });
});
