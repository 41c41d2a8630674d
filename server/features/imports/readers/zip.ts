// The directory of a ZIP archive, and how large its entries really are. A workbook of a few kilobytes can unpack to
// gigabytes; what its directory claims is compared with what comes out, before anything else reads it.
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { ImportFailure } from '#server/features/imports/failure.ts';

export interface ZipEntry {
  name: string;
  method: number;
  packedBytes: number;
  offset: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LOCAL_BYTES = 30;
const COMMENT_MAX = 65_535;
const ENTRIES_MAX = 10_000;
/** Far fewer turns of the event loop than by the default of 16 kB. */
const CHUNK_BYTES = 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

const damaged = (cause?: unknown) => new ImportFailure('workbook_damaged', {}, cause);

const readAt = async (file: FileHandle, offset: number, length: number): Promise<Buffer> => {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, offset);
  if (bytesRead < length) throw damaged();
  return buffer;
};

const findEnd = async (file: FileHandle): Promise<Buffer> => {
  const { size } = await file.stat();
  const length = Math.min(size, END_BYTES + COMMENT_MAX);
  const tail = await readAt(file, size - length, length);
  for (let at = length - END_BYTES; at >= 0; at -= 1) if (tail.readUInt32LE(at) === END) return tail.subarray(at);
  throw damaged();
};

/** All entries of an archive. Throws `workbook_damaged`. */
export const readDirectory = async (path: string): Promise<ZipEntry[]> => {
  const file = await open(path);
  try {
    const end = await findEnd(file);
    const count = end.readUInt16LE(10);
    if (count > ENTRIES_MAX) throw damaged();
    const directory = await readAt(file, end.readUInt32LE(16), end.readUInt32LE(12));
    const entries: ZipEntry[] = [];
    for (let at = 0; entries.length < count; ) {
      if (directory.length < at + 46 || directory.readUInt32LE(at) !== ENTRY) throw damaged();
      const nameLength = directory.readUInt16LE(at + 28);
      entries.push({
        name: directory.toString('utf8', at + 46, at + 46 + nameLength),
        method: directory.readUInt16LE(at + 10),
        packedBytes: directory.readUInt32LE(at + 20),
        offset: directory.readUInt32LE(at + 42),
      });
      at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    }
    return entries;
  } finally {
    await file.close();
  }
};

const beginningOf = async (path: string, entry: ZipEntry): Promise<number> => {
  const file = await open(path);
  try {
    const head = await readAt(file, entry.offset, LOCAL_BYTES);
    if (head.readUInt32LE(0) !== LOCAL) throw damaged();
    return entry.offset + LOCAL_BYTES + head.readUInt16LE(26) + head.readUInt16LE(28);
  } finally {
    await file.close();
  }
};

/** The unpacked bytes of an entry. Throws `workbook_damaged`. */
export async function* unpack(path: string, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.packedBytes === 0) return;
  const start = await beginningOf(path, entry);
  const packed = createReadStream(path, { start, end: start + entry.packedBytes - 1 });
  if (entry.method !== STORED && entry.method !== DEFLATED) throw damaged();
  const source = entry.method === STORED ? packed : packed.pipe(createInflateRaw({ chunkSize: CHUNK_BYTES }));
  try {
    // Neither stream has an encoding: both deliver buffers.
    for await (const chunk of source) yield chunk as Buffer;
  } catch (error) {
    throw damaged(error);
  } finally {
    packed.destroy();
  }
}

/** How many bytes an entry unpacks to. Throws `workbook_too_large` beyond `limit`. */
export const unpackedBytes = async (path: string, entry: ZipEntry, limit: number): Promise<number> => {
  let bytes = 0;
  for await (const chunk of unpack(path, entry)) {
    bytes += chunk.length;
    if (bytes > limit) throw new ImportFailure('workbook_too_large', { megabytes: Math.floor(limit / 1024 / 1024) });
  }
  return bytes;
};
