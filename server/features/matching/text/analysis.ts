// What is kept of a text for ranking: how often each term occurs, and in which zone. Made once, when the item is saved.

import { ANALYSED_CHARACTERS } from './normalise.ts';
import { readText } from './runs.ts';
import { termOf } from './terms.ts';
import { eachTokenOf } from './tokens.ts';

/**
 * Where a word stands says how much it means: `focus` names the thing (title, keywords), `core` describes what is asked or
 * offered, `background` is told beside it.
 */
export const ZONES = ['focus', 'core', 'background'] as const;
export type Zone = (typeof ZONES)[number];

export interface ZonedText {
  zone: Zone;
  text: string;
}

/** The terms of a text with their counts per zone; `counts[i]` belongs to `terms[i]`. */
export interface Terms {
  terms: Int32Array;
  counts: Uint16Array;
  /** Kept here by who measures them: see ranking/statistics.ts. */
  lengths?: Float32Array | undefined;
}

// Five, six and five bits of a count's sixteen.
const SHIFT = { focus: 11, core: 5, background: 0 } as const;
const MOST = { focus: 31, core: 63, background: 31 } as const;

/** How often a term occurs in a zone, out of a packed count. */
export const countIn = (zone: Zone, packed: number): number => (packed >>> SHIFT[zone]) & MOST[zone];

const add = (packed: number, zone: Zone): number =>
  countIn(zone, packed) === MOST[zone] ? packed : packed + (1 << SHIFT[zone]);

/** Counts terms text by text. Texts beyond ANALYSED_CHARACTERS together are left out. */
export class TermCounter {
  readonly #packed = new Map<number, number>();
  #left = ANALYSED_CHARACTERS;

  add(texts: readonly ZonedText[]): this {
    for (const { zone, text } of texts) {
      eachTokenOf(readText(text.slice(0, this.#left)), (kind, key) => {
        const term = termOf({ kind, key });
        this.#packed.set(term, add(this.#packed.get(term) ?? 0, zone));
      });
      this.#left = Math.max(0, this.#left - text.length);
    }
    return this;
  }

  /** What has been counted until now. */
  get terms(): Terms {
    return {
      terms: Int32Array.from(this.#packed.keys()),
      counts: Uint16Array.from(this.#packed.values()),
      lengths: undefined,
    };
  }
}

/** Counts the terms of an item's texts. */
export const countTerms = (texts: readonly ZonedText[]): Terms => new TermCounter().add(texts).terms;
