// The Linux x64 build of the MongoDB engine was linked on glibc 2.38 and the loader of an older system (Debian 12)
// refuses it, although it uses nothing new: the `__isoc23_` parsers and `fmod` exist there under their plain names and
// the oldest version. This file makes a copy whose ELF tables say so. It can go once Debian 12 is no longer supported,
// or the package ships a build for glibc 2.36.
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const ADDON = 'embedded-mongodb.linux-x64-gnu.node';
const LIBRARY = 'libembedded_mongodb_native.so';
/** The version every symbol of glibc on x64 has had from the beginning. */
const OLDEST = 'GLIBC_2.2.5';
const TOO_NEW = 'GLIBC_2.38';
const RENAMED = '__isoc23_';
/** Part of the copy's folder name: raise it when the patch changes. */
const PATCH = 1;

/** True for the loader's complaint that this file answers, and for no other. */
export function isRefusedByOldGlibc(error: unknown): boolean {
  return error instanceof Error && error.message.includes(`${TOO_NEW}' not found`);
}

/**
 * Makes (once) a patched copy of the addon and of the library beside it, and returns the addon's path.
 * Both files must stay in one folder: the addon looks for the library where it lies itself.
 */
export async function copyForOldGlibc(packageFolder: string, cacheFolder: string): Promise<string> {
  const sizes = await Promise.all([ADDON, LIBRARY].map(async (name) => (await stat(join(packageFolder, name))).size));
  const folder = join(cacheFolder, `engine-${sizes.join('-')}-glibc-${PATCH}`);
  if (!(await exists(join(folder, ADDON)))) await publish(packageFolder, folder);
  return join(folder, ADDON);
}

/** Prepared under a name of its own and renamed at the end, so that two processes starting at once cannot see half a file. */
async function publish(packageFolder: string, folder: string): Promise<void> {
  const draft = join(dirname(folder), `.${basename(folder)}-${randomUUID()}`);
  await mkdir(draft, { recursive: true });
  try {
    for (const name of [ADDON, LIBRARY]) await copyPatched(join(packageFolder, name), join(draft, name));
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // The other process was first; its copy is the same.
    if (!(await exists(join(folder, ADDON)))) throw error;
  }
}

async function copyPatched(source: string, target: string): Promise<void> {
  const elf = await readFile(source);
  for (const { offset, bytes } of editsForOldGlibc(elf)) bytes.copy(elf, offset);
  await writeFile(target, elf, { flush: true });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

export type Edit = { offset: number; bytes: Buffer };

/**
 * The edits that make a 64-bit little-endian ELF file acceptable to an older glibc: requirements of version 2.38 become
 * weak, symbols bound to them are bound to the oldest version of the same library, and `__isoc23_x` is called `x`.
 * A file without such requirements needs no edit. Source: System V ABI and the Linux Standard Base on symbol versions.
 */
export function editsForOldGlibc(elf: Buffer): Edit[] {
  if (elf.readUInt32BE(0) !== 0x7f454c46 || elf[4] !== 2 || elf[5] !== 1) throw new Error('not a 64-bit ELF file');
  const sections = readSections(elf);
  const [symbols, versions, needs] = [
    section(sections, 11),
    section(sections, 0x6fffffff),
    section(sections, 0x6ffffffe),
  ];
  const edits: Edit[] = [];
  const replacement = new Map<number, number>();
  for (const library of readNeeds(elf, needs, sections)) {
    const oldest = library.find((entry) => entry.name === OLDEST);
    for (const entry of library) {
      if (entry.name !== TOO_NEW) continue;
      edits.push({ offset: entry.offset + 4, bytes: uint16(elf.readUInt16LE(entry.offset + 4) | VER_FLG_WEAK) });
      replacement.set(entry.index, oldest?.index ?? GLOBAL_INDEX);
    }
  }
  return edits.concat(editsOfSymbols(elf, { symbols, versions, names: linked(sections, symbols) }, replacement));
}

const VER_FLG_WEAK = 2;
/** "Any version will do": for a library from which nothing of the oldest version is asked yet. */
const GLOBAL_INDEX = 1;
const SYMBOL_BYTES = 24;

type Section = { type: number; offset: number; size: number; link: number };
type Tables = { symbols: Section; versions: Section; names: Section };

function editsOfSymbols(elf: Buffer, { symbols, versions, names }: Tables, replacement: Map<number, number>): Edit[] {
  const edits: Edit[] = [];
  for (let number = 0; number < symbols.size / SYMBOL_BYTES; number++) {
    const versionOffset = versions.offset + number * 2;
    const replaced = replacement.get(elf.readUInt16LE(versionOffset));
    if (replaced === undefined) continue;
    edits.push({ offset: versionOffset, bytes: uint16(replaced) });
    const nameOffset = symbols.offset + number * SYMBOL_BYTES;
    const name = elf.readUInt32LE(nameOffset);
    if (textAt(elf, names.offset + name).startsWith(RENAMED)) {
      edits.push({ offset: nameOffset, bytes: uint32(name + RENAMED.length) });
    }
  }
  return edits;
}

function readSections(elf: Buffer): Section[] {
  const [table, size, count] = [Number(elf.readBigUInt64LE(40)), elf.readUInt16LE(58), elf.readUInt16LE(60)];
  return Array.from({ length: count }, (_, number) => {
    const at = table + number * size;
    return {
      type: elf.readUInt32LE(at + 4),
      offset: Number(elf.readBigUInt64LE(at + 24)),
      size: Number(elf.readBigUInt64LE(at + 32)),
      link: elf.readUInt32LE(at + 40),
    };
  });
}

function section(sections: Section[], type: number): Section {
  const found = sections.find((candidate) => candidate.type === type);
  if (!found) throw new Error(`ELF file without a section of type 0x${type.toString(16)}`);
  return found;
}

function linked(sections: Section[], { link }: Section): Section {
  const found = sections[link];
  if (!found) throw new Error('ELF section without its string table');
  return found;
}

type Need = { name: string; index: number; offset: number };

/** What is asked of each library, as .gnu.version_r chains it: libraries, and under each the versions. */
function readNeeds(elf: Buffer, needs: Section, sections: Section[]): Need[][] {
  const names = linked(sections, needs);
  const libraries: Need[][] = [];
  for (let at = needs.offset, next = 1; next !== 0; at += next) {
    next = elf.readUInt32LE(at + 12);
    const entries: Need[] = [];
    for (let offset = at + elf.readUInt32LE(at + 8), step = 1; step !== 0; offset += step) {
      step = elf.readUInt32LE(offset + 12);
      const name = textAt(elf, names.offset + elf.readUInt32LE(offset + 8));
      entries.push({ name, index: elf.readUInt16LE(offset + 6), offset });
    }
    libraries.push(entries);
  }
  return libraries;
}

function textAt(elf: Buffer, offset: number): string {
  return elf.toString('latin1', offset, elf.indexOf(0, offset));
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
