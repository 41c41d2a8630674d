// A Redis server of one suite's own: Debian's redis-server, which test/support/machine.mjs sees to.
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { freePort } from './free-port.ts';

export interface TestRedis {
  url: string;
  end(): Promise<void>;
}

/** Resolves once it accepts connections; `port` for one that comes back. */
export const startRedis = async (port?: number): Promise<TestRedis> => {
  const own = port ?? (await freePort());
  const args = ['--port', String(own), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', tmpdir()];
  const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error('redis-server ended before it answered')));
  });
  failed.catch(() => {});
  const lines = createInterface({ input: child.stdout });
  const isReady = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      if (line.includes('Ready to accept connections')) resolve();
    });
  });
  await Promise.race([isReady, failed]);
  return {
    url: `redis://127.0.0.1:${own}`,
    async end() {
      child.kill('SIGTERM');
      await gone;
    },
  };
};
