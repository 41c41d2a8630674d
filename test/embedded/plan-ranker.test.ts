import { expect } from 'chai';
import mongoose from 'mongoose';
import { useEngines } from '#test/support/engines.ts';

describe('The MongoDB engine', () => {
  const engines = useEngines();
  let connection: mongoose.Connection | undefined;

  after(() => connection?.close());

  it('answers a filter that several indexes could serve and that matches nothing', async () => {
    connection = await mongoose.createConnection(engines.mongoUri('plan_ranker')).asPromise();
    const things = connection.collection('things');
    await things.createIndexes([{ key: { state: 1, kind: 1 } }, { key: { state: 1, size: 1 } }]);
    await things.insertMany(
      Array.from({ length: 20_000 }, (_, index) => ({ state: 'open', kind: 'a', size: index, colour: 'red' })),
    );
    expect(await things.countDocuments({ state: 'open', colour: 'blue' })).to.equal(0);
  });
});
