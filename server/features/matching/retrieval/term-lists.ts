// Which items say a term, for each term that items are found by. With these the items that say most of what is sought are
// found by the sum of the terms' weights, which the search engine cannot take: it orders an item by its weightiest query.

import { NumberTable } from '#server/features/matching/ranking/number-table.ts';
import type { Terms } from '#server/features/matching/text/analysis.ts';
import { isFinding } from '#server/features/matching/text/terms.ts';

/** A term that is looked for, and what an item gains by saying it. */
export interface SoughtTerm {
  term: number;
  weight: number;
}

/** Sums are whole numbers of 16 bits: the weights are taken as shares of this. */
const WHOLE = 60_000;
/** Sums are counted in drawers of equal width; only what lies in the upper ones is looked at. */
const DRAWER_BITS = 7;
const DRAWERS = 1 << (16 - DRAWER_BITS);

/** The least power of two that holds so many. */
const sizeFor = (count: number): number => (count <= 1 ? count : 1 << (32 - Math.clz32(count - 1)));

/** Where the greatest `wanted` of the sums above 0 are, greatest first. */
const greatest = (sums: Uint16Array, wanted: number): number[] => {
  const inDrawer = new Int32Array(DRAWERS);
  for (let item = 0; item < sums.length; item += 1) {
    const drawer = (sums[item] ?? 0) >> DRAWER_BITS;
    inDrawer[drawer] = (inDrawer[drawer] ?? 0) + 1;
  }
  let [lowest, above] = [DRAWERS - 1, 0];
  while (lowest > 0 && above + (inDrawer[lowest] ?? 0) < wanted) {
    above += inDrawer[lowest] ?? 0;
    lowest -= 1;
  }
  const least = Math.max(1, lowest << DRAWER_BITS);
  const sure = (lowest + 1) << DRAWER_BITS;
  // The lowest drawer may hold most of the collection, where many say one word and no other.
  let room = wanted - above;
  const found: number[] = [];
  for (let item = 0; item < sums.length; item += 1) {
    const sum = sums[item] ?? 0;
    if (sum < least) continue;
    if (sum < sure) {
      if (room === 0) continue;
      room -= 1;
    }
    found.push(item);
  }
  return found.sort((one, other) => (sums[other] ?? 0) - (sums[one] ?? 0) || one - other);
};

const GROWTH = 1.25;

export interface SumRequest {
  /** One more than the greatest number that an item has. */
  items: number;
  /** By what everyone may read only. */
  isOpenOnly: boolean;
  /** So many at most. */
  count: number;
  accepts(item: number): boolean;
}

/**
 * Items are known by small numbers, which their owner gives and may give again. A list holds its items' numbers in rising
 * order, each doubled, and one more where everyone may read that the item says the term. All lists share one array: a list
 * has a block of a power of two, and moves to one of twice the size when that is full.
 */
export class TermLists {
  /** By term: the number of its list, the first being 1. */
  readonly #lists = new NumberTable(1 << 12);
  readonly #starts: number[] = [0];
  readonly #lengths: number[] = [0];
  #entries = new Int32Array(1 << 12);
  #used = 0;
  /** Blocks that lists have left, by the power of two that is their size. */
  readonly #free: number[][] = [];
  #sums = new Uint16Array(0);

  /** Of these terms of an item the first `open` are everyone's to read. */
  add(item: number, { terms }: Terms, open: number): void {
    for (let at = 0; at < terms.length; at += 1) {
      const term = terms[at] ?? 0;
      if (isFinding(term)) this.#insert(term, 2 * item + (at < open ? 1 : 0));
    }
  }

  /** Takes an item out again, with the terms it was added with. */
  remove(item: number, { terms }: Terms): void {
    for (const term of terms) if (isFinding(term)) this.#take(term, item);
  }

  /** The numbers of the accepted items with the greatest sums, greatest first; those that say nothing of it are left out. */
  sayingMost(sought: readonly SoughtTerm[], { items, isOpenOnly, count, accepts }: SumRequest): number[] {
    const sums = this.#sumUp(sought, items, isOpenOnly);
    for (let wanted = count; ; wanted *= 4) {
      const best = greatest(sums, wanted);
      const accepted = best.filter(accepts);
      if (accepted.length >= count || best.length < wanted) return accepted.slice(0, count);
    }
  }

  #sumUp(sought: readonly SoughtTerm[], items: number, isOpenOnly: boolean): Uint16Array {
    if (this.#sums.length < items) this.#sums = new Uint16Array(2 * items);
    const sums = this.#sums.subarray(0, items).fill(0);
    const entries = this.#entries;
    const asked = isOpenOnly ? 1 : 0;
    const whole = sought.reduce((sum, { weight }) => sum + weight, 0);
    for (const { term, weight } of sought) {
      const share = Math.round((WHOLE * weight) / whole);
      const list = this.#lists.get(term);
      const start = this.#starts[list] ?? 0;
      const end = start + (this.#lengths[list] ?? 0);
      for (let at = start; at < end; at += 1) {
        const entry = entries[at] ?? 0;
        if ((entry & asked) === asked) sums[entry >> 1] = (sums[entry >> 1] ?? 0) + share;
      }
    }
    return sums;
  }

  #insert(term: number, entry: number): void {
    const list = this.#listOf(term);
    const length = this.#lengths[list] ?? 0;
    // Full blocks are powers of two.
    if ((length & (length - 1)) === 0) this.#makeRoom(list, length + 1);
    const start = this.#starts[list] ?? 0;
    const place = this.#placeOf(list, entry >> 1);
    if (place < length) this.#entries.copyWithin(start + place + 1, start + place, start + length);
    this.#entries[start + place] = entry;
    this.#lengths[list] = length + 1;
  }

  #take(term: number, item: number): void {
    const list = this.#lists.get(term);
    const length = this.#lengths[list] ?? 0;
    const start = this.#starts[list] ?? 0;
    const place = this.#placeOf(list, item);
    if (place === length || (this.#entries[start + place] ?? 0) >> 1 !== item) return;
    this.#entries.copyWithin(start + place, start + place + 1, start + length);
    this.#makeRoom(list, length - 1);
    this.#lengths[list] = length - 1;
  }

  /** A block for so many entries, with those that the list has now. */
  #makeRoom(list: number, wanted: number): void {
    const length = this.#lengths[list] ?? 0;
    const [before, after] = [sizeFor(length), sizeFor(wanted)];
    if (before === after) return;
    const from = this.#starts[list] ?? 0;
    const start = after === 0 ? 0 : this.#allocate(after);
    this.#entries.copyWithin(start, from, from + Math.min(length, wanted));
    this.#starts[list] = start;
    if (before > 0) this.#freeOf(before).push(from);
  }

  #freeOf(size: number): number[] {
    const power = Math.log2(size);
    const known = this.#free[power];
    if (known) return known;
    const made: number[] = [];
    this.#free[power] = made;
    return made;
  }

  #allocate(size: number): number {
    const left = this.#freeOf(size).pop();
    if (left !== undefined) return left;
    const start = this.#used;
    this.#used += size;
    if (this.#used > this.#entries.length) {
      const larger = new Int32Array(Math.max(this.#used, GROWTH * this.#entries.length));
      larger.set(this.#entries);
      this.#entries = larger;
    }
    return start;
  }

  #listOf(term: number): number {
    const known = this.#lists.get(term);
    if (known > 0) return known;
    const list = this.#starts.length;
    this.#lists.add(term, list);
    this.#starts.push(0);
    this.#lengths.push(0);
    return list;
  }

  /** Where in its list an item stands, or belongs. */
  #placeOf(list: number, item: number): number {
    const start = this.#starts[list] ?? 0;
    let [from, to] = [0, this.#lengths[list] ?? 0];
    // Most are added at the end.
    if (to > 0 && (this.#entries[start + to - 1] ?? 0) >> 1 < item) return to;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((this.#entries[start + middle] ?? 0) >> 1 < item) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
