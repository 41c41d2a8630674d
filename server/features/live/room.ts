// A session as its owner runs it: decides acts one after the other, has them stored, and only then shows them.
import type { Log } from '#server/platform/logging.ts';
import type { EntryData, EntryKind } from '#shared/live/entries.ts';
import type { Lane } from '#shared/live/lanes.ts';
import type { Audience } from './audience.ts';
import { actKey, type Hall } from './hall.ts';
import { blankEntry, entryOf, placeOf, type Repeated, writeCheckpoint } from './log/store.ts';
import { Writer } from './log/writer.ts';
import type { LogRecord } from './model.ts';
import type { SessionState } from './session-state.ts';

export type Draft = {
  [Kind in EntryKind]: { kind: Kind; data: EntryData<Kind>; lanes: readonly Lane[] };
}[EntryKind];

interface RoomParts {
  hall: Hall;
  token: number;
  log: Log;
  /** Called in order with what was just stored, beside its being shown here. */
  onStored(records: readonly LogRecord[]): void;
  onLost(room: Room): void;
}

interface By {
  by: string | null;
  client?: string;
}

const CHECKPOINT_EVERY = 2_000;
/** Stored and shown at once; what is said and voted waits for the tick. */
const URGENT: readonly Lane[] = ['ctl', 'staff', 'host'];

export class Room {
  readonly session: string;
  readonly token: number;
  readonly hall: Hall;
  /** What acts are judged on. */
  decided: SessionState;
  readonly #parts: RoomParts;
  readonly #writer: Writer;
  /** Client acts that are not stored yet. */
  readonly #underWay = new Map<string, Promise<number>>();
  readonly #heads: Map<Lane, number>;
  #order: number;
  #checkpointed: number;

  /** `hall` shows everything that is stored of the session. */
  constructor(parts: RoomParts) {
    const { hall, token, log } = parts;
    this.#parts = parts;
    this.session = hall.session;
    this.token = token;
    this.hall = hall;
    this.decided = hall.shown.fork();
    this.#heads = new Map(hall.audience.heads);
    this.#order = hall.order;
    this.#checkpointed = hall.order;
    this.#writer = new Writer({
      log,
      tickMs: () => hall.tickMs,
      onStored: (records, repeated) => this.#onStored(records, repeated),
      onLost: () => parts.onLost(this),
    });
  }

  get audience(): Audience {
    return this.hall.audience;
  }

  get shown(): SessionState {
    return this.hall.shown;
  }

  now(): number {
    return this.hall.now();
  }

  /** The act's result when it was sent before. */
  earlier(by: string | null, client: string): Promise<number> | number | undefined {
    const key = actKey(by, client);
    return this.#underWay.get(key) ?? this.hall.acts.get(key);
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
    if (client !== undefined) this.#follow(actKey(by, client), order);
    return order;
  }

  #follow(act: string, order: Promise<number>): void {
    this.#underWay.set(act, order);
    // Stored, it is among the hall's acts; not stored, it may be tried again.
    const end = () => this.#underWay.delete(act);
    order.then(end, end);
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

  #onStored(given: readonly LogRecord[], repeated: Repeated): void {
    const records = given.map((record): LogRecord => {
      const first = repeated.get(record.order);
      if (!first) return record;
      const { client, ...rest } = record;
      if (client !== undefined) this.hall.remember(actKey(record.by, client), first.order);
      return { ...rest, kind: 'void', data: {} };
    });
    this.#parts.onStored(records);
    this.hall.take(records);
    // What was decided on a repetition that turned out void is decided anew.
    if (repeated.size > 0) this.#redecide();
    if (this.hall.order - this.#checkpointed >= CHECKPOINT_EVERY) void this.checkpoint();
  }

  #redecide(): void {
    this.decided = this.shown.fork();
    for (const record of this.#writer.pending) this.decided.apply(entryOf(record), lanesIn(record), record.by);
  }

  /** Takes the words of an entry out of what a later reader of the log gets. */
  blank(order: number): Promise<void> {
    return blankEntry(this.session, order);
  }

  async checkpoint(): Promise<void> {
    const { order } = this.hall;
    if (order === this.#checkpointed) return;
    this.#checkpointed = order;
    const heads = Object.fromEntries(this.audience.heads);
    await writeCheckpoint(this.session, { order, heads, state: this.shown.store() }).catch((error: unknown) => {
      // The log alone is enough; the next one will do.
      this.#parts.log.warn({ failure: String(error) }, 'a session’s checkpoint could not be stored');
    });
  }

  /** Stores what is decided and takes nothing more. */
  async end(): Promise<void> {
    await this.#writer.stop();
    await this.checkpoint();
  }

  /** Gives up what is not stored: who acted is told to try again. */
  abandon(): void {
    this.#writer.abandon();
  }
}

const lanesIn = ({ lanes }: LogRecord): Lane[] => lanes.map(({ lane }) => lane);
