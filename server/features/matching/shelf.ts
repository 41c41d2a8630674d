// The analysed items in memory, so that a few hundred candidates can be ranked without asking anyone. Made from the saved
// analyses and kept up from them; nothing here is truth.

import type { Disclosure, PostingNoun } from '#shared/postings/schema.ts';
import type { MatchItem } from './item/item.ts';
import { massOf } from './ranking/relevance.ts';
import { Statistics } from './ranking/statistics.ts';
import { type SoughtTerm, TermLists } from './retrieval/term-lists.ts';
import type { Terms } from './text/analysis.ts';

/** Who a text is open to without further rights: everyone, or members of verified organizations. */
export const AUDIENCES = ['everyone', 'verified'] as const;
export type Audience = (typeof AUDIENCES)[number];

const OPEN_TO: Readonly<Record<Audience, readonly Disclosure[]>> = { everyone: ['L0'], verified: ['L0', 'L1'] };

/** What a need implies by its best answer among what an audience may read; see ranking/feedback.ts. */
export interface Implied {
  /** The capability that answered best. */
  by: string;
  /** The most that any other capability gains by it. */
  ceiling: number;
  terms: Int32Array;
  weights: Float32Array;
}

/** An item as ranking needs it: facts and terms, no texts. */
export interface Shelved extends Omit<MatchItem, 'teaser' | 'details'> {
  /** The posting's version that was analysed. */
  revision: number;
  teaser: Terms;
  /** Teaser and details together. */
  whole: Terms;
  implied: Partial<Record<Audience, Implied>>;
}

/** The terms of an item that an audience may read. */
export const termsFor = (audience: Audience, item: Shelved): Terms =>
  OPEN_TO[audience].includes(item.disclosure) ? item.whole : item.teaser;

const isEqual = (one: Int32Array | Uint16Array, other: Int32Array | Uint16Array): boolean =>
  one.length === other.length && one.every((value, at) => value === other[at]);

const haveTheSame = (one: Terms, other: Terms): boolean =>
  isEqual(one.terms, other.terms) && isEqual(one.counts, other.counts);

/** Whether two states of an item have the same words, open to the same. */
const saysTheSame = (one: Shelved, other: Shelved): boolean =>
  one.disclosure === other.disclosure && haveTheSame(one.whole, other.whole) && haveTheSame(one.teaser, other.teaser);

const SAMPLE = 400;
const DRIFT = 0.02;

/** One noun's items, with what the collection says about terms to each audience. */
export class Shelf {
  readonly noun: PostingNoun;
  readonly #items = new Map<string, Shelved>();
  readonly #statistics: Record<Audience, Statistics> = { everyone: new Statistics(), verified: new Statistics() };
  /** By number, which an item has while it is here; those that are free are given again. */
  readonly #numbered: (Shelved | undefined)[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #free: number[] = [];
  readonly #lists = new TermLists();
  readonly #masses = new Map<Audience, { mass: number; items: number }>();
  #changes = 0;

  constructor(noun: PostingNoun) {
    this.noun = noun;
  }

  get size(): number {
    return this.#items.size;
  }

  /** Grows with every change: what was found before it may not be so any more. */
  get changes(): number {
    return this.#changes;
  }

  get(id: string): Shelved | undefined {
    return this.#items.get(id);
  }

  statisticsFor(audience: Audience): Statistics {
    return this.#statistics[audience];
  }

  put(item: Shelved): void {
    this.#changes += 1;
    const before = this.#items.get(item.id);
    // What a need implies is found and kept anew with its lists: its words, and what they count for, stay as they are.
    if (before && saysTheSame(before, item)) {
      this.#items.set(item.id, item);
      this.#numbered[this.#numbers.get(item.id) ?? -1] = item;
      return;
    }
    this.remove(item.id);
    this.#items.set(item.id, item);
    for (const audience of AUDIENCES) this.#statistics[audience].add(termsFor(audience, item));
    const number = this.#free.pop() ?? this.#numbered.length;
    this.#numbered[number] = item;
    this.#numbers.set(item.id, number);
    // Whatever everyone may read stands first: a whole begins with its teaser's terms.
    this.#lists.add(number, termsFor('verified', item), termsFor('everyone', item).terms.length);
  }

  remove(id: string): void {
    const item = this.#items.get(id);
    if (!item) return;
    this.#changes += 1;
    this.#items.delete(id);
    for (const audience of AUDIENCES) this.#statistics[audience].remove(termsFor(audience, item));
    const number = this.#numbers.get(id) ?? -1;
    this.#numbers.delete(id);
    this.#numbered[number] = undefined;
    this.#free.push(number);
    this.#lists.remove(number, termsFor('verified', item));
  }

  /** The items that say most of these terms to an audience, by the sum of their weights, greatest first; at most `count`. */
  sayingMost(
    sought: readonly SoughtTerm[],
    { audience, count, accepts }: { audience: Audience; count: number; accepts: (item: Shelved) => boolean },
  ): Shelved[] {
    const numbered = this.#numbered;
    const found = this.#lists.sayingMost(sought, {
      items: numbered.length,
      isOpenOnly: audience === 'everyone',
      count,
      accepts: (number) => {
        const item = numbered[number];
        return item !== undefined && accepts(item);
      },
    });
    return found.flatMap((number) => numbered[number] ?? []);
  }

  /** How much an item says on average, for text points. Taken from a sample, anew when the collection has changed by 2 %. */
  meanMass(audience: Audience): number {
    const kept = this.#masses.get(audience);
    if (kept && Math.abs(kept.items - this.size) <= kept.items * DRIFT) return kept.mass;
    const mass = this.#measureMass(audience);
    this.#masses.set(audience, { mass, items: this.size });
    return mass;
  }

  #measureMass(audience: Audience): number {
    const statistics = this.#statistics[audience];
    const step = Math.max(1, Math.floor(this.size / SAMPLE));
    let [seen, measured, sum] = [0, 0, 0];
    for (const item of this.#items.values()) {
      seen += 1;
      if (seen % step !== 0) continue;
      sum += massOf(termsFor(audience, item), statistics);
      measured += 1;
    }
    return measured === 0 ? 0 : sum / measured;
  }
}
