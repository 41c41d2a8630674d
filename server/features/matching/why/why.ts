// The why card of one pair, from the numbers that ranked it.

import type { IndicatorRow } from '#server/features/matching/dimensions/indicators.ts';
import { type Judged, judgePair, totalOf } from '#server/features/matching/dimensions/judge.ts';
import type { Pair } from '#server/features/matching/dimensions/judgement.ts';
import { BUILT_IN, type WeightTable } from '#server/features/matching/dimensions/weights.ts';
import type { Asked, Collection } from '#server/features/matching/ranking/asked.ts';
import { matchText } from '#server/features/matching/ranking/asked.ts';
import { type Reader, seenFacts, seenTerms } from '#server/features/matching/ranking/reader.ts';
import type { Replies } from '#server/features/matching/replies.ts';
import type { Shelved } from '#server/features/matching/shelf.ts';
import {
  gradeFloors,
  type IndicatorComparison,
  type Match,
  type MatchGrade,
  matchGrades,
} from '#shared/matching/schema.ts';
import { againstOf } from './against.ts';
import { type Contributions, contributionsOf } from './contributions.ts';
import { questionsFor } from './questions.ts';
import { type Sides, textEvidence } from './text-evidence.ts';

/** A pair as it ranked. */
export interface RankedPair {
  need: Shelved;
  capability: Shelved;
  asked: Asked;
  collection: Collection;
  reader: Reader;
  /** Milliseconds since 1970. */
  now: number;
  /** The table that ranked; the built-in one unless told otherwise. */
  weights?: WeightTable;
  /** How organizations answer, as it ranked. */
  replies?: Replies;
  /** As it ranked: see Pair. */
  meaning?: number | null | undefined;
}

/** The grade of a score; null below the least. */
export const gradeOf = (score: number): MatchGrade | null =>
  matchGrades.find((grade) => score >= gradeFloors[grade]) ?? null;

const NAME_LENGTH = 80;
const VALUE_LENGTH = 120;
const ROWS = 20;

const comparisonOf = ({ asked, offered, outcome }: IndicatorRow): IndicatorComparison => ({
  name: asked.name.slice(0, NAME_LENGTH),
  asked: asked.text.slice(0, VALUE_LENGTH),
  ...(offered ? { offered: offered.text.slice(0, VALUE_LENGTH) } : {}),
  outcome,
});

/** A pair with what its card says that is not read from the texts. */
export interface WeighedPair extends RankedPair {
  facts: Pair;
  contributions: Contributions;
  /** Of the text: 0–100 in tenths. */
  points: number;
  judged: Judged;
}

/** Takes the numbers again that ranked the pair, term by term and dimension by dimension. */
export const weigh = (pair: RankedPair): WeighedPair => {
  const { need, capability, asked, collection, reader, now, replies, meaning, weights = BUILT_IN } = pair;
  const offered = seenTerms(reader, capability);
  const { points } = matchText(asked, capability.id, offered, collection);
  const facts = {
    need: seenFacts(reader, need, replies),
    capability: seenFacts(reader, capability, replies),
    now,
    meaning,
  };
  const contributions = contributionsOf(asked, capability.id, offered, collection);
  return { facts, contributions, points, judged: judgePair(facts, points, weights), ...pair };
};

/** Score, grade and card. The pair has been ranked: its score is at least the least that is listed. */
export const explain = (weighed: WeighedPair, sides: Sides): Match => {
  const { need, capability, asked, collection, reader, facts, contributions, points, judged } = weighed;
  const { weights = BUILT_IN } = weighed;
  const score = Math.round(totalOf(points, judged.dimensions));
  const text = textEvidence({ sides, asked, contributions, collection, points });
  const isClosed = !(reader.mayReadDetails(capability) && reader.mayReadDetails(need));
  return {
    score,
    grade: gradeOf(score) ?? 'weak',
    why: {
      text,
      dimensions: judged.dimensions,
      indicators: judged.rows.slice(0, ROWS).map(comparisonOf),
      against: againstOf(judged, text, isClosed),
      questions: questionsFor({ textPoints: points, judged, ...facts }),
      weights: weights.version,
    },
  };
};
