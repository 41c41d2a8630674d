import { expect } from 'chai';
import mongoose from 'mongoose';
import { useEngines } from '#test/support/engines.ts';

describe('The engines of a test run', () => {
  const engines = useEngines();

  it('serve a database of any name', async () => {
    const connection = await mongoose.createConnection(engines.mongoUri('any_name')).asPromise();
    await connection.collection('things').insertOne({ name: 'first' });
    expect(await connection.collection('things').countDocuments()).to.equal(1);
    expect(connection.name).to.equal('any_name');
    await connection.close();
  });

  it('serve a search that asks for its key', async () => {
    const { url, masterKey } = engines.meili;
    const stranger = await fetch(`${url}/indexes`);
    const owner = await fetch(`${url}/indexes`, { headers: { authorization: `Bearer ${masterKey}` } });
    expect([stranger.status, owner.status]).to.deep.equal([401, 200]);
  });
});
