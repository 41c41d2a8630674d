// A fragmented MP4 film with one H.264 track, put into FLV (Adobe's format, version 10.1) as servers of live streams send it.

interface Box {
  type: string;
  data: Buffer;
}

const boxesIn = (bytes: Buffer): Box[] => {
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= bytes.length; at += Math.max(8, bytes.readUInt32BE(at))) {
    const size = bytes.readUInt32BE(at);
    boxes.push({ type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, at + size) });
  }
  return boxes;
};

const boxAt = (bytes: Buffer, ...path: string[]): Buffer => {
  let data = bytes;
  for (const type of path) data = boxesIn(data).find((box) => box.type === type)?.data ?? Buffer.alloc(0);
  return data;
};

/** The decoder's configuration, out of the sample description. */
const configurationOf = (film: Buffer): Buffer => {
  const description = boxAt(film, 'moov', 'trak', 'mdia', 'minf', 'stbl', 'stsd');
  const at = description.indexOf('avcC');
  return description.subarray(at + 4, at - 4 + description.readUInt32BE(at - 4));
};

interface Sample {
  bytes: Buffer;
  isKey: boolean;
}

/** The samples of one run, cut out of the media data that follows it. */
const samplesOf = (moof: Buffer, media: Buffer): Sample[] => {
  const run = boxAt(moof, 'traf', 'trun');
  const flags = run.readUInt32BE(0) & 0xffffff;
  const first = 8 + (flags & 0x1 ? 4 : 0) + (flags & 0x4 ? 4 : 0);
  const before = flags & 0x100 ? 4 : 0;
  const width = before + (flags & 0x200 ? 4 : 0) + (flags & 0x400 ? 4 : 0) + (flags & 0x800 ? 4 : 0);
  let at = 0;
  return Array.from({ length: run.readUInt32BE(4) }, (_, index) => {
    const size = run.readUInt32BE(first + index * width + before);
    const bytes = media.subarray(at, at + size);
    at += size;
    // The first unit's type: 5, and the parameter sets before it, stand for a picture by itself.
    const isKey = [5, 7].includes((bytes[4] ?? 0) & 0x1f);
    return { bytes, isKey };
  });
};

const tag = (ms: number, isKey: boolean, kind: 0 | 1, bytes: Buffer): Buffer => {
  const data = Buffer.concat([Buffer.from([isKey ? 0x17 : 0x27, kind, 0, 0, 0]), bytes]);
  const head = Buffer.alloc(11);
  head[0] = 9;
  head.writeUIntBE(data.length, 1, 3);
  head.writeUIntBE(ms & 0xffffff, 4, 3);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length + 11);
  return Buffer.concat([head, data, length]);
};

/** The film as FLV, its pictures evenly over so many milliseconds. */
export const flvOf = (film: Buffer, lengthMs: number): Buffer => {
  const boxes = boxesIn(film);
  const samples = boxes.flatMap(({ type, data }, index) =>
    type === 'moof' ? samplesOf(data, boxes[index + 1]?.data ?? Buffer.alloc(0)) : [],
  );
  return Buffer.concat([
    Buffer.from('FLV\x01\x01\x00\x00\x00\x09\x00\x00\x00\x00', 'latin1'),
    tag(0, true, 0, configurationOf(film)),
    ...samples.map(({ bytes, isKey }, index) => tag(Math.round((index * lengthMs) / samples.length), isKey, 1, bytes)),
  ]);
};
