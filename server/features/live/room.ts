// A session as its owner runs it: decides acts one after the other, has them stored, and only then shows them.
import type { Server } from 'socket.io';
import type { Clock } from '#server/platform/clock.ts';
import type { Log } from '#server/platform/logging.ts';
import type { Entry, EntryData, EntryKind } from '#shared/live/entries.ts';
import type { Lane } from '#shared/live/lanes.ts';
import { Audience } from './audience.ts';
import { blankEntry, entryOf, placeOf, type Repeated, readLane, writeCheckpoint } from './log/store.ts';
import { Writer } from './log/writer.ts';
import type { LogRecord } from './model.ts';
import type { SessionState } from './session-state.ts';

export type Draft = {
  [Kind in EntryKind]: { kind: Kind; data: EntryData<Kind>; lanes: readonly Lane[] };
}[EntryKind];

export interface Restored {
  session: string;
  token: number;
  state: SessionState;
  heads: Map<Lane, number>;
  order: number;
  /** Acts of the last entries, so that a repetition is answered with what it became. */
  acts: Map<string, number>;
}

interface RoomParts extends Restored {
  io: Server;
  log: Log;
  clock: Clock;
  onLost(room: Room): void;
}

interface By {
  by: string | null;
  client?: string;
}

const TICK_MIN_MS = 100;
/** The more people there are, the longer the tick: the work of a tick grows with them, its rate must not. */
const VIEWERS_A_MS = 54;
const CHECKPOINT_EVERY = 2_000;
const ACTS_KEPT = 20_000;
/** Stored and shown at once; what is said and voted waits for the tick. */
const URGENT: readonly Lane[] = ['ctl', 'staff', 'host'];

export class Room {
  readonly session: string;
  readonly token: number;
  readonly audience: Audience;
  /** What acts are judged on. */
  decided: SessionState;
  /** What is stored, and so may be shown. */
  shown: SessionState;
  readonly #parts: RoomParts;
  readonly #writer: Writer;
  readonly #acts: Map<string, Promise<number>>;
  readonly #heads: Map<Lane, number>;
  #order: number;
  #storedOrder: number;
  #checkpointed: number;
  #lastAt = 0;

  constructor(parts: RoomParts) {
    this.#parts = parts;
    this.session = parts.session;
    this.token = parts.token;
    this.shown = parts.state;
    this.decided = parts.state.fork();
    this.#heads = parts.heads;
    this.#order = parts.order;
    this.#storedOrder = parts.order;
    this.#checkpointed = parts.order;
    this.#acts = new Map([...parts.acts].map(([key, order]) => [key, Promise.resolve(order)]));
    const { io, session, heads } = parts;
    this.audience = new Audience({ io, session, heads, shown: () => this.shown });
    this.#writer = new Writer({
      log: parts.log,
      tickMs: () => this.tickMs,
      onStored: (records, repeated) => this.#onStored(records, repeated),
      onLost: () => parts.onLost(this),
    });
  }

  get tickMs(): number {
    return Math.max(TICK_MIN_MS, this.audience.seats.size / VIEWERS_A_MS);
  }

  now(): number {
    // Never back, whatever the machine's clock does: the log's times rise with its order.
    this.#lastAt = Math.max(this.#lastAt, this.#parts.clock.now().getTime());
    return this.#lastAt;
  }

  /** The act's result when it was sent before. */
  earlier(by: string | null, client: string): Promise<number> | undefined {
    return this.#acts.get(`${by}:${client}`);
  }

  /** Takes decisions into force and has them stored; resolves with the order of the first. */
  write(drafts: readonly Draft[], { by, client }: By): Promise<number> {
    const at = this.now();
    const records = drafts.map((draft, index) => this.#recordOf(draft, at, by, index === 0 ? client : undefined));
    for (const record of records) this.decided.apply(entryOf(record), lanesIn(record), by);
    const order = this.#writer.write(
      records,
      drafts.some(({ lanes }) => lanes.some((lane) => URGENT.includes(lane))),
    );
    if (client !== undefined) this.#remember(`${by}:${client}`, order);
    return order;
  }

  #remember(key: string, order: Promise<number>): void {
    this.#acts.set(key, order);
    // An act that was not stored may be tried again.
    order.catch(() => this.#acts.delete(key));
    if (this.#acts.size <= ACTS_KEPT) return;
    const [oldest] = this.#acts.keys();
    if (oldest !== undefined) this.#acts.delete(oldest);
  }

  #recordOf({ kind, data, lanes }: Draft, at: number, by: string | null, client?: string): LogRecord {
    this.#order += 1;
    return {
      _id: placeOf(this.session, this.#order),
      session: this.session,
      order: this.#order,
      at,
      kind,
      data,
      by,
      token: this.token,
      lanes: lanes.map((lane) => {
        const seq = (this.#heads.get(lane) ?? 0) + 1;
        this.#heads.set(lane, seq);
        return { lane, seq };
      }),
      ...(client === undefined ? {} : { client }),
    };
  }

  #onStored(records: readonly LogRecord[], repeated: Repeated): void {
    const fresh = new Map<Lane, Entry[]>();
    for (const record of records) {
      const isVoid = repeated.has(record.order);
      const entry = entryOf(isVoid ? { ...record, kind: 'void', data: {} } : record);
      this.shown.apply(entry, lanesIn(record), record.by);
      for (const { lane } of record.lanes) {
        fresh.set(lane, [...(fresh.get(lane) ?? []), entry]);
      }
    }
    // What was decided on a repetition that turned out void is decided anew.
    if (repeated.size > 0) this.#redecide();
    this.audience.show(fresh);
    this.#storedOrder = records.at(-1)?.order ?? this.#storedOrder;
    if (this.#storedOrder - this.#checkpointed >= CHECKPOINT_EVERY) void this.checkpoint();
  }

  #redecide(): void {
    this.decided = this.shown.fork();
    for (const record of this.#writer.pending) this.decided.apply(entryOf(record), lanesIn(record), record.by);
  }

  /** A lane's entries after a number of its sequence: only what is stored, and so may be shown. */
  missed(lane: Lane, after: number, upTo?: number): Promise<Entry[]> {
    const head = this.audience.head(lane);
    return readLane({ session: this.session, lane, after, upTo: Math.min(upTo ?? head, head) });
  }

  /** Takes the words of an entry out of everything that a later reader can get. */
  async blank(order: number): Promise<void> {
    await blankEntry(this.session, order);
    this.audience.blank(order);
  }

  async checkpoint(): Promise<void> {
    const order = this.#storedOrder;
    if (order === this.#checkpointed) return;
    this.#checkpointed = order;
    const heads = Object.fromEntries(this.audience.heads);
    await writeCheckpoint(this.session, { order, heads, state: this.shown.store() }).catch((error: unknown) => {
      // The log alone is enough; the next one will do.
      this.#parts.log.warn({ failure: String(error) }, 'a session’s checkpoint could not be stored');
    });
  }

  /** Tells everybody to come back, stores what is decided, and takes nothing more. */
  async drain(afterMs: number): Promise<void> {
    await this.#writer.stop();
    await this.audience.drain(afterMs);
    await this.checkpoint();
  }

  abandon(): void {
    this.#writer.abandon();
    this.audience.disconnect();
  }
}

const lanesIn = ({ lanes }: LogRecord): Lane[] => lanes.map(({ lane }) => lane);
