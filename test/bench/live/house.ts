// A running platform with a session that is on, its host and a few who talk; the bench's viewers come on top.
import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attachEmbedded } from '#server/embedded/attach.ts';
import { signTicket, type Ticket } from '#server/features/live/ticket.ts';
import { freePort } from '#test/support/free-port.ts';
import { StageClient } from '#test/support/stage.ts';
import { Child } from './child.ts';

const SECRET = 'a secret of the bench, thirty-two and more characters';
export const KEY = createHmac('sha256', SECRET).update('session tickets').digest();
/** Each says at most twelve messages a second. */
const TALKERS = 6;

const idOf = (): string => randomBytes(12).toString('hex');

export class House {
  readonly port: number;
  readonly dataDir = mkdtempSync(join(tmpdir(), 'xietong-live-'));
  server: Child;
  /** More processes of the same platform, which follow the first. */
  readonly others: { port: number; server: Child }[] = [];
  session = '';
  #hostId = '';
  #deckId = '';
  #host: StageClient | null = null;
  #talkers: StageClient[] = [];
  #token = 0;
  #page = 0;
  #said = 0;
  readonly #redisUrl: string;

  private constructor(port: number, redisUrl: string) {
    this.port = port;
    this.#redisUrl = redisUrl;
    this.server = this.#start(port);
  }

  #start(port: number, environment: Record<string, string> = {}): Child {
    return new Child('./ours.ts', {
      PORT: String(port),
      DATA_DIR: this.dataDir,
      REDIS_URL: this.#redisUrl,
      ...environment,
      SESSION_SECRET: SECRET,
      SEED: 'none',
      LOG_LEVEL: 'warn',
      RATE_SCALE: '10000',
    });
  }

  /** With an address of Redis, other processes may be added. */
  static async open(redisUrl = ''): Promise<House> {
    const house = new House(await freePort(), redisUrl);
    const made = await house.server.ask<{ session: string; hostId: string; deckId: string }>('event');
    house.session = made.session;
    house.#hostId = made.hostId;
    house.#deckId = made.deckId;
    await house.#enter();
    await house.host.act('session.move', { act: 'open' });
    await house.host.act('session.move', { act: 'begin' });
    await house.host.act('deck.show', { token: 0, deckId: house.#deckId, page: 1 });
    return house;
  }

  get host(): StageClient {
    if (!this.#host) throw new Error('the host has not come yet');
    return this.#host;
  }

  /** Starts one more process on the same database. */
  async add(): Promise<void> {
    const port = await freePort();
    const engines = attachEmbedded(this.dataDir);
    const server = this.#start(port, {
      MONGODB_URI: engines?.mongoUri ?? '',
      MEILI_URL: engines?.meili?.url ?? '',
      MEILI_KEY: engines?.meili?.masterKey ?? '',
    });
    await server.ask('address');
    this.others.push({ port, server });
  }

  /** Where viewers go: to the first process unless told otherwise. */
  place(given: { port?: number; isKeepingLedgers?: boolean } = {}) {
    return { port: this.port, session: this.session, key: KEY.toString('hex'), ...given };
  }

  /** What the log holds of everybody's lanes. */
  async truth(): Promise<Record<'ctl' | 'pub', number[]>> {
    const of = (lane: string) => this.server.ask<number[]>('orders', { session: this.session, lane });
    return { ctl: await of('ctl'), pub: await of('pub') };
  }

  /** Joins in a role, as one of this session's people. */
  join(role: Ticket['role'], userId: string | null = idOf()): Promise<StageClient> {
    const url = `http://127.0.0.1:${this.port}`;
    return StageClient.join({ url, ticket: this.#ticket(role, userId) });
  }

  #ticket(role: Ticket['role'], userId: string | null): string {
    const { session } = this;
    return signTicket(
      {
        session,
        userId,
        who: userId ?? `visitor-${idOf()}`,
        name: '周明',
        organization: '',
        role,
        expires: Date.now() + 3600_000,
      },
      KEY,
    );
  }

  async #enter(): Promise<void> {
    this.#host = await this.join('host', this.#hostId);
    this.#talkers = await Promise.all(Array.from({ length: TALKERS }, () => this.join('presenter')));
    this.#token = this.host.view.ctl.stage.token;
  }

  /** Turns a page; answers the entry's order and when it was asked for, in ms since the epoch. */
  async turn(): Promise<{ order: number; askedAt: number }> {
    this.#page = (this.#page % 299) + 1;
    const askedAt = performance.timeOrigin + performance.now();
    const order = await this.host.act('page.turn', { token: this.#token, page: this.#page });
    return { order, askedAt };
  }

  /** Says something of about so many characters; resolves with its order once it is acknowledged. */
  say(characters = 35): Promise<number> {
    this.#said += 1;
    const talker = this.#talkers[this.#said % this.#talkers.length];
    if (!talker) throw new Error('nobody is there to talk');
    return talker.act('chat.say', {
      text: `第 ${this.#said} 条：${'这是一条聊天消息。'.repeat(Math.ceil(characters / 9))}`.slice(0, 300),
    });
  }

  /** Kills the server as a power cut would, and starts it anew on the same data; resolves when the port answers. */
  async crash(): Promise<number> {
    this.server.process.kill('SIGKILL');
    await this.server.gone;
    for (const client of [this.host, ...this.#talkers]) client.close();
    this.server = this.#start(this.port);
    await this.server.ask('address');
    const at = performance.timeOrigin + performance.now();
    return at;
  }

  /** The host and the talkers come back after a crash. */
  again(): Promise<void> {
    return this.#enter();
  }

  async close(): Promise<void> {
    for (const client of [this.host, ...this.#talkers]) client.close();
    for (const { server } of this.others) await server.end();
    await this.server.end();
    rmSync(this.dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
