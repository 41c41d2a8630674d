// A capability's side of the comparison, made ready once and held against many needs: of a need only the terms that both say
// are weighed. By the same sums in the same order as a need's side (asked.ts), so that a pair has one score.
import type { Implied } from '#server/features/matching/shelf.ts';
import type { Terms } from '#server/features/matching/text/analysis.ts';
import { type Collection, impliedShare } from './asked.ts';
import { inAll, type Pieces } from './pieces.ts';
import { effectsOf, knownOf, weigherOf } from './relevance.ts';
import type { Statistics } from './statistics.ts';
import { TermTable } from './term-table.ts';
import { type TextMatch, textMatchOf } from './text-points.ts';

export interface Offer {
  id: string;
  /** By term: its place among the capability's terms, the first being 1. */
  places: TermTable;
  /** By place: how much the term counts. */
  effects: Float64Array;
}

export const offerOf = (id: string, { terms, counts }: Terms, statistics: Statistics): Offer => {
  const places = new TermTable(terms.length);
  for (const [at, term] of terms.entries()) places.add(term, at + 1);
  return { id, places, effects: effectsOf({ terms, counts }, statistics) };
};

/** What the offer gives of these terms, weighed by what is asked of each: added up in the offer's order. */
const relevanceTo = (
  { places, effects }: Offer,
  terms: Int32Array,
  weightAt: (at: number, term: number) => number,
  pieces: Pieces | null = null,
): number => {
  const gains: { place: number; gain: number; piece: number }[] = [];
  for (let at = 0; at < terms.length; at += 1) {
    const term = terms[at] ?? 0;
    const place = places.mayHave(term) ? places.get(term) : 0;
    if (place === 0) continue;
    gains.push({ place, gain: weightAt(at, term) * (effects[place - 1] ?? 0), piece: pieces?.of.get(term) ?? 0 });
  }
  const sums = new Float64Array(1 + (pieces?.count ?? 0));
  for (const { gain, piece } of gains.sort((one, other) => one.place - other.place))
    sums[piece] = (sums[piece] ?? 0) + gain;
  return inAll(sums, pieces?.level ?? 0);
};

/** The same as `matchText` of what the need asks for and implies. */
export const matchOffer = (
  offer: Offer,
  need: Terms,
  widened: Implied | undefined,
  { statistics, meanMass }: Collection,
): TextMatch => {
  const weigh = weigherOf(statistics);
  const known = knownOf(need, statistics);
  const said = relevanceTo(offer, need.terms, (at, term) => weigh(term, need.counts[at] ?? 0), known.pieces);
  const implied = widened ? relevanceTo(offer, widened.terms, (at) => widened.weights[at] ?? 0) : 0;
  const impliedWeight = widened ? widened.weights.reduce((sum, weight) => sum + weight, 0) : 0;
  const relevance = said + impliedShare({ widened }, offer.id, implied);
  const asked = known.weight + impliedWeight;
  return textMatchOf({ relevance, asked, offered: meanMass });
};
