// What the collection says about terms: how many items use one, and how long items are. Kept up item by item, never
// recounted: an item's terms are added when it is published and taken away when it changes or leaves.
import { countIn, type Terms } from '#server/features/matching/text/analysis.ts';
import { kindIndexOf, TOKEN_KINDS } from '#server/features/matching/text/terms.ts';
import { NumberTable } from './number-table.ts';

/** How much an occurrence counts in an item that is looked for, by zone. Titles of results say more than their texts. */
const ZONE_WEIGHT = { focus: 2, core: 1, background: 0.5 } as const;

/** By packed count. A need is held against a hundred thousand of them. */
const FREQUENCIES = Float32Array.from(
  { length: 2 ** 16 },
  (_, packed) =>
    ZONE_WEIGHT.focus * countIn('focus', packed) +
    ZONE_WEIGHT.core * countIn('core', packed) +
    ZONE_WEIGHT.background * countIn('background', packed),
);

/** A term's weighted number of occurrences in an item. */
export const frequencyOf = (packed: number): number => FREQUENCIES[packed] ?? 0;

const measureLengths = ({ terms, counts }: Terms): Float32Array => {
  const lengths = new Float32Array(TOKEN_KINDS.length);
  for (let at = 0; at < terms.length; at += 1) {
    const kind = kindIndexOf(terms[at] ?? 0);
    lengths[kind] = (lengths[kind] ?? 0) + frequencyOf(counts[at] ?? 0);
  }
  return lengths;
};

/** An item's length per kind of term: the sum of its weighted occurrences. */
export const lengthsOf = (item: Terms): Float32Array => {
  item.lengths ??= measureLengths(item);
  return item.lengths;
};

export class Statistics {
  #items = 0;
  readonly #uses = new NumberTable(1 << 12);
  readonly #lengths = new Float64Array(TOKEN_KINDS.length);
  /** How many items have terms of a kind: an English item has no Chinese words and does not shorten their mean. */
  readonly #itemsOfKind = new Float64Array(TOKEN_KINDS.length);

  #known: WeakMap<Terms, unknown> | null = null;
  #means: Float64Array | null = null;

  get items(): number {
    return this.#items;
  }

  /** What is measured of an item by these statistics; measured anew once they have changed. Ask for one measure only. */
  known<Measured>(item: Terms, measure: (item: Terms) => Measured): Measured {
    this.#known ??= new WeakMap();
    const before = this.#known.get(item);
    if (before !== undefined) return before as Measured; // One measure only.
    const measured = measure(item);
    this.#known.set(item, measured);
    return measured;
  }

  add(item: Terms): void {
    this.#count(item, 1);
  }

  remove(item: Terms): void {
    this.#count(item, -1);
  }

  /** In how many items the term occurs. */
  usesOf(term: number): number {
    return this.#uses.get(term);
  }

  /** Rarity of a term, ln(1 + (N − n + ½) / (n + ½)): the inverse document frequency of BM25 as Lucene computes it. */
  rarityOf(term: number): number {
    const uses = Math.min(this.#uses.get(term), this.#items);
    return Math.log(1 + (this.#items - uses + 0.5) / (uses + 0.5));
  }

  /** The rarity no term exceeds. */
  get greatestRarity(): number {
    return Math.log(2 * this.#items + 2);
  }

  /** By kind: mean length of items in its terms; 1 while there are none. */
  get meanLengths(): Float64Array {
    this.#means ??= this.#lengths.map((length, kind) => {
      const items = this.#itemsOfKind[kind] ?? 0;
      return items > 0 ? length / items : 1;
    });
    return this.#means;
  }

  #count(item: Terms, sign: 1 | -1): void {
    this.#known = null;
    this.#means = null;
    this.#items += sign;
    for (const term of item.terms) this.#uses.add(term, sign);
    for (const [kind, length] of lengthsOf(item).entries()) {
      if (length === 0) continue;
      this.#lengths[kind] = (this.#lengths[kind] ?? 0) + sign * length;
      this.#itemsOfKind[kind] = (this.#itemsOfKind[kind] ?? 0) + sign;
    }
  }
}
