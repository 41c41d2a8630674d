// A ZIP archive as small as one can be: for workbooks that no program would write.
import { deflateRawSync } from 'node:zlib';

const record = (signature: number, ...fields: (readonly [size: 2 | 4, value: number])[]): Buffer => {
  const bytes = Buffer.alloc(4 + fields.reduce((sum, [size]) => sum + size, 0));
  bytes.writeUInt32LE(signature, 0);
  let at = 4;
  for (const [size, value] of fields) at = bytes.writeUIntLE(value, at, size);
  return bytes;
};

const DEFLATED = [2, 8] as const;
const none = (size: 2 | 4) => [size, 0] as const;

/** @param packed entries whose content is deflated already */
export const zipOf = (texts: Record<string, string>, packed: Record<string, Buffer> = {}): Uint8Array => {
  const entries = [
    ...Object.entries(texts).map(([name, text]): [string, Buffer] => [name, deflateRawSync(text)]),
    ...Object.entries(packed),
  ];
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const title = Buffer.from(name);
    // Version, flags, method, time, date, checksum, packed size, size, length of the name, of the extra field.
    const common = [
      ...([[2, 20], none(2), DEFLATED, none(2), none(2), none(4)] as const),
      ...([[4, content.length], none(4), [2, title.length], none(2)] as const),
    ] as const;
    const local = Buffer.concat([record(0x04034b50, ...common), title, content]);
    const rest = [none(2), none(2), none(2), none(4), [4, offset]] as const;
    directory.push(record(0x02014b50, none(2), ...common, ...rest), title);
    locals.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const counts = [
    [2, entries.length],
    [2, entries.length],
  ] as const;
  const end = record(0x06054b50, none(2), none(2), ...counts, [4, list.length], [4, offset], none(2));
  return Buffer.concat([...locals, list, end]);
};
