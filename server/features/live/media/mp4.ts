// Fragmented MP4 (ISO/IEC 14496-12), as far as joining needs it: which fragments begin with a sync sample.
import { BrokenMedia, ContainerReader, type JoinPoint } from './container.ts';

/** Boxes that are read are far smaller; the media data is not read. */
const MAX_READ_BYTES = 512 * 1024;
/** What may stand beside the fragments. */
const BESIDE = new Set(['ftyp', 'styp', 'sidx', 'mdat', 'free', 'skip', 'prft', 'emsg', 'mfra', 'uuid']);
const IS_NON_SYNC = 0x10000;

interface Box {
  type: string;
  headerBytes: number;
  size: number;
}

const readBox = (bytes: Buffer, at = 0): Box | null => {
  if (bytes.length < at + 8) return null;
  const size = bytes.readUInt32BE(at);
  const type = bytes.toString('latin1', at + 4, at + 8);
  if (size !== 1) {
    if (size < 8) throw new BrokenMedia('a box without length');
    return { type, headerBytes: 8, size };
  }
  if (bytes.length < at + 16) return null;
  const long = Number(bytes.readBigUInt64BE(at + 8));
  if (long < 16 || !Number.isSafeInteger(long)) throw new BrokenMedia('a box without length');
  return { type, headerBytes: 16, size: long };
};

/** The boxes inside complete bytes; what is torn ends the list. */
const boxesIn = (bytes: Buffer): { type: string; data: Buffer }[] => {
  const boxes: { type: string; data: Buffer }[] = [];
  for (let at = 0; at < bytes.length; ) {
    const box = readBox(bytes, at);
    if (!box || at + box.size > bytes.length) break;
    boxes.push({ type: box.type, data: bytes.subarray(at + box.headerBytes, at + box.size) });
    at += box.size;
  }
  return boxes;
};

/** The data of the first box on a path of types. */
const boxAt = (bytes: Buffer, ...path: string[]): Buffer | null => {
  let data: Buffer | undefined = bytes;
  for (const type of path) data = data && boxesIn(data).find((box) => box.type === type)?.data;
  return data ?? null;
};

const need = (data: Buffer | null, length: number): Buffer => {
  if (!data || data.length < length) throw new BrokenMedia('a torn box');
  return data;
};

const uint = (data: Buffer, at: number): number => need(data, at + 4).readUInt32BE(at);
const long = (data: Buffer, at: number): number => Number(need(data, at + 8).readBigUInt64BE(at));
const versionOf = (data: Buffer): number => need(data, 4)[0] ?? 0;
const flagsOf = (data: Buffer): number => uint(data, 0) & 0xffffff;

interface Track {
  isVideo: boolean;
  timescale: number;
  /** Flags of samples for which nothing else is said. */
  defaultFlags: number;
}

const trackOf = (trak: Buffer): { id: number; track: Track } => {
  const tkhd = need(boxAt(trak, 'tkhd'), 16);
  const mdhd = need(boxAt(trak, 'mdia', 'mdhd'), 16);
  const hdlr = need(boxAt(trak, 'mdia', 'hdlr'), 12);
  return {
    id: uint(tkhd, versionOf(tkhd) === 1 ? 20 : 12),
    track: {
      isVideo: hdlr.toString('latin1', 8, 12) === 'vide',
      timescale: uint(mdhd, versionOf(mdhd) === 1 ? 20 : 12) || 1,
      defaultFlags: 0,
    },
  };
};

/** The flags of a run's first sample. */
const firstFlags = (run: Buffer, otherwise: number): number => {
  const flags = flagsOf(run);
  let at = 8 + (flags & 0x1 ? 4 : 0);
  if (flags & 0x4) return uint(run, at);
  if (!(flags & 0x400)) return otherwise;
  // Per sample: duration, size, then the flags.
  at += (flags & 0x100 ? 4 : 0) + (flags & 0x200 ? 4 : 0);
  return uint(run, at);
};

export class Mp4Reader extends ContainerReader {
  readonly #tracks = new Map<number, Track>();
  #isBegun = false;

  /** Reads one box; false when it has not come whole. */
  protected step(points: JoinPoint[]): boolean {
    const { bytes, position } = this.pending;
    const box = readBox(bytes);
    if (!box) return false;
    if (!this.#isBegun && box.type !== 'ftyp') throw new BrokenMedia('no MP4 file');
    this.#isBegun = true;
    if (box.type !== 'moov' && box.type !== 'moof') {
      if (!BESIDE.has(box.type)) throw new BrokenMedia('an unknown box');
      if (box.type === 'mdat' && this.initBytes === null) throw new BrokenMedia('not fragmented');
      this.pending.drop(box.size);
      return true;
    }
    if (box.size > MAX_READ_BYTES) throw new BrokenMedia('a box is too long');
    if (bytes.length < box.size) return false;
    const data = bytes.subarray(box.headerBytes, box.size);
    this.pending.drop(box.size);
    if (box.type === 'moov') {
      this.#readTracks(data);
      this.initBytes ??= position + box.size;
    } else {
      this.#readFragment(data, position, points);
    }
    return true;
  }

  #readTracks(moov: Buffer): void {
    for (const { type, data } of boxesIn(moov)) {
      if (type !== 'trak') continue;
      const { id, track } = trackOf(data);
      this.#tracks.set(id, track);
    }
    for (const { type, data } of boxesIn(boxAt(moov, 'mvex') ?? Buffer.alloc(0))) {
      const track = type === 'trex' ? this.#tracks.get(uint(data, 4)) : undefined;
      if (track) track.defaultFlags = uint(data, 20);
    }
  }

  #readFragment(moof: Buffer, offset: number, points: JoinPoint[]): void {
    if (this.initBytes === null) throw new BrokenMedia('a fragment before the tracks');
    const hasVideo = [...this.#tracks.values()].some(({ isVideo }) => isVideo);
    let isFound = false;
    for (const { type, data: traf } of boxesIn(moof)) {
      if (type !== 'traf') continue;
      const tfhd = need(boxAt(traf, 'tfhd'), 8);
      const track = this.#tracks.get(uint(tfhd, 4));
      if (!track) throw new BrokenMedia('a fragment of an unknown track');
      const tfdt = boxAt(traf, 'tfdt');
      const time = tfdt ? (versionOf(tfdt) === 1 ? long(tfdt, 4) : uint(tfdt, 4)) : 0;
      const ms = Math.round((time * 1000) / track.timescale);
      this.lastMs = Math.max(this.lastMs, ms);
      const run = boxAt(traf, 'trun');
      if (isFound || !run || (hasVideo && !track.isVideo)) continue;
      isFound = true;
      if ((firstFlags(run, defaultFlagsOf(tfhd, track)) & IS_NON_SYNC) === 0) points.push({ offset, ms });
    }
  }
}

/** Flags of samples for which the run says nothing: the fragment's own, or the track's. */
const defaultFlagsOf = (tfhd: Buffer, track: Track): number => {
  const flags = flagsOf(tfhd);
  if (!(flags & 0x20)) return track.defaultFlags;
  const before = (flags & 0x1 ? 8 : 0) + (flags & 0x2 ? 4 : 0) + (flags & 0x8 ? 4 : 0) + (flags & 0x10 ? 4 : 0);
  return uint(tfhd, 8 + before);
};
