// Processes of the bench and how they are asked: one request, one answer, over Node's own channel.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

interface Answer {
  id: number;
  data: unknown;
}

export class Child {
  readonly process: ChildProcess;
  readonly gone: Promise<void>;
  readonly #waiting = new Map<number, (data: unknown) => void>();
  #last = 0;

  constructor(file: string, env: Record<string, string> = {}) {
    this.process = fork(fileURLToPath(new URL(file, import.meta.url)), {
      execArgv: ['--import', 'tsx', '--expose-gc'],
      env: { ...process.env, ...env },
      serialization: 'advanced',
    });
    this.process.on('message', ({ id, data }: Answer) => {
      this.#waiting.get(id)?.(data);
      this.#waiting.delete(id);
    });
    this.gone = new Promise((resolve) => this.process.once('exit', () => resolve()));
  }

  ask<Reply>(name: string, data: object = {}): Promise<Reply> {
    this.#last += 1;
    const id = this.#last;
    this.process.send({ id, name, data });
    // The child's table of handlers answers each name with its own type.
    return new Promise((resolve) => this.#waiting.set(id, resolve as (data: unknown) => void));
  }

  async end(): Promise<void> {
    this.process.kill('SIGTERM');
    await this.gone;
  }
}

type Handlers = Record<string, (data: never) => unknown>;

/** In a child: answers each request by its handler. */
export const answerParent = (handlers: Handlers): void => {
  process.on('message', async ({ id, name, data }: { id: number; name: string; data: never }) => {
    const answer = await handlers[name]?.(data);
    process.send?.({ id, data: answer });
  });
  process.on('disconnect', () => process.exit(0));
};
