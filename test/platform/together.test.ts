import { expect } from 'chai';
import { together } from '#server/platform/db/together.ts';

describe('Questions asked together', () => {
  interface Asked {
    questions: readonly number[];
    answer(): void;
    fail(error: Error): void;
  }
  /** Doubles what it is asked, when it is told to. */
  const doubling = (limits?: Parameters<typeof together>[1]) => {
    const asked: Asked[] = [];
    const ask = together<number, number>(
      (questions) =>
        new Promise((resolve, reject) => {
          asked.push({ questions, answer: () => resolve(questions.map((one) => one * 2)), fail: reject });
        }),
      limits,
    );
    return { asked, ask };
  };

  it('are asked at once when nobody waits, and else with all that came meanwhile', async () => {
    const { asked, ask } = doubling({ most: 3, atOnce: 1 });
    const answers = [1, 2, 3, 4, 5].map(ask);
    expect(asked.map(({ questions }) => questions)).to.deep.equal([[1]]);
    asked[0]?.answer();
    expect(await answers[0]).to.equal(2);
    asked[1]?.answer();
    expect(await Promise.all(answers.slice(1, 4))).to.deep.equal([4, 6, 8]);
    asked[2]?.answer();
    expect(await answers[4]).to.equal(10);
    expect(asked.map(({ questions }) => questions)).to.deep.equal([[1], [2, 3, 4], [5]]);
  });

  it('fail together, and the next are asked', async () => {
    const { asked, ask } = doubling({ most: 3, atOnce: 1 });
    const [first, ...others] = [1, 2, 3].map((one) => ask(one).catch((error: Error) => error.message));
    asked[0]?.fail(new Error('away'));
    expect(await first).to.equal('away');
    asked[1]?.fail(new Error('still away'));
    expect(await Promise.all(others)).to.deep.equal(['still away', 'still away']);
    const last = ask(4);
    asked[2]?.answer();
    expect(await last).to.equal(8);
  });

  it('are in so many queries at a time', async () => {
    const { asked, ask } = doubling({ most: 1, atOnce: 2 });
    const answers = [1, 2, 3].map(ask);
    expect(asked).to.have.length(2);
    asked[1]?.answer();
    expect(await answers[1]).to.equal(4);
    expect(asked).to.have.length(3);
  });
});
