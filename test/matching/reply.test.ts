// How organizations answer, as it counts in a match.
import { expect } from 'chai';
import { buildCapability } from '#seeds/builders/capabilities.ts';
import { buildNeed } from '#seeds/builders/needs.ts';
import { judgeReply } from '#server/features/matching/dimensions/reply.ts';
import type { MatchItem } from '#server/features/matching/item/item.ts';
import { type Reader, seenFacts } from '#server/features/matching/ranking/reader.ts';
import { habitOf, REPLY_HABITS, type ReplyHabit } from '#server/features/matching/replies.ts';
import { shelvedOf } from '#server/features/matching/shelve.ts';
import { interestRoutes } from '#shared/interests/routes.ts';
import { matchRoutes } from '#shared/matching/routes.ts';
import { publishCapability, SEEKS } from '#test/interests/journey.ts';
import { publishNeed } from '#test/postings/journey.ts';
import { useServer } from '#test/support/server.ts';
import { itemWith, needWith } from './items.ts';

const figures = (inTime: number, expired: number, medianHours: number | null) => ({
  accepted: inTime,
  declined: 0,
  expired,
  inTime,
  medianHours,
});

describe('A reply record', () => {
  it('has four classes, and none while too few interests have ended', () => {
    expect(habitOf(figures(2, 0, null))).to.equal(null);
    expect(habitOf(figures(3, 0, 5))).to.equal('prompt');
    expect(habitOf(figures(3, 0, 40))).to.equal('reliable');
    expect(habitOf(figures(4, 1, 24))).to.equal('prompt');
    expect(habitOf(figures(3, 2, 5))).to.equal('mixed');
    expect(habitOf(figures(1, 2, 190))).to.equal('seldom');
  });

  const open: Reader = { audience: 'verified', mayReadDetails: () => true };
  const closed: Reader = { audience: 'everyone', mayReadDetails: () => false };
  const judged = (need: ReplyHabit | null, capability: ReplyHabit | null, reader = open) => {
    const replies = { of: (id: string) => (id === 'asking' ? need : capability) };
    const facts = (item: MatchItem) => seenFacts(reader, shelvedOf(item, 1), replies);
    return judgeReply({ need: facts(needWith()), capability: facts(itemWith()), now: 0 });
  };

  it('counts half for each side, the better the more', () => {
    const fits = REPLY_HABITS.map((habit) => judged(habit, null).fit);
    expect(fits).to.deep.equal([...fits].sort((one, other) => other - one));
    for (const habit of REPLY_HABITS) {
      expect(judged(null, habit).fit, habit).to.equal(judged(habit, null).fit);
      expect(judged('prompt', habit).fit, habit).to.equal(judged('prompt', null).fit + judged(null, habit).fit);
    }
    expect(judged('seldom', 'prompt').reason.params).to.deep.equal({ need: 'seldom', capability: 'prompt' });
  });

  it('neither gives a newcomer anything nor takes anything from one', () => {
    expect(judged(null, null)).to.include({ known: false, fit: 0 });
    expect(judged('prompt', null).fit).to.be.greaterThan(judged('prompt', 'seldom').fit);
  });

  it('says nothing of an organization whose name is closed to the reader', () => {
    expect(judged('seldom', 'seldom', closed)).to.include({ known: false, fit: 0 });
  });

  describe('of an institute that answers at once', function () {
    this.timeout(60_000);
    const server = useServer();

    it('lifts its results a little over a newcomer’s, and the card says why, to both sides alike', async () => {
      const [enterprise, prompt, newcomer, coordinator] = [
        await server.signIn('enterprise'),
        await server.signIn('researcher'),
        await server.signIn('institute'),
        await server.signIn('coordinator'),
      ];
      const need = await publishNeed({ author: enterprise, coordinator, content: buildNeed() });
      const content = buildCapability({ title: '低功耗甲烷传感器芯片', disclosure: 'L1' });
      const [theirs, anothers] = [
        await publishCapability(prompt, coordinator, content),
        await publishCapability(newcomer, coordinator, content),
      ];
      const others = [];
      for (const title of ['薄膜压力芯片', '红外热堆芯片', '湿度敏感芯片']) {
        others.push(await publishCapability(prompt, coordinator, buildCapability({ title })));
      }
      const matchesOf = async () => {
        await server.settled();
        const { items } = await enterprise.call(matchRoutes.ofNeed, { params: { id: need.id }, query: { limit: 20 } });
        const [one, other] = [theirs.id, anothers.id].map((id) => items.find(({ capability }) => capability.id === id));
        if (!one || !other) throw new Error('not both are listed');
        return [one, other] as const;
      };
      const replyOf = ({ why }: Awaited<ReturnType<typeof matchesOf>>[number]) =>
        why.dimensions.find(({ dimension }) => dimension === 'reply');

      const [before, beforeOfNewcomer] = await matchesOf();
      expect(replyOf(before)).to.include({ known: false, points: 0 });
      for (const { id } of others) {
        const sent = await enterprise.call(interestRoutes.send, {
          body: { target: { noun: 'capability', id }, seeks: SEEKS },
        });
        await prompt.call(interestRoutes.accept, { params: { id: sent.id } });
      }
      const [after, afterOfNewcomer] = await matchesOf();
      const { points, reason } = replyOf(after) ?? {};
      expect(reason).to.deep.equal({ code: 'reason.replyKnown', params: { need: 'none', capability: 'prompt' } });
      expect(points).to.be.greaterThan(0);
      expect(after.score - before.score).to.be.within(1, 3);
      expect(afterOfNewcomer.score).to.equal(beforeOfNewcomer.score);
      expect(replyOf(afterOfNewcomer)).to.include({ known: false, points: 0 });

      const { items } = await prompt.call(matchRoutes.ofCapability, {
        params: { id: theirs.id },
        query: { limit: 20 },
      });
      expect(items.find((item) => item.need.id === need.id)?.score).to.equal(after.score);

      await server.restart();
      expect((await matchesOf())[0].score).to.equal(after.score);
    });
  });
});
