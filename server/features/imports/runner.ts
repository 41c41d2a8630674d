// Runs imports in the background of a server: those just asked for, and those that a dead process has left.
import { join } from 'node:path';
import type { Platform } from '#server/platform/feature.ts';
import { removeFile } from '#server/platform/files/file-store.ts';
import { rooms } from '#server/platform/realtime/realtime.ts';
import { importSocket } from '#shared/imports/socket.ts';
import { type ImportRecord, imports } from './model.ts';
import { runImport } from './run.ts';

/** At most five notices a second for each import. */
const NOTICE_EVERY_MS = 200;
/** How long a dry run, a failed or a stopped import may still be run. */
const FILE_KEPT_MS = 7 * 24 * 3600 * 1000;

export interface Runner {
  /** Starts working on it, if nobody is at it. */
  begin(id: string): void;
  /** Takes up what nobody works on. */
  pickUp(): Promise<void>;
  /** Removes files that nobody has come back for. */
  clearFiles(): Promise<void>;
  /** Lets the batches under way come to their end; the rest is picked up by the next start. */
  stop(): Promise<void>;
}

type Notices = (record: ImportRecord) => void;

const createNotices = ({ notify }: Platform): Notices => {
  const last = new Map<string, { at: number; state: string }>();
  return ({ _id: id, state, position, total }) => {
    const before = last.get(id);
    const isDue = before?.state !== state || Date.now() - before.at >= NOTICE_EVERY_MS;
    if (!isDue) return;
    if (state === 'running') last.set(id, { at: Date.now(), state });
    else last.delete(id);
    notify(importSocket, 'import.progress', rooms.center, { id, state, read: position, total });
  };
};

export const createRunner = (platform: Platform): Runner => {
  const { clock, log, config } = platform;
  const stopping = new AbortController();
  const running = new Map<string, Promise<unknown>>();
  const onProgress = createNotices(platform);
  const begin = (id: string) => {
    if (running.has(id) || stopping.signal.aborted) return;
    const folder = join(config.dataDir, 'uploads');
    const run = runImport(id, { clock, log, folder, signal: stopping.signal, onProgress })
      .catch((error: unknown) => log.warn({ import: id, failure: String(error) }, 'import will go on'))
      .finally(() => running.delete(id));
    running.set(id, run);
  };
  return {
    begin,
    async pickUp() {
      const left = await imports.find({ state: { $in: ['waiting', 'running'] } }, { _id: 1 }).lean();
      for (const { _id } of left) begin(_id);
    },
    async clearFiles() {
      const before = new Date(clock.now().getTime() - FILE_KEPT_MS);
      const old = await imports.find({ fileId: { $ne: null }, endedAt: { $lt: before } }, { fileId: 1 }).lean();
      for (const { _id, fileId } of old) {
        await imports.updateOne({ _id }, { $set: { fileId: null } });
        if (fileId) await removeFile(fileId);
      }
    },
    async stop() {
      stopping.abort();
      await Promise.allSettled(running.values());
    },
  };
};
