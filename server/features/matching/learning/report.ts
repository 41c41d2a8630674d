// Old against new on what neither has seen, in figures and as a table.
import { BUILT_IN, type WeightPoints } from '#server/features/matching/dimensions/weights.ts';
import { scoreBy } from '#server/features/matching/features.ts';
import { matchDimensions } from '#shared/matching/schema.ts';
import { type Fit, fitWeights } from './fit.ts';
import { type History, type Look, splitByTime } from './history.ts';

const PAST = 0.8;
const POSITIONS_SHOWN = [1, 2, 3, 5, 10, 20];

interface Scored {
  score: number;
  isGood: boolean;
  weight: number;
}

/** Of all pairs of a good and a bad one, how many in a hundred the scores put in the right order, by weight; a tie is half right. */
export const orderedPercent = (scored: readonly Scored[]): number | null => {
  const sorted = [...scored].sort((one, other) => one.score - other.score);
  let [badBelow, right] = [0, 0];
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    let [good, bad] = [0, 0];
    for (; to < sorted.length && sorted[to]?.score === sorted[from]?.score; to += 1) {
      const { isGood, weight } = sorted[to] ?? { isGood: false, weight: 0 };
      if (isGood) good += weight;
      else bad += weight;
    }
    right += good * (badBelow + bad / 2);
    badBelow += bad;
    from = to;
  }
  const good = sorted.reduce((sum, { isGood, weight }) => sum + (isGood ? weight : 0), 0);
  return good * badBelow === 0 ? null : (100 * right) / (good * badBelow);
};

export interface Quality {
  /** Answers in the right order, in a hundred. */
  answers: number | null;
  /** Lines that fit before lines that do not, as far as being taken or not tells, whatever their place. */
  taken: number | null;
}

/**
 * A line that was taken stands for all that fit as well and were not looked at, and takes as many from those that seem not to
 * fit: inverse propensity, Joachims, Swaminathan & Schnabel, "Unbiased Learning-to-Rank with Biased Feedback" (WSDM 2017).
 */
const scoredLook = ({ features, taken, position }: Look, weights: WeightPoints, seen: readonly number[]): Scored[] => {
  const score = scoreBy(features, weights);
  if (!taken) return [{ score, isGood: false, weight: 1 }];
  const many = 1 / (seen[Math.min(position, seen.length) - 1] ?? 1);
  return [
    { score, isGood: true, weight: many },
    { score, isGood: false, weight: 1 - many },
  ];
};

const qualityOf = (history: History, weights: WeightPoints, seen: readonly number[]): Quality => ({
  answers: orderedPercent(
    history.answers.map(({ features, accepted }) => ({
      score: scoreBy(features, weights),
      isGood: accepted,
      weight: 1,
    })),
  ),
  taken: orderedPercent(history.looks.flatMap((look) => scoredLook(look, weights, seen))),
});

export interface FitReport {
  looks: number;
  answers: number;
  before: WeightPoints;
  fit: Fit;
  /** On the newest fifth, with weights from the four before it. */
  quality: { before: Quality; after: Quality };
}

/** Fits on the older part, judges on the newer, then fits on all. Null when there is too little to learn from. */
export const reportFit = (history: History, before: WeightPoints = BUILT_IN.points): FitReport | null => {
  const { past, future } = splitByTime(history, PAST);
  const taken = history.looks.filter((look) => look.taken).length + history.answers.length;
  if (taken < 50) return null;
  const trial = fitWeights({ history: past, present: before });
  return {
    looks: history.looks.length,
    answers: history.answers.length,
    before,
    fit: fitWeights({ history, present: before }),
    quality: {
      before: qualityOf(future, before, trial.seen),
      after: qualityOf(future, trial.weights, trial.seen),
    },
  };
};

const figure = (value: number | null): string => (value === null ? '–' : value.toFixed(1));

export const fitReportText = ({ looks, answers, before, fit, quality }: FitReport): string => {
  const row = (name: string, old: string, now: string) => `${name.padEnd(28)}${old.padStart(8)}${now.padStart(8)}`;
  return [
    `${looks} lines shown, ${answers} answers`,
    row('', 'old', 'new'),
    ...matchDimensions.map((name) => row(name, before[name].toFixed(1), fit.weights[name].toFixed(1))),
    row('answers in order, %', figure(quality.before.answers), figure(quality.after.answers)),
    row('taken up in order, %', figure(quality.before.taken), figure(quality.after.taken)),
    '(order: on the newest fifth, with weights from the older four; taken lines weighed by how seldom their place is looked at)',
    `looked at by position: ${POSITIONS_SHOWN.map((at) => `${at}: ${(fit.seen[at - 1] ?? 0).toFixed(2)}`).join('  ')}`,
    '',
  ].join('\n');
};
