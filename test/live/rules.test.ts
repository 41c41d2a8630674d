// The pure rules of sessions: lifecycles, the clock, dwell times.
import { expect } from 'chai';
import fc from 'fast-check';
import { merged, peakOf, sharedMs } from '#server/features/live/report/dwell.ts';
import { transition } from '#shared/contract/lifecycle.ts';
import {
  QUESTION_ACTS,
  QUESTION_STATES,
  questionLifecycle,
  SEGMENT_ACTS,
  SEGMENT_STATES,
  SESSION_ACTS,
  SESSION_STATES,
  segmentLifecycle,
  sessionLifecycle,
} from '#shared/live/lifecycles.ts';
import { elapsedMs, endTimer, newTimer, pauseTimer, remainingMs, resumeTimer, startTimer } from '#shared/live/timer.ts';

describe('the rules of a session', () => {
  it('lead from the plan to the replay and nowhere back', () => {
    const order = ['scheduled', 'lobby', 'live', 'ended', 'replay', 'archived'];
    for (const state of SESSION_STATES) {
      for (const act of SESSION_ACTS) {
        const to = transition(sessionLifecycle, state, act);
        if (to === null || !order.includes(state) || !order.includes(to)) continue;
        expect(order.indexOf(to), `${state} ${act}`).to.be.greaterThan(order.indexOf(state));
      }
    }
    expect(transition(sessionLifecycle, 'live', 'cancel')).to.equal(null);
  });

  it('let nothing happen to a segment or a question that is over', () => {
    for (const act of SEGMENT_ACTS) expect(transition(segmentLifecycle, 'done', act)).to.equal(null);
    for (const state of ['answered', 'dismissed', 'merged'] as const) {
      for (const act of QUESTION_ACTS) expect(transition(questionLifecycle, state, act)).to.equal(null);
    }
    expect([...SEGMENT_STATES, ...QUESTION_STATES]).to.have.length(11);
  });

  it('stop the clock while it is paused, and for good at the end', () => {
    const started = startTimer(newTimer(60_000), 1_000);
    const paused = pauseTimer(started, 11_000);
    expect(elapsedMs(paused, 99_000)).to.equal(10_000);
    expect(pauseTimer(paused, 50_000)).to.equal(paused);
    const running = resumeTimer(paused, 21_000);
    expect(remainingMs(running, 31_000)).to.equal(40_000);
    const ended = endTimer(pauseTimer(running, 31_000), 41_000);
    expect(elapsedMs(ended, 999_000)).to.equal(20_000);
    expect(elapsedMs(newTimer(60_000), 5_000)).to.equal(0);
  });

  it('count time in which somebody was there once, however many connections they had', () => {
    const interval = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 30 }));
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 12 }), (pairs) => {
        const given = pairs.map(([from, length]) => ({ from, to: from + length }));
        const seconds = new Set(
          given.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)),
        );
        const sum = merged(given).reduce((total, { from, to }) => total + to - from, 0);
        expect(sum).to.equal(seconds.size);
        expect(sharedMs(merged(given), [{ from: 0, to: 200 }])).to.equal(sum);
        expect(peakOf(merged(given))).to.equal(given.length === 0 ? 0 : 1);
      }),
    );
    expect(
      peakOf([
        { from: 0, to: 5 },
        { from: 5, to: 9 },
        { from: 3, to: 6 },
      ]),
    ).to.equal(2);
  });
});
