// Weights learnt from what became of matches.
import { expect } from 'chai';
import { BUILT_IN, type WeightPoints } from '#server/features/matching/dimensions/weights.ts';
import { Gaps } from '#server/features/matching/gaps.ts';
import { type Fit, fitWeights } from '#server/features/matching/learning/fit.ts';
import { splitByTime } from '#server/features/matching/learning/history.ts';
import { solve } from '#server/features/matching/learning/regression.ts';
import { fitReportText, orderedPercent, reportFit } from '#server/features/matching/learning/report.ts';
import { syntheticHistory } from '#server/features/matching/learning/synthetic.ts';
import { matchDimensions } from '#shared/matching/schema.ts';

const PLANTED: WeightPoints = { ...BUILT_IN.points, maturity: 20, region: 12, chain: 0, money: 1 };
const planted = syntheticHistory({ seed: 8, lists: 2000, shownBy: BUILT_IN.points, preferred: PLANTED });

const farFrom = (weights: WeightPoints): number =>
  matchDimensions.reduce((sum, dimension) => sum + Math.abs(weights[dimension] - PLANTED[dimension]), 0);

describe('Learning from history', function () {
  this.timeout(30_000);

  let fit: Fit;
  before('a fit', () => {
    fit = fitWeights({ history: planted });
  });

  it('finds a planted preference again', () => {
    const { weights } = fit;
    for (const dimension of matchDimensions) {
      expect(weights[dimension], dimension).to.be.closeTo(PLANTED[dimension], 4);
    }
    expect(farFrom(weights)).to.be.lessThan(farFrom(BUILT_IN.points) / 3);
  });

  it('tells what stands high from what fits: positions are looked at as often as they were', () => {
    const { seen } = fit;
    for (const position of [2, 3, 5, 10]) {
      expect(seen[position - 1], `position ${position}`).to.be.closeTo(1 / position, 0.05);
    }
  });

  it('comes nearer to the preference than a fit that takes clicks for the truth', () => {
    const clicksOnly = { ...planted, answers: [] };
    const naive = fitWeights({ history: clicksOnly, correctPosition: false });
    expect(farFrom(fitWeights({ history: clicksOnly }).weights)).to.be.lessThan(farFrom(naive.weights));
  });

  it('leaves the table as it is when people go by it', () => {
    const history = syntheticHistory({ seed: 3, lists: 1500, shownBy: BUILT_IN.points, preferred: BUILT_IN.points });
    const { weights } = fitWeights({ history });
    for (const dimension of matchDimensions) {
      expect(weights[dimension], dimension).to.be.closeTo(BUILT_IN.points[dimension], 3.5);
    }
  });

  it('stays with the table when little has happened', () => {
    const few = { looks: planted.looks.slice(0, 20), answers: planted.answers.slice(0, 3) };
    const { weights } = fitWeights({ history: few });
    for (const dimension of matchDimensions) {
      expect(weights[dimension], dimension).to.be.closeTo(BUILT_IN.points[dimension], 5);
    }
    expect(reportFit(few)).to.equal(null);
  });

  it('is judged by what came after what it learnt from, and says old against new', () => {
    const { past, future } = splitByTime(planted, 0.8);
    const last = past.looks.at(-1)?.at.getTime() ?? 0;
    expect(future.looks.every(({ at }) => at.getTime() >= last)).to.equal(true);
    const report = reportFit(planted);
    if (!report) throw new Error('no report');
    expect(report.quality.after.answers).to.be.greaterThan(report.quality.before.answers ?? 100);
    const text = fitReportText(report);
    for (const dimension of matchDimensions) expect(text).to.include(dimension);
  });

  it('counts pairs in the right order by weight, ties half', () => {
    const one = (score: number, isGood: boolean, weight = 1) => ({ score, isGood, weight });
    expect(orderedPercent([one(2, true), one(1, false)])).to.equal(100);
    expect(orderedPercent([one(1, true), one(1, false)])).to.equal(50);
    expect(orderedPercent([one(2, true, 3), one(1, false), one(3, false)])).to.equal(50);
    expect(orderedPercent([one(2, true)])).to.equal(null);
  });

  it('solves equations', () => {
    const solution = solve([Float64Array.of(4, 1), Float64Array.of(1, 3)], Float64Array.of(1, 2));
    expect(solution[0]).to.be.closeTo(1 / 11, 1e-12);
    expect(solution[1]).to.be.closeTo(7 / 11, 1e-12);
  });
});

describe('Gaps in the sequence of analyses', () => {
  it('are looked for until they are filled', () => {
    const gaps = new Gaps();
    gaps.note(3, 7);
    expect(gaps.open()).to.deep.equal([4, 5, 6]);
    gaps.close(5);
    expect(gaps.open()).to.deep.equal([4, 6]);
    gaps.note(7, 8);
    expect(gaps.open()).to.deep.equal([4, 6]);
  });

  it('are bounded, the oldest given up first', () => {
    const gaps = new Gaps();
    gaps.note(0, 1500);
    gaps.note(1500, 4000);
    expect(gaps.open().length).to.be.at.most(2000);
    expect(gaps.open().at(-1)).to.equal(3999);
  });
});
