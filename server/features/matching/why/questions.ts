// Which unknown, if known, would move the score most. Computed: the score is taken again with the best and the worst answer.

import { judgeIndicators } from '#server/features/matching/dimensions/indicators.ts';
import { dimensionPoints, type Judged, totalOf } from '#server/features/matching/dimensions/judge.ts';
import type { SeenFacts } from '#server/features/matching/dimensions/judgement.ts';
import { says } from '#server/features/matching/dimensions/says.ts';
import type { DimensionEvidence, MatchDimension, MatchQuestion, MatchSide } from '#shared/matching/schema.ts';

const QUESTIONS = 3;

interface Asking {
  need: SeenFacts;
  capability: SeenFacts;
  textPoints: number;
  judged: Judged;
}

interface Open {
  dimension: MatchDimension;
  to: MatchSide;
  code: string;
  params: MatchQuestion['params'];
  /** The dimension's fit with the best and with the worst answer. */
  best: number;
  worst: number;
}

/** Who has not said it; the need's side where neither has, for the need decides what matters. */
const silent = (needSays: boolean, capabilitySays: boolean): MatchSide =>
  needSays && !capabilitySays ? 'capability' : 'need';

/** Indicators are asked one by one; when a posting was published, what it means and how it is answered nobody need ask. */
const NOT_ASKED = ['indicators', 'freshness', 'meaning', 'reply'] as const satisfies readonly MatchDimension[];
type Askable = Exclude<MatchDimension, (typeof NOT_ASKED)[number]>;
const isAskable = (dimension: MatchDimension): dimension is Askable => !NOT_ASKED.some((one) => one === dimension);

/** A question that cannot matter between these kinds: a space has no maturity, talent no price on the table. */
const POINTLESS: Readonly<Record<string, readonly Askable[]>> = {
  space: ['maturity', 'cooperation'],
  talent: ['maturity', 'cooperation', 'money'],
  financing: ['cooperation'],
  facility: ['maturity', 'cooperation'],
};

const openDimensions = ({ need, capability, judged }: Asking): Open[] =>
  judged.dimensions.flatMap(({ dimension, known }) => {
    if (known || !isAskable(dimension) || POINTLESS[need.kind]?.includes(dimension)) return [];
    const to = silent(says[dimension](need), says[dimension](capability));
    const code = need.kind === 'financing' && dimension === 'maturity' ? 'question.stage' : `question.${dimension}`;
    return [{ dimension, to, code: `${code}.${to}`, params: {}, best: 1, worst: -1 }];
  });

const openIndicators = ({ judged: { rows } }: Asking): Open[] =>
  rows.flatMap((row, at) => {
    if (row.outcome !== 'unknown') return [];
    const answered = (outcome: 'met' | 'missed') =>
      judgeIndicators(rows.map((one, place) => (place === at ? { ...one, outcome } : one))).fit;
    return [
      {
        dimension: 'indicators' as const,
        to: 'capability' as const,
        code: 'question.indicator',
        params: { asked: row.asked.text },
        best: answered('met'),
        worst: answered('missed'),
      },
    ];
  });

const scoreWith = ({ textPoints, judged }: Asking, { dimension }: Open, fit: number): number =>
  Math.round(
    totalOf(
      textPoints,
      judged.dimensions.map((one: DimensionEvidence) =>
        one.dimension === dimension ? { points: dimensionPoints({ weight: one.weight, fit, textPoints }) } : one,
      ),
    ),
  );

/** Up to three questions, the one that can move the score most first. */
export const questionsFor = (asking: Asking): MatchQuestion[] =>
  [...openIndicators(asking), ...openDimensions(asking)]
    .map((open): MatchQuestion => {
      const { dimension, to, code, params } = open;
      return {
        code,
        params,
        dimension,
        to,
        scoreIfBest: scoreWith(asking, open, open.best),
        scoreIfWorst: scoreWith(asking, open, open.worst),
      };
    })
    .filter(({ scoreIfBest, scoreIfWorst }) => scoreIfBest > scoreIfWorst)
    .sort((one, other) => other.scoreIfBest - other.scoreIfWorst - (one.scoreIfBest - one.scoreIfWorst))
    .slice(0, QUESTIONS);
