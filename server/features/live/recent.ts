// The newest entries of the lanes that everybody reads, so that a returning client gets what it missed in the same turn,
// without a look into the database. Clients that missed the same get the same encoded frame.
import { type Encoded, encode } from '#server/platform/fanout/encoded.ts';
import type { Entry } from '#shared/live/entries.ts';

const KEPT = 600;
const DELTA_MAX = 500;

export class Recent {
  readonly #lane: string;
  #entries: Entry[] = [];
  #encoded = new Map<number, Encoded>();
  head: number;

  constructor(lane: string, head: number) {
    this.#lane = lane;
    this.head = head;
  }

  add(entries: readonly Entry[]): void {
    this.#entries.push(...entries);
    if (this.#entries.length > KEPT * 2) this.#entries = this.#entries.slice(-KEPT);
    this.head += entries.length;
    this.#encoded.clear();
  }

  /** Takes the words out of an entry. */
  blank(order: number): void {
    const index = this.#entries.findIndex((entry) => entry.order === order);
    const entry = this.#entries[index];
    if (!entry || !('text' in entry.data)) return;
    // The same kind with the same data but for its text.
    this.#entries[index] = { ...entry, data: { ...entry.data, text: '' } } as Entry;
    this.#encoded.clear();
  }

  /** What follows after a number, as a `lane` notice; `none` when nothing does, null when it is not at hand. */
  since(seen: number | undefined): Encoded | 'none' | null {
    if (seen === undefined || seen > this.head || this.head - seen > Math.min(DELTA_MAX, this.#entries.length))
      return null;
    if (seen === this.head) return 'none';
    const known = this.#encoded.get(seen);
    if (known) return known;
    const entries = this.#entries.slice(this.#entries.length - (this.head - seen));
    const encoded = encode('lane', { lane: this.#lane, from: seen + 1, entries });
    this.#encoded.set(seen, encoded);
    return encoded;
  }
}
