// What is kept of a text for ranking: how often each term occurs, and in which zone. Made once, when the item is saved.

import { ANALYSED_CHARACTERS } from './normalise.ts';
import { termOf } from './terms.ts';
import { tokensOf } from './tokens.ts';

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
}

// Five, six and five bits of a count's sixteen.
const SHIFT = { focus: 11, core: 5, background: 0 } as const;
const MOST = { focus: 31, core: 63, background: 31 } as const;

/** How often a term occurs in a zone, out of a packed count. */
export const countIn = (zone: Zone, packed: number): number => (packed >>> SHIFT[zone]) & MOST[zone];

const add = (packed: number, zone: Zone): number =>
  countIn(zone, packed) === MOST[zone] ? packed : packed + (1 << SHIFT[zone]);

/** Counts the terms of an item's texts. Texts beyond ANALYSED_CHARACTERS together are left out. */
export const countTerms = (texts: readonly ZonedText[]): Terms => {
  const packed = new Map<number, number>();
  let left = ANALYSED_CHARACTERS;
  for (const { zone, text } of texts) {
    for (const token of tokensOf(text.slice(0, left))) {
      const term = termOf(token);
      packed.set(term, add(packed.get(term) ?? 0, zone));
    }
    left = Math.max(0, left - text.length);
  }
  return { terms: Int32Array.from(packed.keys()), counts: Uint16Array.from(packed.values()) };
};
