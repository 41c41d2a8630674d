// A socket as a test uses it: requests are awaited, notices are waited for.
import { io, type Socket } from 'socket.io-client';
import type { Problem } from '#shared/contract/problem.ts';
import type { Ack } from '#shared/contract/socket.ts';

interface Notice {
  name: string;
  body: unknown;
}

/** A live connection. */
export class Live {
  readonly #socket: Socket;
  readonly #notices: Notice[] = [];
  readonly #waiting = new Set<() => void>();
  /** Resolves when the server, or the test, has ended the connection. */
  readonly ended: Promise<void>;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.ended = new Promise((resolve) => socket.once('disconnect', () => resolve()));
    socket.onAny((name: string, body: unknown) => {
      this.#notices.push({ name, body });
      for (const look of this.#waiting) look();
    });
  }

  /** Connects; rejects when the server refuses. */
  static async open(url: string, headers: Record<string, string>): Promise<Live> {
    const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: headers });
    const live = new Live(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return live;
  }

  /** Sends a request and answers its acknowledgement. */
  async ask(name: string, ...body: unknown[]): Promise<Ack<unknown>> {
    // Every request of the platform is acknowledged by this union.
    return (await this.#socket.timeout(5_000).emitWithAck(name, ...body)) as Ack<unknown>;
  }

  /** Sends a request that must succeed. */
  async request(name: string, body: unknown): Promise<unknown> {
    const ack = await this.ask(name, body);
    if (!ack.ok) throw new Error(`${name}: ${ack.problem.code}`);
    return ack.data;
  }

  /** Sends a request that must be refused. */
  async refusal(name: string, ...body: unknown[]): Promise<Problem> {
    const ack = await this.ask(name, ...body);
    if (ack.ok) throw new Error(`${name} was not refused`);
    return ack.problem;
  }

  /** The bodies of the notices of this name so far. */
  heard(name: string): unknown[] {
    return this.#notices.filter((notice) => notice.name === name).map((notice) => notice.body);
  }

  /** Waits until a notice of this name has come, or take the one that came already. */
  hear(name: string, isWanted: (body: unknown) => boolean = () => true): Promise<unknown> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.#notices.find((notice) => notice.name === name && isWanted(notice.body));
        if (!found) return;
        this.#waiting.delete(look);
        resolve(found.body);
      };
      this.#waiting.add(look);
      look();
    });
  }

  close(): void {
    this.#socket.close();
  }
}
