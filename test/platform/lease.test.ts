import { expect } from 'chai';
import mongoose from 'mongoose';
import { connectDatabase, disconnectDatabase } from '#server/platform/db/connection.ts';
import { holdLease, releaseLease } from '#server/platform/db/lease.ts';
import { createLog } from '#server/platform/logging.ts';
import { useEngines } from '#test/support/engines.ts';

const heldByOther = (name: string, until: Date) =>
  mongoose.connection
    .collection<{ _id: string }>('leases')
    .insertOne({ _id: name, holder: 'another server', until } as never);

describe('a lease', () => {
  const engines = useEngines();
  before(async () => {
    await connectDatabase(engines.mongoUri('test-lease'), createLog('silent'));
    await mongoose.connection.dropDatabase();
  });
  after(() => disconnectDatabase());

  it('is held again and again by its holder', async () => {
    expect(await holdLease('ours', 60_000)).to.equal(true);
    expect(await holdLease('ours', 60_000)).to.equal(true);
  });

  it('is refused while another server holds it', async () => {
    await heldByOther('theirs', new Date(Date.now() + 60_000));
    expect(await holdLease('theirs', 60_000)).to.equal(false);
  });

  it('passes on when its holder let it run out', async () => {
    await heldByOther('left', new Date(Date.now() - 1));
    expect(await holdLease('left', 60_000)).to.equal(true);
  });

  it('passes on when its holder gives it back', async () => {
    await holdLease('passed', 60_000);
    await releaseLease('passed');
    await heldByOther('passed', new Date(Date.now() + 60_000));
    expect(await holdLease('passed', 60_000)).to.equal(false);
  });

  it('is not given back by one who does not hold it', async () => {
    await heldByOther('kept', new Date(Date.now() + 60_000));
    await releaseLease('kept');
    expect(await holdLease('kept', 60_000)).to.equal(false);
  });
});
