// What names a need comes in pieces: its title, cut at gaps, and each keyword. A text that says one piece often is no better
// answer than one that says something of each, so that each further word on the same piece adds less. Only pieces with Chinese
// are bent: a Chinese piece is asked for by its words, pairs and characters at once, all of which one text repeats together.
import type { Terms } from '#server/features/matching/text/analysis.ts';
import { NumberTable } from './number-table.ts';

/** Chosen with the other numbers: docs/matching.md, "Choosing the numbers". */
const POWER = 0.85;
/** What texts that fit usually give of a piece, as a share of its weight: points mean the same as for a need in one piece. */
const USUAL = 0.4;

/** The pieces of a need that is asked for in several; see `Terms.pieces`. */
export interface Pieces {
  /** How many there are. */
  count: number;
  /** By term: which piece it belongs to, the first being 1; 0 for terms of none. */
  of: NumberTable;
  /** A text that gives so much of one piece gains nothing by the bend and loses nothing. */
  level: number;
}

/** The pieces of a need whose terms weigh so much, in their order; null for fewer than two. */
export const piecesOf = ({ terms, pieces }: Terms, weights: ArrayLike<number>): Pieces | null => {
  if (!pieces || pieces.length < 4) return null;
  const count = pieces.length / 2;
  const of = new NumberTable();
  let weight = 0;
  for (let piece = 0; piece < count; piece += 1) {
    for (let at = pieces[2 * piece] ?? 0; at < (pieces[2 * piece + 1] ?? 0); at += 1) {
      of.add(terms[at] ?? 0, piece + 1);
      weight += weights[at] ?? 0;
    }
  }
  return { count, of, level: (USUAL * weight) / count };
};

/** What one piece counts for: level × (sum / level) ^ 0.85. */
export const bent = (sum: number, level: number): number => (sum > 0 ? sum * (level / sum) ** (1 - POWER) : 0);

/** All in all: `sums[0]` is what a text gives of terms of no piece, the others what it gives of each. */
export const inAll = (sums: Float64Array, level: number): number => {
  let total = sums[0] ?? 0;
  for (let piece = 1; piece < sums.length; piece += 1) total += bent(sums[piece] ?? 0, level);
  return total;
};
