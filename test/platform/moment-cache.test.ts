import { expect } from 'chai';
import { createMomentCache } from '#server/platform/moment-cache.ts';

describe('What is remembered for a moment', () => {
  const stage = (hasOthers = false) => {
    let nowMs = 0;
    let asked = 0;
    const cache = createMomentCache(() => nowMs);
    cache.setOthers(hasOthers);
    return {
      cache,
      pass: (ms: number) => {
        nowMs += ms;
      },
      ask: () => cache.of('key', async () => ++asked),
      asked: () => asked,
    };
  };

  it('is asked once by all who come meanwhile', async () => {
    const { ask, asked } = stage();
    expect(await Promise.all([ask(), ask(), ask()])).to.deep.equal([1, 1, 1]);
    expect(asked()).to.equal(1);
  });

  it('is given out once more while it is asked anew, and is new after that', async () => {
    const { ask, asked, pass } = stage();
    await ask();
    pass(3000);
    expect(await Promise.all([ask(), ask()])).to.deep.equal([1, 1]);
    expect(asked()).to.equal(2);
    expect(await ask()).to.equal(2);
  });

  it('is not given out when the moment is over', async () => {
    const { ask, pass } = stage();
    await ask();
    pass(5000);
    expect(await ask()).to.equal(2);
  });

  it('is over sooner where other servers change the same data', async () => {
    const { ask, pass } = stage(true);
    await ask();
    pass(500);
    expect(await ask()).to.equal(2);
  });

  it('is forgotten at once by what changes, also what was being asked anew', async () => {
    const { cache, pass } = stage();
    let value = 'old';
    const answers: (() => void)[] = [];
    const slow = () => {
      const read = value;
      return new Promise<string>((resolve) => answers.push(() => resolve(read)));
    };
    const first = cache.of('key', slow);
    answers.shift()?.();
    expect(await first).to.equal('old');
    pass(3000);
    expect(await cache.of('key', slow)).to.equal('old');
    value = 'new';
    cache.forget();
    answers.shift()?.();
    const after = cache.of('key', slow);
    answers.shift()?.();
    expect(await after).to.equal('new');
    expect(await cache.of('key', slow)).to.equal('new');
  });

  it('is no failure', async () => {
    const { cache } = stage();
    const failure = await cache.of('key', () => Promise.reject(new Error('away'))).catch((error) => error.message);
    expect(failure).to.equal('away');
    expect(await cache.of('key', async () => 'here')).to.equal('here');
  });
});
