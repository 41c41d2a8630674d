// What is kept of a text for ranking: how often each term occurs, and in which zone. Made once, when the item is saved.

import { ANALYSED_CHARACTERS } from './normalise.ts';
import { type ReadText, type Run, readText } from './runs.ts';
import { eachTermOf } from './tokens.ts';

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
  /**
   * What names the thing, piece by piece: of each piece with Chinese the place of its first term and the place after its last,
   * one after the other. A term belongs to the first piece that says it. Undefined where nobody asks.
   */
  pieces?: Uint16Array | undefined;
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

const isGap = (before: Run | undefined, run: Run): boolean =>
  !before ||
  !run.continues ||
  (run.at !== before.at + before.text.length && (before.script === 'chinese' || run.script === 'chinese'));

/** A text piece by piece: "GaN功率器件" is one, "氮化镓 功率器件" is two, and English words without punctuation are one. */
const piecesIn = (read: ReadText): ReadText[] => {
  const pieces: Run[][] = [];
  for (const [at, run] of read.runs.entries()) {
    if (isGap(read.runs[at - 1], run)) pieces.push([run]);
    else pieces.at(-1)?.push(run);
  }
  return pieces.map((runs) => ({ ...read, runs }));
};

/** Counts terms text by text. Texts beyond ANALYSED_CHARACTERS together are left out. */
export class TermCounter {
  readonly #packed = new Map<number, number>();
  readonly #pieces: number[] = [];
  #left = ANALYSED_CHARACTERS;

  add(texts: readonly ZonedText[]): this {
    for (const { zone, text } of texts) {
      const read = readText(text.slice(0, this.#left));
      if (zone === 'focus') for (const piece of piecesIn(read)) this.#countPiece(piece);
      else this.#count(read, zone);
      this.#left = Math.max(0, this.#left - text.length);
    }
    return this;
  }

  #count(read: ReadText, zone: Zone): void {
    eachTermOf(read, (_, term) => {
      this.#packed.set(term, add(this.#packed.get(term) ?? 0, zone));
    });
  }

  #countPiece(piece: ReadText): void {
    const from = this.#packed.size;
    this.#count(piece, 'focus');
    const isNew = this.#packed.size > from;
    if (isNew && piece.runs.some(({ script }) => script === 'chinese')) this.#pieces.push(from, this.#packed.size);
  }

  /** What has been counted until now. */
  get terms(): Terms {
    return {
      terms: Int32Array.from(this.#packed.keys()),
      counts: Uint16Array.from(this.#packed.values()),
      pieces: Uint16Array.from(this.#pieces),
      lengths: undefined,
    };
  }
}

/** Counts the terms of an item's texts. */
export const countTerms = (texts: readonly ZonedText[]): Terms => new TermCounter().add(texts).terms;
