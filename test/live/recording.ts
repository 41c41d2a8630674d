// Recordings as a browser's recorder makes them, as far as their structure goes; the frames in them are noise.

const vint = (value: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  bytes.writeUIntBE(value, 0, length);
  bytes[0] = (bytes[0] ?? 0) | (0x80 >> (length - 1));
  return bytes;
};

const idBytes = (id: number): Buffer => {
  const hex = id.toString(16);
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
};

const element = (id: number, ...data: Buffer[]): Buffer => {
  const all = Buffer.concat(data);
  return Buffer.concat([idBytes(id), vint(all.length, 4), all]);
};

const uint = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

const UNKNOWN = Buffer.from('01ffffffffffffff', 'hex');

interface Block {
  track: number;
  ms: number;
  isKey: boolean;
  bytes?: number;
}

const block = (from: number, { track, ms, isKey, bytes = 400 }: Block): Buffer => {
  const head = Buffer.alloc(4);
  head[0] = 0x80 | track;
  head.writeInt16BE(ms - from, 1);
  head[3] = isKey ? 0x80 : 0;
  return element(0xa3, head, Buffer.alloc(bytes, 7));
};

/** A WebM file's beginning: video is track 1, sound track 2. */
export const webmHead = (tracks: readonly ('video' | 'audio')[] = ['video', 'audio']): Buffer =>
  Buffer.concat([
    element(0x1a45dfa3, element(0x4282, Buffer.from('webm'))),
    idBytes(0x18538067),
    UNKNOWN,
    element(0x1549a966, element(0x2ad7b1, uint(1_000_000))),
    element(
      0x1654ae6b,
      ...tracks.map((kind) =>
        element(0xae, element(0xd7, uint(kind === 'video' ? 1 : 2)), element(0x83, uint(kind === 'video' ? 1 : 2))),
      ),
    ),
  ]);

/** A Cluster of unknown length, as recorders write it while they go on. */
export const webmCluster = (ms: number, blocks: readonly Block[]): Buffer =>
  Buffer.concat([idBytes(0x1f43b675), UNKNOWN, element(0xe7, uint(ms)), ...blocks.map((one) => block(ms, one))]);

/** Seconds of a recording with a key frame at the start of each. */
export const webmOf = (seconds: number): Buffer =>
  Buffer.concat([
    webmHead(),
    ...Array.from({ length: seconds }, (_, second) =>
      webmCluster(second * 1000, [
        { track: 2, ms: second * 1000, isKey: true },
        { track: 1, ms: second * 1000, isKey: true },
        { track: 1, ms: second * 1000 + 400, isKey: false },
        { track: 1, ms: second * 1000 + 800, isKey: false },
      ]),
    ),
  ]);

const box = (type: string, ...data: Buffer[]): Buffer => {
  const all = Buffer.concat(data);
  return Buffer.concat([uint(all.length + 8), Buffer.from(type, 'latin1'), all]);
};

/** A fragmented MP4 file with one video track of a thousand ticks a second; each fragment is one sample. */
export const mp4Of = (fragments: readonly { ms: number; isKey: boolean }[]): Buffer => {
  const trak = box(
    'trak',
    box('tkhd', uint(0), uint(0), uint(0), uint(1), uint(0)),
    box('mdia', box('mdhd', uint(0), uint(0), uint(0), uint(1000)), box('hdlr', uint(0), uint(0), Buffer.from('vide'))),
  );
  const trex = box('trex', uint(0), uint(1), uint(1), uint(0), uint(0), uint(0x10000));
  return Buffer.concat([
    box('ftyp', Buffer.from('isom')),
    box('moov', trak, box('mvex', trex)),
    ...fragments.map(({ ms, isKey }) => {
      const run = isKey ? [uint(0x4), uint(1), uint(0x2000000)] : [uint(0), uint(1)];
      const traf = box('traf', box('tfhd', uint(0), uint(1)), box('tfdt', uint(0), uint(ms)), box('trun', ...run));
      return Buffer.concat([box('moof', box('mfhd', uint(0), uint(1)), traf), box('mdat', Buffer.alloc(300, 3))]);
    }),
  ]);
};
