// The table of weights as administrators see and change it, and what the platform remembers of matches.
import { expect } from 'chai';
import mongoose from 'mongoose';
import { buildCapability } from '#seeds/builders/capabilities.ts';
import { buildNeed } from '#seeds/builders/needs.ts';
import { BUILT_IN } from '#server/features/matching/dimensions/weights.ts';
import { outcomeReaction } from '#server/features/matching/feedback/hear.ts';
import { type OutcomeRecord, outcomes, shown } from '#server/features/matching/feedback/model.ts';
import { createKeptReplies } from '#server/features/matching/replies.ts';
import { createShelves } from '#server/features/matching/shelves.ts';
import { createKeptWeights } from '#server/features/matching/weights/kept.ts';
import { judgedSample } from '#server/features/matching/weights/sample.ts';
import { proposeWeights } from '#server/features/matching/weights/service.ts';
import type { Fact } from '#server/platform/db/record.ts';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import { matchRoutes } from '#shared/matching/routes.ts';
import { weightRoutes } from '#shared/matching/weights.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { type Person, useServer } from '#test/support/server.ts';

const SCORES = { value: 4, clarity: 4, cooperation: 3, completeness: 3 };
const heavier = { ...BUILT_IN.points, maturity: 16 };

describe('Weights and feedback', function () {
  // Publishing waits for all that follows from it.
  this.timeout(60_000);
  const server = useServer();
  let administrator: Person;
  let enterprise: Person;
  let need = '';
  let capability = '';

  before('a need, a result that fits, and people', async function () {
    this.timeout(60_000);
    administrator = await server.signIn('administrator');
    enterprise = await server.signIn('enterprise');
    const researcher = await server.signIn('researcher');
    const coordinator = await server.signIn('coordinator');
    const created = await enterprise.call(needRoutes.create, { body: { content: buildNeed() } });
    need = created.id;
    const asked = await enterprise.call(needRoutes.submit, { params: { id: need }, body: {} });
    const review = { scores: SCORES, comment: '' };
    await coordinator.call(needRoutes.review, { params: { id: need }, body: { version: asked.version, ...review } });
    const result = await researcher.call(capabilityRoutes.create, {
      body: { content: buildCapability({ title: '低功耗甲烷传感器芯片', disclosure: 'L0' }) },
    });
    capability = result.id;
    const offered = await researcher.call(capabilityRoutes.submit, { params: { id: capability }, body: {} });
    await coordinator.call(capabilityRoutes.review, {
      params: { id: capability },
      body: { version: offered.version, ...review },
    });
    await server.settled();
  });

  const firstMatch = async () => {
    const { items } = await enterprise.call(matchRoutes.ofNeed, { params: { id: need }, query: { limit: 20 } });
    const [first] = items;
    if (!first) throw new Error('no match');
    return first;
  };

  describe('the judged sample', () => {
    it('has forty needs and more, each with a result that is meant for it and results that are not', () => {
      const sample = judgedSample();
      expect(sample.length).to.be.at.least(40);
      for (const { id, pairs } of sample) {
        expect(pairs.filter(({ grade }) => grade === 3).length, id).to.be.at.least(1);
        expect(pairs.filter(({ grade }) => grade === 0).length, id).to.be.at.least(20);
      }
    });
  });

  describe('the table', () => {
    it('is the built-in one until another is saved', async () => {
      const { current, earlier, proposal } = await administrator.call(weightRoutes.read, {});
      expect(current).to.include({ version: BUILT_IN.version, origin: 'built_in' });
      expect(current.points).to.deep.equal(BUILT_IN.points);
      expect(earlier).to.deep.equal([]);
      expect(proposal).to.equal(null);
    });

    it('shows what a change would do before it is saved, and saves nothing', async () => {
      const effect = await administrator.call(weightRoutes.measure, { body: { points: heavier } });
      expect(effect.sample.needs).to.be.at.least(40);
      expect(effect.sample.before.ndcg).to.be.within(0.7, 1);
      expect(effect.sample.after.ndcg).to.be.within(0.7, 1);
      expect(effect.sample.before.orderedPercent).to.be.within(70, 100);
      const without = Object.fromEntries(Object.keys(BUILT_IN.points).map((dimension) => [dimension, 0]));
      const worse = await administrator.call(weightRoutes.measure, { body: { points: without as typeof heavier } });
      // Copies that fail what is asked have the same words: without weights nothing tells them apart.
      expect(worse.sample.after.ndcg).to.be.lessThan(effect.sample.before.ndcg ?? 0);
      expect((await administrator.call(weightRoutes.read, {})).current.version).to.equal(BUILT_IN.version);
    });

    it('says how a table that changes nothing does: the same', async () => {
      const { sample } = await administrator.call(weightRoutes.measure, { body: { points: { ...BUILT_IN.points } } });
      expect(sample.after).to.deep.equal(sample.before);
      expect(sample.firstChanged).to.equal(0);
    });

    it('ranks as soon as it is saved, and a match says which one ranked it', async () => {
      const before = await firstMatch();
      expect(before.why.weights).to.equal(BUILT_IN.version);
      // No embedder is configured: there is no row for it.
      expect(before.why.dimensions.map(({ dimension }) => dimension)).to.not.include('meaning');
      const body = { points: heavier, note: '更看重成熟度', basedOn: BUILT_IN.version };
      const saved = await administrator.call(weightRoutes.save, { body });
      expect(saved).to.deep.include({ version: `${BUILT_IN.version}.1`, origin: 'administrator', note: body.note });
      expect(saved.effect?.sample.needs).to.be.at.least(40);
      const { why } = await firstMatch();
      expect(why.weights).to.equal(saved.version);
      expect(why.dimensions.find(({ dimension }) => dimension === 'maturity')?.weight).to.equal(16);
      const { current, earlier } = await administrator.call(weightRoutes.read, {});
      expect(current.version).to.equal(saved.version);
      expect(earlier.map(({ version }) => version)).to.deep.equal([BUILT_IN.version]);
    });

    it('is not overwritten by who looked at an older one', async () => {
      const body = { points: BUILT_IN.points, note: '', basedOn: BUILT_IN.version };
      expect((await administrator.refusal(weightRoutes.save, { body })).code).to.equal('stale_version');
    });

    it('is still in force after a restart', async () => {
      await server.restart();
      expect((await firstMatch()).why.weights).to.equal(`${BUILT_IN.version}.1`);
    });

    it('takes up what a fit proposes, and nothing ranks by it before', async () => {
      const points = { ...heavier, region: 9 };
      const version = await proposeWeights(points, '试算', server.clock.now());
      const { current, proposal } = await administrator.call(weightRoutes.read, {});
      expect(proposal).to.deep.include({ version, origin: 'fit', points });
      expect((await firstMatch()).why.weights).to.equal(current.version);
      const saved = await administrator.call(weightRoutes.save, {
        body: { points, note: '', basedOn: current.version },
      });
      expect(saved.origin).to.equal('fit');
      expect((await administrator.call(weightRoutes.read, {})).proposal).to.equal(null);
    });

    for (const [what, points] of [
      ['a weight below nothing', { ...BUILT_IN.points, money: -1 }],
      ['a weight above the most', { ...BUILT_IN.points, money: 31 }],
      ['a weight between the steps', { ...BUILT_IN.points, money: 1.3 }],
      ['a missing dimension', { money: 1 }],
    ] as const) {
      it(`refuses ${what} by name`, async () => {
        const { status, body } = await administrator.post('/matching/weights/effect', { points });
        expect(status).to.equal(400);
        expect(JSON.stringify(body)).to.include('points.');
      });
    }

    for (const kind of ['enterprise', 'researcher', 'coordinator'] as const) {
      it(`is no business of a ${kind}`, async () => {
        const person = await server.signIn(kind);
        const body = { points: heavier, note: '', basedOn: BUILT_IN.version };
        expect((await person.refusal(weightRoutes.read, {})).code).to.equal('forbidden');
        expect((await person.refusal(weightRoutes.measure, { body: { points: heavier } })).code).to.equal('forbidden');
        expect((await person.refusal(weightRoutes.save, { body })).code).to.equal('forbidden');
      });
    }
  });

  describe('the memory', () => {
    const written = async () => {
      // Stopping writes what waits.
      await server.restart();
      return shown.findOne({ postingId: need, userId: enterprise.id }).lean();
    };

    it('holds what was shown where and by which table, and what was opened from there', async () => {
      const { why } = await firstMatch();
      await enterprise.call(matchRoutes.opened, { body: { noun: 'need', id: need, counterpart: capability } });
      const list = await written();
      expect(list?.opened).to.deep.equal([capability]);
      expect(list?.items[0]).to.deep.include({ id: capability, position: 1, text: why.text.points });
      expect(list?.weights).to.match(new RegExp(`^${BUILT_IN.version}`));
    });

    it('does not hold what was opened without having been shown', async () => {
      await enterprise.call(matchRoutes.opened, { body: { noun: 'need', id: need, counterpart: 'f'.repeat(24) } });
      expect((await written())?.opened).to.deep.equal([capability]);
    });

    it('lets nobody note anything of matches they may not see', async () => {
      const draft = await enterprise.call(needRoutes.create, { body: { content: buildNeed() } });
      const stranger = await server.signIn('institute');
      const body = { noun: 'need' as const, id: draft.id, counterpart: capability };
      expect((await stranger.refusal(matchRoutes.opened, { body })).code).to.equal('not_found');
      expect((await server.visitor().refusal(matchRoutes.opened, { body })).code).to.equal('sign_in_required');
    });

    it('hears what becomes of interests, once however often it is told, and measures weights by it', async () => {
      const shelves = createShelves();
      const reaction = outcomeReaction({ shelves, weights: createKeptWeights(), replies: createKeptReplies() });
      const pair = { target: { noun: 'capability', id: capability }, offer: { noun: 'need', id: need } };
      const fact = (type: string, data: Record<string, unknown>): Fact => ({
        id: new mongoose.Types.ObjectId().toHexString(),
        type,
        noun: 'interest',
        recordId: 'f'.repeat(24),
        at: new Date(),
        by: null,
        data,
      });
      const stored = () => outcomes.findOne({ needId: need }).lean<OutcomeRecord>();
      await reaction.handle([fact('interest.sent', pair), fact('interest.sent', pair)]);
      expect(await stored()).to.include({ outcome: 'sent', capabilityId: capability });
      expect((await stored())?.features?.text).to.be.greaterThan(15);
      await reaction.handle([fact('interest.declined', { ...pair, code: 'budget' })]);
      expect(await stored()).to.include({ outcome: 'declined', code: 'budget' });
      expect(await outcomes.countDocuments()).to.equal(1);
      const { answers } = await administrator.call(weightRoutes.measure, { body: { points: heavier } });
      expect(answers).to.include({ accepted: 0, declined: 1 });
      const passed = { posting: pair.offer, counterpart: pair.target };
      await reaction.handle([fact('interest.passed', { ...passed, code: 'too_early' })]);
      expect(await stored()).to.include({ outcome: 'passed' });
      await reaction.handle([fact('interest.pass_undone', passed)]);
      expect(await stored()).to.equal(null);
      // An interest without a posting of one's own is about no pair.
      await reaction.handle([fact('interest.sent', { ...pair, offer: null }), fact('interest.sent', { odd: true })]);
      expect(await outcomes.countDocuments()).to.equal(0);
    });
  });
});
