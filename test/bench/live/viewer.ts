// One viewer of the load: keeps the numbers of its lanes, comes back when it was cut off, and counts what it got.
import type { Entry } from '#shared/live/entries.ts';
import { STAGE_PATH } from '#shared/live/limits.ts';
import { Ledger } from './ledger.ts';
import { RawClient } from './raw-client.ts';

export interface Counts {
  joins: number;
  refused: number;
  frames: number;
  bytes: number;
  /** Entries of `pub` that were new. */
  said: number;
  /** Entries that came in a frame although they were there. */
  doubled: number;
  /** Frames of a lane that came after a later one, over the same connection. */
  outOfOrder: number;
  pulls: number;
}

export const newCounts = (): Counts => ({
  joins: 0,
  refused: 0,
  frames: 0,
  bytes: 0,
  said: 0,
  doubled: 0,
  outOfOrder: 0,
  pulls: 0,
});

const LANES = ['ctl', 'pub'] as const;

interface Notice {
  name: string;
  body: { lane: 'ctl' | 'pub'; from: number; entries: Entry[]; heads: Record<string, number>; isDelta: boolean };
}

// Everybody gets the same bytes: what one client has parsed, the next need not.
let known: { payload: Buffer; notice: Notice }[] = [];

const parse = (payload: Buffer): Notice => {
  const found = known.find((one) => one.payload.equals(payload));
  if (found) return found.notice;
  // "42" and the JSON of [name, body], as the server's table says.
  const [name, body] = JSON.parse(payload.toString('utf8', 2)) as [string, Notice['body']];
  const notice = { name, body };
  known = [{ payload: Buffer.from(payload), notice }, ...known.slice(0, 7)];
  return notice;
};

export interface Stage {
  port: number;
  counts: Counts;
  /** Whether viewers note every entry they are given. */
  isKeepingLedgers: boolean;
  ticket(index: number): string;
  /** A control entry arrived, `at` in ms since the epoch. */
  onControl(order: number, at: number): void;
  onJoined(viewer: Viewer): void;
  pull(viewer: Viewer, lane: string, after: number, upTo: number): void;
}

const now = (): number => performance.timeOrigin + performance.now();

export class Viewer {
  readonly index: number;
  readonly heads: Record<'ctl' | 'pub', number> = { ctl: 0, pub: 0 };
  readonly ledgers: Record<'ctl' | 'pub', Ledger> | null;
  /** Where the last frame of each lane began, on this connection. */
  #framed: Record<'ctl' | 'pub', number> = { ctl: 0, pub: 0 };
  /** Since when it is away, while it is. */
  awaySince: number | null = null;
  /** How long the last return took until everything missed was there. */
  returnMs: number | null = null;
  isConnected = false;
  readonly #stage: Stage;
  #client: RawClient | null = null;
  #back: { since: number; heads: Record<string, number> } | null = null;
  #hasState = false;

  constructor(stage: Stage, index: number) {
    this.#stage = stage;
    this.index = index;
    this.ledgers = stage.isKeepingLedgers ? { ctl: new Ledger(), pub: new Ledger() } : null;
  }

  connect(): void {
    const { port, counts } = this.#stage;
    const since = now();
    this.#framed = { ctl: 0, pub: 0 };
    this.#client = new RawClient({
      port,
      path: STAGE_PATH,
      auth: () => ({ ticket: this.#stage.ticket(this.index), ...(this.#hasState ? { have: this.heads } : {}) }),
      onEvent: (payload) => this.#onEvent(payload, since),
      onRefused: () => {
        counts.refused += 1;
        this.#client?.cut();
      },
      onClosed: () => {
        this.isConnected = false;
        this.onClosed?.();
      },
    });
  }

  /** Set by who wants to bring it back. */
  onClosed: (() => void) | null = null;

  cut(): void {
    this.awaySince = now();
    this.#client?.cut();
  }

  stall(): void {
    this.#client?.stall();
  }

  /** Reads on. */
  resume(): void {
    this.#client?.resume();
  }

  #onEvent(payload: Buffer, since: number): void {
    const { counts } = this.#stage;
    counts.frames += 1;
    counts.bytes += payload.length;
    const { name, body } = parse(payload);
    if (name === 'joined') {
      counts.joins += 1;
      this.isConnected = true;
      this.awaySince = null;
      this.#back = { since, heads: body.heads };
      if (body.isDelta) this.#look();
    } else if (name === 'state') {
      this.#hasState = true;
      Object.assign(this.heads, body.heads);
      for (const lane of LANES) this.ledgers?.[lane].jump(this.heads[lane]);
      this.#look();
    } else if (name === 'lane') {
      if (body.from <= this.#framed[body.lane]) counts.outOfOrder += 1;
      this.#framed[body.lane] = Math.max(this.#framed[body.lane], body.from);
      this.take(body.lane, body.from, body.entries);
    } else if (name === 'sums') {
      for (const lane of LANES) {
        const head = body.heads[lane] ?? 0;
        if (head > this.heads[lane]) this.#pull(lane, head);
      }
    }
  }

  /** Takes entries of a lane, from a frame or from a pull. */
  take(lane: 'ctl' | 'pub', from: number, entries: readonly Entry[]): void {
    const { counts } = this.#stage;
    const head = this.heads[lane];
    if (from > head + 1) {
      this.#pull(lane, from + entries.length - 1);
      return;
    }
    const fresh = entries.slice(head + 1 - from);
    counts.doubled += entries.length - fresh.length;
    if (lane === 'pub') counts.said += fresh.length;
    const ledger = this.ledgers?.[lane];
    for (const { order } of fresh) {
      ledger?.add(order);
      if (lane === 'ctl') this.#stage.onControl(order, now());
    }
    this.heads[lane] = head + fresh.length;
    this.#look();
  }

  #pull(lane: 'ctl' | 'pub', upTo: number): void {
    this.#stage.counts.pulls += 1;
    this.#stage.pull(this, lane, this.heads[lane], upTo);
  }

  #look(): void {
    const back = this.#back;
    if (!back || this.heads.ctl < (back.heads['ctl'] ?? 0) || this.heads.pub < (back.heads['pub'] ?? 0)) return;
    this.#back = null;
    this.returnMs = now() - back.since;
    this.#stage.onJoined(this);
  }
}
