// Looks into a workbook before it is read: sound, of a bearable size, and which of its sheets is the first.
import { ImportFailure } from '#server/features/imports/failure.ts';
import { readDirectory, unpack, unpackedBytes, type ZipEntry } from './zip.ts';

const ALL_MAX_BYTES = 512 * 1024 * 1024;
/** Held in memory as a whole while a sheet is read. */
const SHARED_STRINGS_MAX_BYTES = 128 * 1024 * 1024;
const PARTS_MAX_BYTES = 4 * 1024 * 1024;

export interface FirstSheet {
  name: string;
  /** Of its file: xl/worksheets/sheet3.xml has 3. */
  number: string;
  /** Relations written from the root of the archive, as some programs do. */
  isAbsolute: boolean;
}

const textOf = async (path: string, entries: readonly ZipEntry[], name: string): Promise<string> => {
  const entry = entries.find((candidate) => candidate.name === name);
  if (!entry) throw new ImportFailure('content_is_not_its_format', { format: 'XLSX' });
  await unpackedBytes(path, entry, PARTS_MAX_BYTES);
  const chunks: Buffer[] = [];
  for await (const chunk of unpack(path, entry)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find(Boolean) ?? '';

const tagsOf = (xml: string, name: string): string[] => xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g')) ?? [];

/** Checks the whole archive and names its first sheet. Throws an ImportFailure for what is no sound workbook. */
export const inspectWorkbook = async (path: string): Promise<FirstSheet> => {
  const entries = await readDirectory(path);
  const workbook = await textOf(path, entries, 'xl/workbook.xml');
  const relations = await textOf(path, entries, 'xl/_rels/workbook.xml.rels');
  let left = ALL_MAX_BYTES;
  for (const entry of entries) {
    const limit = entry.name === 'xl/sharedStrings.xml' ? Math.min(left, SHARED_STRINGS_MAX_BYTES) : left;
    left -= await unpackedBytes(path, entry, limit);
  }
  const sheet = tagsOf(workbook, 'sheet')[0] ?? '';
  const relation = tagsOf(relations, 'Relationship').find((tag) => attribute(tag, 'Id') === attribute(sheet, 'r:id'));
  const target = attribute(relation ?? '', 'Target');
  const number = /worksheets\/sheet(\d+)\.xml$/.exec(target)?.[1];
  if (number === undefined) throw new ImportFailure('workbook_damaged');
  return { name: attribute(sheet, 'name'), number, isAbsolute: target.startsWith('/') };
};
