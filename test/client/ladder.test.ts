// What is shown on a line that carries little.
import { expect } from 'chai';
import { newLadder, noteCalm, noteStall } from '#client/features/live/media/ladder.ts';
import { viewersOn } from '#client/features/live/media/line.ts';
import { pointBefore } from '#client/features/live/media/replay-player.ts';

const SECOND = 1_000;

describe('the ladder of a weak line', () => {
  it('begins where the browser says the line is', () => {
    expect(newLadder({}, 0).rung).to.equal('picture');
    expect(newLadder({ saveData: true }, 0).rung).to.equal('sound');
    expect(newLadder({ effectiveType: '2g' }, 0).rung).to.equal('slides');
    expect(newLadder({ effectiveType: 'slow-2g' }, 0).rung).to.equal('text');
  });

  it('goes down a step when the picture stands still three times within twenty seconds, and never below words', () => {
    let ladder = newLadder({}, 0);
    for (const at of [0, 25, 50, 60]) ladder = noteStall(ladder, at * SECOND);
    expect(ladder.rung).to.equal('picture');
    ladder = noteStall(ladder, 62 * SECOND);
    expect(ladder.rung).to.equal('sound');
    for (let at = 63; at < 80; at += 1) ladder = noteStall(ladder, at * SECOND);
    expect(ladder.rung).to.equal('text');
  });

  it('tries the step above after a calm while, later each time it fell', () => {
    let ladder = newLadder({}, 0);
    const fall = (at: number) => {
      for (let stall = 0; stall < 3; stall += 1) ladder = noteStall(ladder, at);
    };
    fall(0);
    expect(noteCalm(ladder, 44 * SECOND).rung).to.equal('sound');
    ladder = noteCalm(ladder, 46 * SECOND);
    expect(ladder.rung).to.equal('picture');
    fall(50 * SECOND);
    expect(noteCalm(ladder, 100 * SECOND).rung).to.equal('sound');
    expect(noteCalm(ladder, 141 * SECOND).rung).to.equal('picture');
  });
});

describe('a line', () => {
  it('carries as many viewers as its bits a second hold bit rates', () => {
    expect(viewersOn(100e6, 1.25e6)).to.equal(80);
    expect(viewersOn(1e6, 1.25e6)).to.equal(0);
  });
});

describe('a replay', () => {
  it('begins at the last key frame before the moment that is wanted', () => {
    const points = [100, 1_100, 2_100].map((ms, n) => ({ n, skip: 0, ms }));
    expect(pointBefore(points, 2_000)?.ms).to.equal(1_100);
    expect(pointBefore(points, 2_100)?.ms).to.equal(2_100);
    expect(pointBefore(points, 0)?.ms).to.equal(100);
    expect(pointBefore([], 0)).to.equal(undefined);
  });
});
