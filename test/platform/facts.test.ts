import { expect } from 'chai';
import mongoose from 'mongoose';
import { connectDatabase, disconnectDatabase, prepareCollections } from '#server/platform/db/connection.ts';
import {
  changeRecord,
  type Fact,
  insertRecord,
  newId,
  type RecordFields,
  recordDefinition,
  recordModel,
} from '#server/platform/db/record.ts';
import type { Reaction } from '#server/platform/facts/reaction.ts';
import { createRelay, type Relay } from '#server/platform/facts/relay.ts';
import { storedFacts } from '#server/platform/facts/store.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { createLog } from '#server/platform/logging.ts';
import { useEngines } from '#test/support/engines.ts';

interface Lamp extends RecordFields {
  isOn: boolean;
}

const lamps = recordModel<Lamp>(
  'TestLamp',
  new mongoose.Schema<Lamp>(
    { ...recordDefinition, isOn: { type: Boolean, default: false } },
    { collection: 'test-lamps' },
  ),
);

const log = createLog('silent');
const at = new Date('2026-01-05T08:00:00Z');
const note = (type: string, data: Record<string, unknown> = {}) => ({ type, noun: 'lamp', by: null, at, data });
const hang = (id = newId()) => insertRecord(lamps, { _id: id, isOn: false }, note('lamp.hung'));

describe('facts and their reactions', () => {
  const engines = useEngines();
  let relay: Relay | null = null;

  const relayOf = (...reactions: Reaction[]) => {
    relay = createRelay(reactions, log);
    relay.start();
    return relay;
  };

  before(async () => {
    await connectDatabase(engines.mongoUri('test-facts'), log);
    await mongoose.connection.dropDatabase();
    await prepareCollections();
  });
  afterEach(async () => {
    await relay?.stop();
    await Promise.all([lamps.deleteMany({}), storedFacts.deleteMany({})]);
  });
  after(() => disconnectDatabase());

  it('reach a reaction in the order in which they happened', async () => {
    const seen: string[] = [];
    const lamp = await hang();
    for (const type of ['lamp.lit', 'lamp.dimmed', 'lamp.put_out']) {
      await changeRecord(lamps, { id: lamp._id, note: note(type) });
    }
    await relayOf({
      name: 'order',
      hears: ['lamp.*'],
      handle: async (facts) => void seen.push(...facts.map(({ type }) => type)),
    }).settled();
    expect(seen).to.deep.equal(['lamp.hung', 'lamp.lit', 'lamp.dimmed', 'lamp.put_out']);
  });

  it('reach only reactions that hear them, and are kept as the audit trail', async () => {
    const seen: Fact[] = [];
    const lamp = await hang();
    await changeRecord(lamps, { id: lamp._id, set: { isOn: true }, note: note('lamp.lit', { watts: 5 }) });
    await relayOf({ name: 'lit', hears: ['lamp.lit'], handle: async (facts) => void seen.push(...facts) }).settled();
    expect(seen).to.have.length(1);
    expect(seen[0]).to.include({ type: 'lamp.lit', recordId: lamp._id });
    expect(await storedFacts.countDocuments({ recordId: lamp._id })).to.equal(2);
    expect((await lamps.findById(lamp._id).lean())?.pending).to.deep.equal([]);
  });

  it('are tried again after a failure, and none is lost or taken out of order', async () => {
    const seen: string[] = [];
    let failures = 2;
    const lamp = await hang();
    await changeRecord(lamps, { id: lamp._id, note: note('lamp.lit') });
    await relayOf({
      name: 'flaky',
      hears: ['lamp.*'],
      handle: async ([fact]) => {
        if (failures-- > 0) throw new Error('not now');
        seen.push(fact?.type ?? '');
      },
    }).settled();
    expect(seen).to.deep.equal(['lamp.hung', 'lamp.lit']);
  });

  it('wait while the other side is away, however often it is asked', async () => {
    let asked = 0;
    const lamp = await hang();
    await relayOf({
      name: 'away',
      hears: ['lamp.*'],
      handle: async () => {
        asked += 1;
        if (asked < 10) throw new Problem('search_unavailable');
      },
    }).settled();
    const fact = await storedFacts.findOne({ recordId: lamp._id }).lean();
    expect(asked).to.equal(10);
    expect(fact?.failed).to.deep.equal([]);
  });

  it('reach a quick reaction while a slow one still works', async () => {
    const order: string[] = [];
    let finishSlow = () => {};
    const slowMayFinish = new Promise<void>((resolve) => {
      finishSlow = resolve;
    });
    const slow: Reaction = {
      name: 'slow',
      hears: ['lamp.*'],
      handle: async () => {
        await slowMayFinish;
        order.push('slow');
      },
    };
    const quick: Reaction = {
      name: 'quick',
      hears: ['lamp.*'],
      handle: async () => {
        order.push('quick');
        if (order.length === 2) finishSlow();
      },
    };
    const running = relayOf(slow, quick);
    await hang();
    await hang();
    await running.settled();
    expect(order.slice(0, 2)).to.deep.equal(['quick', 'quick']);
  });

  it('leave nothing behind when the relay dies between lifting and removing', async () => {
    const seen: string[] = [];
    const lamp = await hang();
    const [pending] = lamp.pending;
    // What a relay that was killed after its first write leaves: the fact is stored, still pending, and already reacted to.
    await storedFacts.create({
      _id: String(pending?.id),
      ...note('lamp.hung'),
      recordId: lamp._id,
      todo: [],
      failed: [],
    });
    await relayOf({
      name: 'once',
      hears: ['lamp.*'],
      handle: async (facts) => void seen.push(...facts.map(({ id }) => id)),
    }).settled();
    expect(seen).to.deep.equal([]);
    expect(await storedFacts.countDocuments({ recordId: lamp._id })).to.equal(1);
    expect((await lamps.findById(lamp._id).lean())?.pending).to.deep.equal([]);
  });

  it('are handed to one of several relays, each once', async () => {
    const seen: string[] = [];
    const reaction: Reaction = {
      name: 'shared',
      hears: ['lamp.*'],
      batch: 5,
      handle: async (facts) => void seen.push(...facts.map(({ id }) => id)),
    };
    const other = createRelay([reaction], log);
    other.start();
    const here = relayOf(reaction);
    await Promise.all(Array.from({ length: 40 }, () => hang()));
    await here.settled();
    await other.stop();
    expect(new Set(seen).size).to.equal(40);
  });

  it('do not change a record that is at another version', async () => {
    const lamp = await hang();
    await changeRecord(lamps, { id: lamp._id, version: 1, set: { isOn: true }, note: note('lamp.lit') });
    const late = await changeRecord(lamps, {
      id: lamp._id,
      version: 1,
      set: { isOn: false },
      note: note('lamp.put_out'),
    });
    const now = await lamps.findById(lamp._id).lean();
    expect(late).to.equal(null);
    expect(now).to.include({ isOn: true, version: 2 });
    expect(now?.pending.map(({ type }) => type)).to.deep.equal(['lamp.hung', 'lamp.lit']);
  });
});
