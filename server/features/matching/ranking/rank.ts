// Ranks candidates by text and dimensions, in either direction by the same numbers: a pair has one score.

import { judgeTotal } from '#server/features/matching/dimensions/judge.ts';
import type { Pair, SeenFacts } from '#server/features/matching/dimensions/judgement.ts';
import { mostGiven } from '#server/features/matching/dimensions/says.ts';
import { BUILT_IN, type WeightTable } from '#server/features/matching/dimensions/weights.ts';
import type { Replies } from '#server/features/matching/replies.ts';
import type { Shelved } from '#server/features/matching/shelf.ts';
import { type Asked, type Collection, matchText } from './asked.ts';
import { matchOffer, offerOf } from './offer.ts';
import { type Reader, seenFacts, seenTerms } from './reader.ts';
import type { TextMatch } from './text-points.ts';

export interface Ranked {
  item: Shelved;
  /** Text points, 0–100 in tenths. */
  textPoints: number;
  /** What the text points are made of: orders those that have the same. */
  agreement: number;
  /** The whole score before rounding. */
  total: number;
}

const byTotal = (one: Ranked, other: Ranked): number =>
  other.total - one.total ||
  other.textPoints - one.textPoints ||
  other.agreement - one.agreement ||
  (one.item.id < other.item.id ? -1 : 1);

interface Worded {
  item: Shelved;
  text: TextMatch;
}

/** Into numbers in falling order, of which no more than `most` are kept. */
const insertDescending = (numbers: number[], added: number, most: number): void => {
  let at = numbers.length;
  while (at > 0 && (numbers[at - 1] ?? 0) < added) at -= 1;
  if (at === most) return;
  if (numbers.length === most) numbers.pop();
  numbers.splice(at, 0, added);
};

type Limits = Pick<Ranking, 'least' | 'weights' | 'most' | 'meanings'>;

/**
 * Judges candidates beside the text, the best text first, and no further than one could still come among the `most` that are
 * wanted: no dimension gives more than its weight, and none on which `own`, the side all pairs share, says nothing. Text that does not fit is not listed, whatever else does.
 */
const judgeBest = (
  candidates: Worded[],
  own: SeenFacts,
  pairOf: (item: Shelved) => Pair,
  { least, weights = BUILT_IN, most = Number.POSITIVE_INFINITY, meanings }: Limits,
): Ranked[] => {
  const rise = 1 + mostGiven(own, weights, Boolean(meanings));
  const best: number[] = [];
  const ranked: Ranked[] = [];
  const fitting = candidates.filter(({ text }) => text.points >= least);
  for (const { item, text } of fitting.sort((one, other) => other.text.agreement - one.text.agreement)) {
    const { points: textPoints, agreement } = text;
    const bar = Math.max(least, best[most - 1] ?? 0);
    // A hundredth a dimension is lost or won by rounding.
    if (Math.min(100, textPoints * rise + 0.1) < bar) break;
    const total = judgeTotal(pairOf(item), textPoints, weights);
    if (total < bar) continue;
    ranked.push({ item, textPoints, agreement, total });
    insertDescending(best, total, most);
  }
  return ranked.sort(byTotal).slice(0, most);
};

interface Ranking {
  reader: Reader;
  /** What scores less is left out. */
  least: number;
  collection: Collection;
  /** Milliseconds since 1970. */
  now: number;
  /** The built-in table unless told otherwise. */
  weights?: WeightTable | undefined;
  /** How many are wanted; all unless told otherwise. */
  most?: number | undefined;
  /** Nearness in meaning by the counterpart's id; null: left out this time; absent without an embedder. */
  meanings?: ReadonlyMap<string, number> | null | undefined;
  /** How organizations answer; all are newcomers without. */
  replies?: Replies | undefined;
}

/** A pair's nearness in meaning; a counterpart that was not compared has none this time. */
export const meaningOf = (meanings: Ranking['meanings'], id: string): number | null | undefined =>
  meanings ? (meanings.get(id) ?? null) : meanings;

/** The capabilities among the candidates that fit a need, best first. */
export const rankCapabilities = (
  { reader, collection, now, replies, ...ranking }: Ranking,
  need: Shelved,
  asked: Asked,
  candidates: readonly Shelved[],
): Ranked[] => {
  const needFacts = seenFacts(reader, need, replies);
  const worded = candidates.map((item) => ({
    item,
    text: matchText(asked, item.id, seenTerms(reader, item), collection),
  }));
  return judgeBest(
    worded,
    needFacts,
    (item) => ({
      need: needFacts,
      capability: seenFacts(reader, item, replies),
      now,
      meaning: meaningOf(ranking.meanings, item.id),
    }),
    ranking,
  );
};

/** The needs among the candidates that a capability fits, best first. What each implies is as it was last found. */
export const rankNeeds = (
  { reader, collection, now, replies, ...ranking }: Ranking,
  capability: Shelved,
  candidates: readonly Shelved[],
): Ranked[] => {
  const capabilityFacts = seenFacts(reader, capability, replies);
  const offer = offerOf(capability.id, seenTerms(reader, capability), collection.statistics);
  const worded = candidates.map((item) => ({
    item,
    text: matchOffer(offer, seenTerms(reader, item), item.implied[reader.audience], collection),
  }));
  return judgeBest(
    worded,
    capabilityFacts,
    (item) => ({
      need: seenFacts(reader, item, replies),
      capability: capabilityFacts,
      now,
      meaning: meaningOf(ranking.meanings, item.id),
    }),
    ranking,
  );
};
