// Somebody in a session, as a test uses them: what they see is folded as in the browser, their acts are awaited.
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { Problem } from '#shared/contract/problem.ts';
import type { Ack } from '#shared/contract/socket.ts';
import { STAGE_PATH } from '#shared/live/limits.ts';
import { type LaneNotice, SessionReader, type SessionView } from '#shared/live/reader.ts';
import { liveRoutes } from '#shared/live/routes.ts';
import type { Joined, StageRequestName, Sums } from '#shared/live/socket.ts';
import type { Client } from './client.ts';

interface Connecting {
  url: string;
  ticket: string;
  reader?: SessionReader;
}

export class StageClient {
  readonly reader: SessionReader;
  readonly socket: Socket;
  /** Every notice as it came, for tests of who gets what. */
  readonly notices: { name: string; body: unknown }[] = [];
  readonly ended: Promise<string>;
  readonly #waiting = new Set<() => void>();

  private constructor(socket: Socket, reader: SessionReader) {
    this.socket = socket;
    this.reader = reader;
    this.ended = new Promise((resolve) => socket.once('disconnect', resolve));
    socket.on('joined', (joined: Joined) => reader.onJoined(joined));
    socket.on('state', (state) => reader.onState(state));
    socket.on('lane', (notice: LaneNotice) => reader.onLane(notice));
    socket.on('sums', (sums: Sums) => reader.onSums(sums));
    socket.onAny((name: string, body: unknown) => {
      this.notices.push({ name, body });
      // After the handlers above: their listeners run in the order of being added, any-listeners first.
      queueMicrotask(() => {
        for (const look of this.#waiting) look();
      });
    });
  }

  /** Joins with a ticket and stands where the session stood then; rejects with the problem when it is refused. */
  static async join({ url, ticket, reader = new SessionReader() }: Connecting): Promise<StageClient> {
    const have = reader.have;
    const socket = io(url, {
      path: STAGE_PATH,
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth: { ticket, ...(have ? { have } : {}) },
    });
    const client = new StageClient(socket, reader);
    await new Promise<void>((resolve, reject) => {
      socket.once('joined', ({ isDelta }: Joined) => isDelta && resolve());
      socket.once('state', () => resolve());
      socket.once('connect_error', (error) => {
        socket.close();
        // A refusal carries its problem; a broken connection does not.
        reject('data' in error ? error.data : error);
      });
      socket.once('disconnect', reject);
    });
    return client;
  }

  /** Takes a ticket as a browser does, and joins with it. */
  static async enter(url: string, person: Client, id: string): Promise<StageClient> {
    const { ticket } = await person.call(liveRoutes.ticket, { params: { id } });
    return StageClient.join({ url, ticket });
  }

  get view(): SessionView {
    return this.reader.view;
  }

  async ask(name: StageRequestName, body: Record<string, unknown> = {}): Promise<Ack<{ order: number }>> {
    const withId = name === 'react' ? body : { clientId: randomUUID(), ...body };
    // Every request of the table is acknowledged by this union.
    return (await this.socket.timeout(8_000).emitWithAck(name, withId)) as Ack<{ order: number }>;
  }

  /** An act that must succeed; answers the order of its entry. */
  async act(name: StageRequestName, body: Record<string, unknown> = {}): Promise<number> {
    const ack = await this.ask(name, body);
    if (!ack.ok) throw new Error(`${name}: ${JSON.stringify(ack.problem)}`);
    return ack.data.order;
  }

  /** An act that must be refused. */
  async refusal(name: StageRequestName, body: Record<string, unknown> = {}): Promise<Problem> {
    const ack = await this.ask(name, body);
    if (ack.ok) throw new Error(`${name} was not refused`);
    return ack.problem;
  }

  /** Resolves once what this person sees is as wanted. */
  sees(isWanted: (view: SessionView) => boolean): Promise<SessionView> {
    return new Promise((resolve) => {
      const look = () => {
        if (!isWanted(this.view)) return;
        this.#waiting.delete(look);
        resolve(this.view);
      };
      this.#waiting.add(look);
      look();
    });
  }

  close(): void {
    this.socket.close();
  }
}
