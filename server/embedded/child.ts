import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export type Child = {
  pid: number;
  process: ChildProcess;
  /** Resolves, never rejects, with how it ended: "exit code 1", "signal SIGKILL". */
  exited: Promise<string>;
  /** The end of what it printed, for error messages. */
  lastWords(): string;
  /** SIGTERM, and SIGKILL for one that has not ended after `graceMs`. */
  stop(graceMs: number): Promise<void>;
};

type Launch = { command: string; args: string[]; env: NodeJS.ProcessEnv; cwd: string; hasChannel: boolean };

const KEPT_LINES = 20;

/**
 * Starts a program in a session of its own, so that Ctrl-C in the terminal reaches only the app, which then stops its
 * children in its own order.
 */
export async function launch({ command, args, env, cwd, hasChannel }: Launch): Promise<Child> {
  const stdio = hasChannel ? (['pipe', 'pipe', 'pipe', 'ipc'] as const) : (['ignore', 'pipe', 'pipe'] as const);
  const child = spawn(command, args, { env, cwd, detached: true, stdio: [...stdio] });
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  child.on('error', () => {}); // a message or a signal that came too late: `exited` tells
  child.stdin?.on('error', () => {});
  const lines = keepLastLines(child);
  return {
    pid: child.pid ?? 0,
    process: child,
    exited,
    lastWords: () => lines.join('\n'),
    stop: async (graceMs) => {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await exited;
      clearTimeout(timer);
    },
  };
}

function keepLastLines(child: ChildProcess): string[] {
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
    });
  }
  return lines;
}
