// How well grades in words follow the judges: each judged pair gets the grade its points lead to, and is compared with the
// judges' grade. Three floors are as good as the pairs they were fitted on, so they are fitted on four fifths of the needs and
// tried on the fifth left out, five times.
import { gradeFloors } from '#shared/matching/schema.ts';

export interface GradedPair {
  query: string;
  /** 0 unfit, 1 weak, 2 good, 3 strong, as judged. */
  grade: number;
  /** Score of the pair, 0–100. */
  points: number;
}

/** The least points of weak, good and strong. */
export type Floors = readonly [weak: number, good: number, strong: number];

export const SHIPPED_FLOORS: Floors = [gradeFloors.weak, gradeFloors.good, gradeFloors.strong];
const GRADES = 4;
const FOLDS = 5;
const GREATEST = 101;

export const gradeBy = (floors: Floors, points: number): number => floors.filter((floor) => points >= floor).length;

const distance = (pairs: readonly GradedPair[], gradeOf: (pair: GradedPair) => number): number =>
  pairs.reduce((sum, pair) => sum + Math.abs(gradeOf(pair) - pair.grade), 0) / Math.max(1, pairs.length);

/** How many pairs lie below so many whole points, and what giving each grade to all of them would cost. */
const sumsBelow = (pairs: readonly GradedPair[]) => {
  const count = new Array<number>(GREATEST + 1).fill(0);
  const costs = Array.from({ length: GRADES }, () => [...count]);
  for (const { grade, points } of pairs) {
    const above = Math.min(GREATEST, Math.floor(points) + 1);
    count[above] = (count[above] ?? 0) + 1;
    for (const [given, row] of costs.entries()) row[above] = (row[above] ?? 0) + Math.abs(given - grade);
  }
  for (const row of [count, ...costs])
    for (let at = 1; at < row.length; at += 1) row[at] = (row[at] ?? 0) + (row[at - 1] ?? 0);
  return { count, costs };
};

/** A grade that is hardly ever given tells nobody anything, however few errors it makes. */
const LEAST_SHARE = 0.5;

/**
 * The whole-numbered floors that lie nearest to the judges on these pairs (least mean absolute error), among those that give
 * each grade at least half as often as the judges do.
 */
export const fitFloors = (pairs: readonly GradedPair[]): Floors => {
  const { count, costs } = sumsBelow(pairs);
  const least = Array.from(
    { length: GRADES },
    (_, grade) => LEAST_SHARE * pairs.filter((pair) => pair.grade === grade).length,
  );
  const within = (row: readonly number[], from: number, to: number) => (row[to] ?? 0) - (row[from] ?? 0);
  let best: { floors: Floors; cost: number } = { floors: SHIPPED_FLOORS, cost: Number.POSITIVE_INFINITY };
  for (let one = 0; one <= GREATEST; one += 1) {
    for (let two = one; two <= GREATEST; two += 1) {
      for (let three = two; three <= GREATEST; three += 1) {
        const ends = [0, one, two, three, GREATEST];
        const of = (row: readonly number[], grade: number) => within(row, ends[grade] ?? 0, ends[grade + 1] ?? 0);
        if (least.some((fewest, grade) => of(count, grade) < fewest)) continue;
        const cost = costs.reduce((sum, row, grade) => sum + of(row, grade), 0);
        if (cost < best.cost) best = { floors: [one, two, three], cost };
      }
    }
  }
  return best.floors;
};

export interface GradeReport {
  pairs: number;
  needs: number;
  /** 1 / (1 + mean absolute error). */
  crossValidated: number;
  shipped: number;
  /** Everything called by the one grade that is best for all. */
  constant: number;
  /** The floors of each fold, and those of all pairs. */
  folds: Floors[];
  fitted: Floors;
  /** Judged grade → given grade → pairs: with the floors of the folds, and with the shipped ones. */
  confusion: { crossValidated: number[][]; shipped: number[][] };
}

const score = (meanError: number): number => 1 / (1 + meanError);

const tableOf = (given: readonly { pair: GradedPair; grade: number }[]): number[][] => {
  const table = Array.from({ length: GRADES }, () => new Array<number>(GRADES).fill(0));
  for (const { pair, grade } of given) {
    const row = table[pair.grade];
    if (row) row[grade] = (row[grade] ?? 0) + 1;
  }
  return table;
};

/** Grades the pairs, fold by fold; all pairs of a need are in one fold. */
export const reportGrades = (pairs: readonly GradedPair[]): GradeReport => {
  const needs = [...new Set(pairs.map(({ query }) => query))].sort();
  const foldOf = new Map(needs.map((need, at) => [need, at % FOLDS]));
  const folds = Array.from({ length: FOLDS }, (_, fold) =>
    fitFloors(pairs.filter(({ query }) => foldOf.get(query) !== fold)),
  );
  const floorsFor = ({ query }: GradedPair): Floors => folds[foldOf.get(query) ?? 0] ?? SHIPPED_FLOORS;
  const left = pairs.map((pair) => ({ pair, grade: gradeBy(floorsFor(pair), pair.points) }));
  const shipped = pairs.map((pair) => ({ pair, grade: gradeBy(SHIPPED_FLOORS, pair.points) }));
  return {
    pairs: pairs.length,
    needs: needs.length,
    crossValidated: score(distance(pairs, (pair) => gradeBy(floorsFor(pair), pair.points))),
    shipped: score(distance(pairs, ({ points }) => gradeBy(SHIPPED_FLOORS, points))),
    constant: Math.max(...Array.from({ length: GRADES }, (_, grade) => score(distance(pairs, () => grade)))),
    folds,
    fitted: fitFloors(pairs),
    confusion: { crossValidated: tableOf(left), shipped: tableOf(shipped) },
  };
};
