import { expect } from 'chai';
import mongoose from 'mongoose';
import { connectDatabase, disconnectDatabase } from '#server/platform/db/connection.ts';
import { plain } from '#server/platform/db/plain.ts';
import { createLog } from '#server/platform/logging.ts';
import { useEngines } from '#test/support/engines.ts';
import { Gate } from '#test/support/gate.ts';

interface Sheet {
  _id: string;
  text: string;
  page: { number: number; color: string };
}

const model = { collection: { name: 'test-sheets' } };
const sheet = (number: number, letters = 3): Sheet => ({
  _id: String(number),
  text: 'x'.repeat(letters),
  page: { number, color: 'white' },
});
const MEGABYTE = 2 ** 20;

describe('documents past mongoose', () => {
  const engines = useEngines();
  const sheets = () => mongoose.connection.collection<Sheet>(model.collection.name);
  const openCursors = async () => {
    const { cursor } = (await mongoose.connection.getClient().db().command({ serverStatus: 1 }))['metrics'];
    return Number(cursor.open.total);
  };

  let gate: Gate;

  before(async () => {
    const uri = engines.mongoUri('test-plain');
    gate = new Gate(uri);
    await gate.open();
    await connectDatabase(gate.through(uri), createLog('silent'));
  });
  beforeEach(() => sheets().deleteMany({}));
  after(async () => {
    await disconnectDatabase();
    await gate.shut();
  });

  it('come whole, or as far as they are wanted', async () => {
    await sheets().insertMany([sheet(1), sheet(2)]);
    expect(await plain<Sheet>(model, { _id: '2' })).to.deep.equal([sheet(2)]);
    expect(await plain(model, { _id: '2' }, { 'page.number': 1 })).to.deep.equal([{ _id: '2', page: { number: 2 } }]);
    expect(await plain(model, { _id: '3' })).to.deep.equal([]);
  });

  it('all come, though the database counts no more than a hundred and one for a first answer', async () => {
    await sheets().insertMany(Array.from({ length: 300 }, (_, at) => sheet(at)));
    expect(await plain(model, {}, { _id: 1 })).to.have.lengthOf(300);
  });

  it('all come when one answer has no room for them, and nothing stays open', async () => {
    const open = await openCursors();
    for (let at = 0; at < 20; at += 1) await sheets().insertOne(sheet(at, MEGABYTE));
    const found = await plain<Sheet>(model, {});
    expect(found.map(({ text }) => text.length)).to.deep.equal(Array.from({ length: 20 }, () => MEGABYTE));
    expect(await openCursors()).to.equal(open);
  });

  it('come although the connection breaks while they are read', async () => {
    await sheets().insertOne(sheet(1));
    gate.breakAt(model.collection.name);
    expect(await plain<Sheet>(model, {})).to.deep.equal([sheet(1)]);
    expect(gate.isArmed, 'no connection broke').to.equal(false);
  });

  it('are refused for a filter that is none', async () => {
    const failure = await plain(model, { $nothing: 1 }).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(mongoose.mongo.MongoServerError);
  });
});
