// Small files of the kinds that people and attackers send, put together byte by byte.
import { crc32 } from 'node:zlib';

type Bytes = Uint8Array<ArrayBuffer>;

const text = (content: string): Bytes => new TextEncoder().encode(content);

const join = (parts: readonly (Uint8Array | Buffer)[]): Bytes => Uint8Array.from(Buffer.concat(parts));

export const PDF = text('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

export const PNG: Bytes = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

/** The start of a Windows program. */
export const EXE: Bytes = join([text('MZ'), Buffer.alloc(510)]);

/** The start of a Linux program. */
export const ELF: Bytes = join([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), Buffer.alloc(505)]);

/** The container of Office files before 2007. */
export const CFB: Bytes = join([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(2040)]);

interface Entry {
  name: string;
  content: Bytes;
}

const numbers = (...pairs: [bytes: 2 | 4, value: number][]): Buffer =>
  Buffer.concat(
    pairs.map(([bytes, value]) => {
      const buffer = Buffer.alloc(bytes);
      buffer.writeUIntLE(value, 0, bytes);
      return buffer;
    }),
  );

// A ZIP archive whose entries are stored as they are.
const zip = (entries: readonly Entry[]): Bytes => {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const facts = numbers([2, 20], [2, 0], [2, 0], [2, 0], [2, 0], [4, crc32(content)], [4, content.length]);
    const sizes = numbers([4, content.length], [2, name.length], [2, 0]);
    const local = Buffer.concat([numbers([4, 0x04034b50]), facts, sizes, Buffer.from(name), content]);
    const rest = numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]);
    directory.push(Buffer.concat([numbers([4, 0x02014b50], [2, 20]), facts, sizes, rest, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const count = entries.length;
  const end = numbers(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, central.length],
    [4, offset],
    [2, 0],
  );
  return join([...locals, central, end]);
};

const wordFile = (mainType: string): Bytes =>
  zip([
    {
      name: '[Content_Types].xml',
      content: text(
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
          `<Override PartName="/word/document.xml" ContentType="${mainType}"/></Types>`,
      ),
    },
    { name: 'word/document.xml', content: text('<document/>') },
  ]);

export const DOCX = wordFile('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml');

/** A Word file that carries macros. */
export const DOCM = wordFile('application/vnd.ms-word.document.macroEnabled.main+xml');
