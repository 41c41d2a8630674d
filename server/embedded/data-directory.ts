// One data directory belongs to one process at a time. Its lock file names the holder, the holder's children and where
// they are reached. The lock of a dead process is taken over once its children are gone too.
import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EmbeddedError } from './embedded-error.ts';
import { identifyProcess, isLiving, outlive, type ProcessIdentity } from './processes.ts';

export type Endpoints = { mongoUri: string | null; meiliUrl: string | null };
type Holder = ProcessIdentity & { children: Record<string, ProcessIdentity>; endpoints: Endpoints | null };

export type DataDirectory = {
  /** Notes a child, so that the next holder can wait for its end should this process be killed. */
  noteChild(name: string, pid: number): void;
  noteEndpoints(endpoints: Endpoints): void;
  release(): void;
};

const ORPHAN_GRACE_MS = 5000;

/**
 * Creates the directory if needed and takes its lock.
 * @throws EmbeddedError disk_not_writable, data_directory_in_use
 */
export async function holdDataDirectory(path: string): Promise<DataDirectory> {
  const lock = join(path, 'embedded.lock');
  const me: Holder = { ...whoAmI(), children: {}, endpoints: null };
  makeWritable(path);
  while (!createLock(lock, me)) {
    const holder = readLock(lock);
    if (holder && isLiving(holder)) throw inUse(path, holder.pid);
    for (const child of Object.values(holder?.children ?? {})) await outlive(child, ORPHAN_GRACE_MS);
    clearLock(lock, holder);
  }
  const save = () => replaceLock(lock, me);
  return {
    noteChild: (name, pid) => {
      const child = identifyProcess(pid);
      if (child) me.children[name] = child;
      save();
    },
    noteEndpoints: (endpoints) => {
      me.endpoints = endpoints;
      save();
    },
    release: () => rmSync(lock, { force: true }),
  };
}

/** Where the living holder of a directory serves, or null when nobody does (or is not ready yet). */
export function findEndpoints(path: string): Endpoints | null {
  const holder = readLock(join(path, 'embedded.lock'));
  return holder && isLiving(holder) ? holder.endpoints : null;
}

export function inUse(path: string, pid?: number): EmbeddedError {
  const by = pid === undefined ? 'another process' : `process ${pid}`;
  return new EmbeddedError(
    'data_directory_in_use',
    `The data directory ${path} is in use by ${by}. Stop it first, or start with another directory in DATA_DIR.`,
  );
}

function whoAmI(): ProcessIdentity {
  return identifyProcess(process.pid) ?? { pid: process.pid, began: '' };
}

function makeWritable(path: string): void {
  const probe = join(path, `.probe-${randomUUID()}`);
  try {
    makeFolders(path);
    writeFileSync(probe, 'x');
    rmSync(probe);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EmbeddedError(
      'disk_not_writable',
      `Cannot write to the data directory ${path} (${reason}). Make room or give this user the right to write there, or name another directory in DATA_DIR.`,
      { cause },
    );
  }
}

/** Not `recursive: true`: where the system answers "no such folder" for ever, as below /proc, Node asks for ever too. */
function makeFolders(path: string): void {
  if (existsSync(path)) return;
  makeFolders(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  }
}

/** Linked into place whole: nobody ever reads a half-written lock, and only one of two creators succeeds. */
function createLock(lock: string, holder: Holder): boolean {
  const draft = `${lock}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

function replaceLock(lock: string, holder: Holder): void {
  const draft = `${lock}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  renameSync(draft, lock);
}

/** Null for a missing lock and for one that is no JSON (a power cut before it reached the disk): nobody's, either way. */
function readLock(lock: string): Holder | null {
  try {
    // Written by the functions above and by nothing else.
    return JSON.parse(readFileSync(lock, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/** Moves the dead holder's lock away. If another process took it over in between, its lock is put back. */
function clearLock(lock: string, dead: Holder | null): void {
  const moved = `${lock}.${randomUUID()}`;
  try {
    renameSync(lock, moved);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  const holder = readLock(moved);
  if (holder && (holder.pid !== dead?.pid || holder.began !== dead.began)) linkSync(moved, lock);
  rmSync(moved);
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
