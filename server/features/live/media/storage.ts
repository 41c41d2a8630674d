// How much room recordings take, and how much they may. Processes may share the folder, so what lies there is measured anew
// now and then; what this process adds in between is counted.
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '#server/platform/http/problem.ts';

const MEASURED_FOR_MS = 60_000;

const sizeOf = async (folder: string): Promise<number> => {
  const names = await readdir(folder).catch(() => []);
  // A file may go while it is looked at.
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
};

export class RecordingStorage {
  readonly #folder: string;
  readonly limitBytes: number | null;
  #measured: Promise<number> | null = null;
  #measuredAt = 0;
  #added = 0;

  /** `limitBytes` null: as much as the disk holds. */
  constructor(folder: string, limitBytes: number | null) {
    this.#folder = folder;
    this.limitBytes = limitBytes;
  }

  /** Bytes of the recordings of one session, indexes included. */
  bytesOf(session: string): Promise<number> {
    return sizeOf(join(this.#folder, session));
  }

  /** Bytes by session, of all that have a recording. */
  async bySession(): Promise<Map<string, number>> {
    const sessions = await readdir(this.#folder).catch(() => []);
    const sizes = await Promise.all(sessions.map(async (id) => [id, await this.bytesOf(id)] as const));
    return new Map(sizes.filter(([, bytes]) => bytes > 0));
  }

  async #used(): Promise<number> {
    const now = performance.now();
    if (!this.#measured || now - this.#measuredAt > MEASURED_FOR_MS) {
      this.#measuredAt = now;
      this.#added = 0;
      this.#measured = this.bySession().then((sizes) => [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0));
    }
    return (await this.#measured) + this.#added;
  }

  /** Throws `storage_full` when so many bytes more are beyond the limit. */
  async admit(bytes: number): Promise<void> {
    if (this.limitBytes !== null && (await this.#used()) + bytes > this.limitBytes) throw new Problem('storage_full');
  }

  noteAdded(bytes: number): void {
    this.#added += bytes;
  }

  async remove(session: string): Promise<void> {
    await rm(join(this.#folder, session), { recursive: true, force: true });
    this.#measured = null;
  }
}
