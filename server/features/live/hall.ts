// A session as this process knows it: what is stored of it, and who is here. The process that owns the session and those that
// follow it show the same entries by the same means; only where the entries come from differs.
import type { Server } from 'socket.io';
import type { Clock } from '#server/platform/clock.ts';
import type { Entry } from '#shared/live/entries.ts';
import type { Lane } from '#shared/live/lanes.ts';
import { Audience } from './audience.ts';
import { entryOf, PAGE, readAfter, readLane } from './log/store.ts';
import type { LogRecord } from './model.ts';
import type { Rebuilt } from './restore.ts';
import type { SessionState } from './session-state.ts';

interface HallParts extends Rebuilt {
  io: Server;
  clock: Clock;
}

const TICK_MIN_MS = 100;
/** The more people there are, the longer the tick: the work of a tick grows with them, its rate must not. */
const VIEWERS_A_MS = 54;
const ACTS_KEPT = 20_000;

export const actKey = (by: string | null, client: string): string => `${by}:${client}`;

export class Hall {
  readonly session: string;
  readonly audience: Audience;
  /** What is stored, and so may be shown. */
  readonly shown: SessionState;
  /** The order of the last entry in it. */
  order: number;
  /** What client acts of the last entries became, so that a repetition is answered with it. */
  readonly acts: Map<string, number>;
  readonly #clock: Clock;
  #catchingUp: Promise<void> | null = null;
  #lastAt = 0;

  constructor({ session, state, heads, order, acts, io, clock }: HallParts) {
    this.session = session;
    this.shown = state;
    this.order = order;
    this.acts = acts;
    this.#clock = clock;
    this.audience = new Audience({ io, session, heads, shown: () => this.shown });
  }

  get tickMs(): number {
    return Math.max(TICK_MIN_MS, this.audience.seats.size / VIEWERS_A_MS);
  }

  now(): number {
    // Never back, whatever the machine's clock does: the log's times rise with its order.
    this.#lastAt = Math.max(this.#lastAt, this.#clock.now().getTime());
    return this.#lastAt;
  }

  /** Shows stored records that follow what is shown, and passes over known ones. False, and nothing shown, when some lie between. */
  take(records: readonly LogRecord[]): boolean {
    const next = records.filter(({ order }) => order > this.order);
    const [first] = next;
    if (!first) return true;
    if (first.order !== this.order + 1) return false;
    const fresh = new Map<Lane, Entry[]>();
    for (const record of next) this.#apply(record, fresh);
    this.audience.show(fresh);
    return true;
  }

  #apply(record: LogRecord, fresh: Map<Lane, Entry[]>): void {
    const entry = entryOf(record);
    const lanes = record.lanes.map(({ lane }) => lane);
    this.shown.apply(entry, lanes, record.by);
    this.order = record.order;
    if (record.client !== undefined) this.remember(actKey(record.by, record.client), record.order);
    for (const lane of lanes) {
      const entries = fresh.get(lane);
      if (entries) entries.push(entry);
      else fresh.set(lane, [entry]);
    }
  }

  remember(act: string, order: number): void {
    this.acts.set(act, order);
    if (this.acts.size <= ACTS_KEPT) return;
    const [oldest] = this.acts.keys();
    if (oldest !== undefined) this.acts.delete(oldest);
  }

  /** Reads and shows what the log has beyond what is shown. */
  catchUp(): Promise<void> {
    this.#catchingUp ??= this.#readOn().finally(() => {
      this.#catchingUp = null;
    });
    return this.#catchingUp;
  }

  async #readOn(): Promise<void> {
    for (;;) {
      const records = await readAfter(this.session, this.order, PAGE);
      this.take(records);
      if (records.length < PAGE) return;
    }
  }

  /** A lane's entries after a number of its sequence: only what is stored, and so may be shown. */
  missed(lane: Lane, after: number, upTo?: number): Promise<Entry[]> {
    const head = this.audience.head(lane);
    return readLane({ session: this.session, lane, after, upTo: Math.min(upTo ?? head, head) });
  }
}
