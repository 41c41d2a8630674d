// WebM (Matroska in EBML, RFC 8794 and RFC 9559), as far as joining needs it: which Clusters begin with a key frame.
import { BrokenMedia, ContainerReader, type JoinPoint } from './container.ts';

const ID = {
  ebml: 0x1a45dfa3,
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackType: 0x83,
  cluster: 0x1f43b675,
  clusterTime: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
  referenceBlock: 0xfb,
} as const;

const VIDEO = 1;
const KEY_FRAME = 0x80;
const MAX_HEADER_BYTES = 12;
/** What is read as a whole (track entries and the like) is far smaller; blocks are not read. */
const MAX_READ_BYTES = 64 * 1024;
const BLOCK_HEAD_BYTES = 11;
/** What may stand inside a Cluster: anything else ends one whose length is unknown. */
const IN_CLUSTER = new Set<number>([
  ID.clusterTime,
  ID.simpleBlock,
  ID.blockGroup,
  0xa7, // Position
  0xab, // PrevSize
  0xec, // Void
  0xbf, // CRC-32
]);

/** What else may stand beside the Clusters. */
const BESIDE = new Set<number>([
  0x114d9b74, // SeekHead
  0x1c53bb6b, // Cues
  0x1254c367, // Tags
  0xec, // Void
  0xbf, // CRC-32
]);

/** A number of variable length: its first byte's leading zeros say how many bytes follow. Null when it is not complete. */
const readVint = (bytes: Buffer, at: number, keepsMarker: boolean): { value: number; length: number } | null => {
  const first = bytes[at];
  if (first === undefined) return null;
  const length = Math.clz32(first) - 23;
  if (length > 8) throw new BrokenMedia('no EBML number');
  if (at + length > bytes.length) return null;
  let value = keepsMarker ? first : first & (0xff >> length);
  // All data bits set: the length is unknown.
  let isUnknown = (first & (0xff >> length)) === 0xff >> length;
  for (let index = 1; index < length; index += 1) {
    const byte = bytes[at + index] ?? 0;
    isUnknown &&= byte === 0xff;
    value = value * 256 + byte;
  }
  return { value: isUnknown && !keepsMarker ? Number.POSITIVE_INFINITY : value, length };
};

const readUint = (bytes: Buffer): number => {
  if (bytes.length > 8) throw new BrokenMedia('no EBML integer');
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
};

interface Element {
  id: number;
  headerBytes: number;
  /** Infinite when unknown. */
  size: number;
}

const readElement = (bytes: Buffer, at = 0): Element | null => {
  const id = readVint(bytes, at, true);
  if (id && id.length > 4) throw new BrokenMedia('no EBML identifier');
  const size = id && readVint(bytes, at + id.length, false);
  return id && size ? { id: id.value, headerBytes: id.length + size.length, size: size.value } : null;
};

/** The elements directly inside complete bytes; what is torn ends the list. */
const childrenOf = (bytes: Buffer): { id: number; data: Buffer }[] => {
  const children: { id: number; data: Buffer }[] = [];
  for (let at = 0; at < bytes.length; ) {
    const element = readElement(bytes, at);
    if (!element || at + element.headerBytes + element.size > bytes.length) break;
    const from = at + element.headerBytes;
    children.push({ id: element.id, data: bytes.subarray(from, from + element.size) });
    at = from + element.size;
  }
  return children;
};

interface Cluster {
  offset: number;
  time: number | null;
  /** Where it ends; infinite when that is not said. */
  end: number;
  /** Whether its first frame is a key frame is known already. */
  isJudged: boolean;
}

export class WebmReader extends ContainerReader {
  readonly #videoTracks = new Set<number>();
  #isBegun = false;
  #isInSegment = false;
  #hasTracks = false;
  #msPerTick = 1;
  #cluster: Cluster | null = null;

  /** Reads one element; false when it has not come whole. */
  protected step(points: JoinPoint[]): boolean {
    const { bytes, position } = this.pending;
    if (this.#cluster && position >= this.#cluster.end) this.#cluster = null;
    const element = readElement(bytes);
    if (!element) {
      if (bytes.length >= MAX_HEADER_BYTES) throw new BrokenMedia('no EBML element');
      return false;
    }
    if (!this.#isBegun && element.id !== ID.ebml) throw new BrokenMedia('no EBML file');
    if (this.#cluster && !IN_CLUSTER.has(element.id)) this.#cluster = null;
    if (this.#cluster) return this.#stepInCluster(this.#cluster, element, points);
    return this.#stepInSegment(element);
  }

  #stepInSegment(element: Element): boolean {
    const { id, headerBytes, size } = element;
    if (id === ID.segment) {
      this.#isInSegment = true;
      this.pending.drop(headerBytes);
      return true;
    }
    if (id === ID.cluster) {
      if (!this.#isInSegment || !this.#hasTracks) throw new BrokenMedia('a cluster before the tracks');
      const offset = this.pending.position;
      this.initBytes ??= offset;
      this.#cluster = { offset, time: null, end: offset + headerBytes + size, isJudged: false };
      this.pending.drop(headerBytes);
      return true;
    }
    if (!Number.isFinite(size)) throw new BrokenMedia('an element without length');
    if (id !== ID.ebml && id !== ID.info && id !== ID.tracks) {
      if (!BESIDE.has(id)) throw new BrokenMedia('an unknown element');
      this.pending.drop(headerBytes + size);
      return true;
    }
    const data = this.#whole(element);
    if (!data) return false;
    if (id === ID.ebml) this.#isBegun = true;
    if (id === ID.info) this.#readInfo(data);
    if (id === ID.tracks) this.#readTracks(data);
    return true;
  }

  /** An element's data once all of it is there. */
  #whole({ headerBytes, size }: Element): Buffer | null {
    if (size > MAX_READ_BYTES) throw new BrokenMedia('an element is too long');
    const { bytes } = this.pending;
    if (bytes.length < headerBytes + size) return null;
    this.pending.drop(headerBytes + size);
    return bytes.subarray(headerBytes, headerBytes + size);
  }

  #readInfo(data: Buffer): void {
    const scale = childrenOf(data).find(({ id }) => id === ID.timestampScale);
    // In nanoseconds; a million when it is not said.
    if (scale) this.#msPerTick = readUint(scale.data) / 1e6;
  }

  #readTracks(data: Buffer): void {
    for (const { id, data: entry } of childrenOf(data)) {
      if (id !== ID.trackEntry) continue;
      const parts = childrenOf(entry);
      const numberOf = (wanted: number) => readUint(parts.find((part) => part.id === wanted)?.data ?? Buffer.alloc(0));
      if (numberOf(ID.trackType) === VIDEO) this.#videoTracks.add(numberOf(ID.trackNumber));
    }
    this.#hasTracks = true;
  }

  #stepInCluster(cluster: Cluster, element: Element, points: JoinPoint[]): boolean {
    const { id, headerBytes, size } = element;
    if (!Number.isFinite(size)) throw new BrokenMedia('an element without length');
    if (id === ID.clusterTime) {
      const data = this.#whole(element);
      if (data) cluster.time = readUint(data) * this.#msPerTick;
      return data !== null;
    }
    if (id === ID.blockGroup) {
      // Small enough to be read as a whole only in part: its block's head and whether it refers to another.
      return this.#blockGroup(cluster, element, points);
    }
    if (id === ID.simpleBlock) {
      const { bytes } = this.pending;
      const head = bytes.subarray(headerBytes, headerBytes + Math.min(size, BLOCK_HEAD_BYTES));
      if (head.length < Math.min(size, BLOCK_HEAD_BYTES)) return false;
      this.#judge(cluster, head, null, points);
    }
    this.pending.drop(headerBytes + size);
    return true;
  }

  #blockGroup(cluster: Cluster, { headerBytes, size }: Element, points: JoinPoint[]): boolean {
    const { bytes } = this.pending;
    if (bytes.length < headerBytes + size) {
      if (size > 4 * 1024 * 1024) throw new BrokenMedia('an element is too long');
      return false;
    }
    const parts = childrenOf(bytes.subarray(headerBytes, headerBytes + size));
    const block = parts.find(({ id }) => id === ID.block);
    const refers = parts.some(({ id }) => id === ID.referenceBlock);
    if (block) this.#judge(cluster, block.data.subarray(0, BLOCK_HEAD_BYTES), !refers, points);
    this.pending.drop(headerBytes + size);
    return true;
  }

  /** Looks at the head of a block: track, time, and whether it is a key frame (`null`: its own flag says so). */
  #judge(cluster: Cluster, head: Buffer, isKey: boolean | null, points: JoinPoint[]): void {
    const track = readVint(head, 0, false);
    if (!track || head.length < track.length + 3 || cluster.time === null) throw new BrokenMedia('a torn block');
    const ms = Math.round(cluster.time + head.readInt16BE(track.length) * this.#msPerTick);
    this.lastMs = Math.max(this.lastMs, ms);
    const counts = this.#videoTracks.size === 0 || this.#videoTracks.has(track.value);
    if (cluster.isJudged || !counts) return;
    cluster.isJudged = true;
    const begins = isKey ?? ((head[track.length + 2] ?? 0) & KEY_FRAME) !== 0;
    if (begins) points.push({ offset: cluster.offset, ms });
  }
}
