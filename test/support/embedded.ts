import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import mongoose from 'mongoose';
import { identifyProcess, isLiving, type ProcessIdentity } from '#server/embedded/processes.ts';
import { type Embedded, type EmbeddedOptions, startEmbedded } from '#server/embedded/start.ts';

/** Data directories and embedded services of one suite, gone after each test. */
export function useEmbedded() {
  let opened: Embedded[] = [];
  let folders: string[] = [];
  let connections: mongoose.Connection[] = [];
  let parents: { pid: number; gone: Promise<void>; children: ProcessIdentity[] }[] = [];

  afterEach('what the test started ends', async () => {
    await Promise.all(connections.map((connection) => connection.close()));
    for (const { pid } of parents) endProcess(pid);
    await Promise.all(parents.map(({ gone }) => gone));
    // They follow their parent a moment later, and write until then.
    const orphans = parents.flatMap(({ children }) => children);
    await until(() => !orphans.some(isLiving));
    await Promise.all(opened.map((embedded) => embedded.close()));
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    [opened, folders, connections, parents] = [[], [], [], []];
  });

  return {
    folder(): string {
      const folder = mkdtempSync(join(tmpdir(), 'xietong-embedded-'));
      folders.push(folder);
      return folder;
    },
    async start(dataDir: string, wanted: Partial<EmbeddedOptions> = {}): Promise<Embedded> {
      const embedded = await startEmbedded({ dataDir, mongo: true, meili: false, log: () => {}, ...wanted });
      opened.push(embedded);
      return embedded;
    },
    async connect(uri: string | null): Promise<mongoose.Connection> {
      const connection = await mongoose.createConnection(uri ?? '').asPromise();
      connections.push(connection);
      return connection;
    },
    /** Another process that holds the directory. */
    async startParent(dataDir: string): Promise<{ pid: number; mongo: number; meili: number; kill(): Promise<void> }> {
      const entry = fileURLToPath(import.meta.resolve('./embedded-parent.ts'));
      const parent = spawn(process.execPath, ['--import', 'tsx', entry, dataDir], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const pid = parent.pid ?? 0;
      const gone = new Promise<void>((resolve) => parent.once('exit', () => resolve()));
      const children: ProcessIdentity[] = [];
      parents.push({ pid, gone, children });
      for await (const line of createInterface({ input: parent.stdout })) {
        const { mongo, meili }: { mongo: number; meili: number } = JSON.parse(line);
        children.push(livingProcess(mongo), livingProcess(meili));
        const kill = () => {
          endProcess(pid);
          return gone;
        };
        return { pid, mongo, meili, kill };
      }
      throw new Error('the parent ended before its children answered');
    },
  };
}

export function livingProcess(pid: number): ProcessIdentity {
  const identity = identifyProcess(pid);
  if (!identity) throw new Error(`no process ${pid}`);
  return identity;
}

/** Waits for what nothing announces; the test's own time limit ends it. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await delay(10);
}

export function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
