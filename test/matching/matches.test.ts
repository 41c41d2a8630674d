// Match pages as people use them: on the real engine and the real search.
import { expect } from 'chai';
import { buildCapability } from '#seeds/builders/capabilities.ts';
import { buildNeed } from '#seeds/builders/needs.ts';
import { organizationOf } from '#seeds/builders/organizations.ts';
import { capabilities } from '#server/features/capabilities/capabilities.ts';
import { matchNotices } from '#server/features/matching/notices.ts';
import { createKeptReplies } from '#server/features/matching/replies.ts';
import { termIndexName } from '#server/features/matching/retrieval/term-index.ts';
import { createShelves } from '#server/features/matching/shelves.ts';
import { createKeptWeights } from '#server/features/matching/weights/kept.ts';
import { organizations } from '#server/features/organizations/model.ts';
import { seedOrganization } from '#server/features/organizations/seeding.ts';
import { users } from '#server/features/users/model.ts';
import { asFact, storedFacts } from '#server/platform/facts/store.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import type { CapabilityInput } from '#shared/capabilities/schema.ts';
import { disclosureRoutes } from '#shared/disclosures/routes.ts';
import { matchRoutes } from '#shared/matching/routes.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import type { NeedInput } from '#shared/needs/schema.ts';
import { DISCLOSURES, type Disclosure } from '#shared/postings/schema.ts';
import type { Client } from '#test/support/client.ts';
import { type Person, useServer } from '#test/support/server.ts';

const list = (id: string) => ({ params: { id }, query: { limit: 20 } });
const SCORES = { value: 4, clarity: 4, cooperation: 3, completeness: 3 };

describe('Matches', function () {
  // Each story publishes several postings, and waits for all that follows from them.
  this.timeout(60_000);
  const server = useServer();
  let enterprise: Person;
  let researcher: Person;
  let coordinator: Person;

  before('people', async () => {
    enterprise = await server.signIn('enterprise');
    researcher = await server.signIn('researcher');
    coordinator = await server.signIn('coordinator');
  });

  const publishNeed = async (content: NeedInput): Promise<string> => {
    const { id } = await enterprise.call(needRoutes.create, { body: { content } });
    const { version } = await enterprise.call(needRoutes.submit, { params: { id }, body: {} });
    await coordinator.call(needRoutes.review, { params: { id }, body: { version, scores: SCORES, comment: '' } });
    return id;
  };

  const publishCapability = async (content: CapabilityInput, author: Person = researcher): Promise<string> => {
    const { id } = await author.call(capabilityRoutes.create, { body: { content } });
    const { version } = await author.call(capabilityRoutes.submit, { params: { id }, body: {} });
    await coordinator.call(capabilityRoutes.review, { params: { id }, body: { version, scores: SCORES, comment: '' } });
    return id;
  };

  const withdraw = async (id: string): Promise<void> => {
    const { version } = await researcher.call(capabilityRoutes.read, { params: { id } });
    await researcher.call(capabilityRoutes.withdraw, { params: { id }, body: { version } });
  };

  const ofNeed = async (reader: Client, id: string) => {
    await server.settled();
    return (await reader.call(matchRoutes.ofNeed, { params: { id }, query: { limit: 20 } })).items;
  };

  const ofCapability = async (reader: Client, id: string) => {
    await server.settled();
    return (await reader.call(matchRoutes.ofCapability, { params: { id }, query: { limit: 20 } })).items;
  };

  const needAbout = (title: string, mainProblem: string): NeedInput => {
    const need = buildNeed({ title, keywords: [title.slice(0, 8)], summary: mainProblem });
    return { ...need, details: { ...need.details, mainProblem } };
  };

  const resultAbout = (title: string, solution: string, disclosure: Disclosure = 'L0'): CapabilityInput => {
    const result = buildCapability({
      title,
      keywords: [title.slice(0, 8)],
      summary: '课题组成果，可提供样品。',
      disclosure,
    });
    return { ...result, details: { ...result.details, solution } };
  };

  it('show an enterprise who can answer, and a researcher who needs it, with one score for the pair', async () => {
    const fitting = await publishCapability(
      resultAbout('聚晶金刚石复合片烧结工艺', '六面顶压机合成，界面结合强度高。'),
    );
    await publishCapability(resultAbout('农田遥感墒情监测', '卫星影像反演土壤含水量。'));
    const need = await publishNeed(needAbout('聚晶金刚石复合片分层问题', '复合片在钻进中界面分层，寿命短。'));
    const [best, ...others] = await ofNeed(enterprise, need);
    expect(best?.capability.id).to.equal(fitting);
    expect(best?.why.text.terms.map(({ term }) => term).join()).to.include('金刚石');
    expect(others.map(({ capability }) => capability.title)).to.not.include('农田遥感墒情监测');
    const back = (await ofCapability(researcher, fitting)).find((item) => item.need.id === need);
    expect(back?.score).to.equal(best?.score);
    expect(back?.grade).to.equal(best?.grade);
  });

  it('follow an edit, show no more than is open now, and what is withdrawn is gone', async () => {
    const need = await publishNeed(needAbout('隧道掘进机刀盘磨损监测', '刀盘磨损无法在线测量。'));
    const id = await publishCapability(resultAbout('电涡流位移测量', '通用位移测量。'));
    expect((await ofNeed(enterprise, need)).map(({ capability }) => capability.id)).to.not.include(id);
    const { version } = await researcher.call(capabilityRoutes.read, { params: { id } });
    const content = resultAbout('隧道掘进机刀盘磨损在线测量', '电涡流传感器嵌入刀盘。');
    await researcher.call(capabilityRoutes.update, { params: { id }, body: { version, content } });
    expect((await ofNeed(enterprise, need))[0]?.capability.id).to.equal(id);
    // As another process closes it whose fact nobody has heard yet.
    await capabilities.model.updateOne({ _id: id }, { $set: { 'content.disclosure': 'L3' }, $inc: { version: 1 } });
    expect(JSON.stringify((await ofNeed(enterprise, need))[0]?.why.against)).to.include('against.detailsClosed');
    await withdraw(id);
    expect((await ofNeed(enterprise, need)).map(({ capability }) => capability.id)).to.not.include(id);
  });

  it('are there for a draft too, so that its author sees what the words find', async () => {
    const id = await publishCapability(resultAbout('菌丝体皮革发酵工艺', '固态发酵与交联后处理。'));
    await server.settled();
    const content = {
      ...needAbout('菌丝体皮革量产', '菌丝体皮革发酵批次不稳。'),
      keywords: ['固态发酵', '批次一致性'],
    };
    const draft = await enterprise.call(needRoutes.create, { body: { content } });
    const [best] = await ofNeed(enterprise, draft.id);
    expect(best?.capability.id).to.equal(id);
    const published = await publishNeed(content);
    const text = (await ofNeed(enterprise, published))[0]?.why.text;
    expect(text?.points, 'as a draft and as it was saved').to.equal(best?.why.text.points);
  });

  it('introduce to each other what the center collected, though all of it is the center’s', async () => {
    const content = organizationOf({ type: 'center' });
    const now = server.clock.now();
    const organizationId = await seedOrganization({ content, verification: 'verified', isDemo: false }, now);
    const collector = await server.signIn('coordinator', { organizationId });
    const id = await publishCapability(resultAbout('氢化丁腈橡胶密封件配方', '过氧化物硫化，耐油。'), collector);
    const need = await collector.call(needRoutes.create, {
      body: { content: needAbout('氢化丁腈橡胶密封件', '氢化丁腈橡胶密封件耐油寿命短。') },
    });
    expect((await ofNeed(collector, need.id))[0]?.capability.id).to.equal(id);
  });

  it('leave out the asker’s own organization', async () => {
    const own = await publishCapability(resultAbout('磁流变阻尼器装配', '磁流变液密封。'), enterprise);
    const need = await publishNeed(needAbout('磁流变阻尼器密封', '磁流变阻尼器漏液。'));
    expect((await ofNeed(enterprise, need)).map(({ capability }) => capability.id)).to.not.include(own);
  });

  describe('for each kind of reader', () => {
    const WORDS: Record<Disclosure, string> = { L0: '夜光藻培养', L1: '石斛组培', L2: '牡丹籽油', L3: '鹿茸菇栽培' };
    const TITLE = '特种生物资源开发成果';
    const ids = new Map<string, Disclosure>();
    let need = '';

    before('a need that asks for what four capabilities say in their details only', async function () {
      this.timeout(60_000);
      for (const disclosure of DISCLOSURES) {
        const id = await publishCapability(resultAbout(TITLE, `${WORDS[disclosure]}工艺与成套装备`, disclosure));
        ids.set(id, disclosure);
      }
      const content = needAbout(
        '寻找夜光藻培养、石斛组培、牡丹籽油、鹿茸菇栽培',
        '夜光藻培养、石斛组培、牡丹籽油、鹿茸菇栽培。',
      );
      need = await publishNeed({ ...content, disclosure: 'L0' });
    });

    const found = async (reader: Client): Promise<Disclosure[]> => {
      const items = await ofNeed(reader, need);
      const levels = items.flatMap(({ capability }) => ids.get(capability.id) ?? []);
      const seen = JSON.stringify(items.map(({ why }) => [why.text.quotes, why.text.terms]));
      // What a card says of a capability's details, the reader may read.
      for (const [disclosure, word] of Object.entries(WORDS)) {
        const quotes = items.flatMap(({ why }) => why.text.quotes.filter(({ side }) => side === 'capability'));
        const quoted = quotes.some(({ text }) => text.includes(word));
        expect(quoted, `${disclosure} in ${seen}`).to.equal(levels.includes(disclosure as Disclosure));
      }
      return levels.sort();
    };

    it('a verified member finds by the details of L0 and L1', async () => {
      expect(await found(await server.signIn('institute'))).to.deep.equal(['L0', 'L1']);
    });

    it('an unverified organization finds by those of L0', async () => {
      expect(await found(await server.signIn('unverified'))).to.deep.equal(['L0']);
    });

    it('an organization that has signed finds by those of L2, and its reading is written down for the owner', async () => {
      const id = [...ids].find(([, disclosure]) => disclosure === 'L2')?.[0] ?? '';
      const signer = await server.signIn('institute', { name: '韦研究员' });
      const params = { noun: 'capability' as const, id };
      const { version } = await signer.call(disclosureRoutes.text, { params });
      await signer.call(disclosureRoutes.sign, { params, body: { version } });
      expect(await found(signer)).to.deep.equal(['L0', 'L1', 'L2']);
      const { openings } = await researcher.call(disclosureRoutes.read, { params });
      expect(openings.map(({ name, outcome }) => [name, outcome])).to.deep.equal([['韦研究员', 'opened']]);
    });

    it('what is open to a member, or no longer is, counts at once; who is signed out, and a visitor, is asked to sign in', async () => {
      const member = await server.signIn('unverified');
      expect(await found(member)).to.deep.equal(['L0']);
      // The engine is asked for the member that was, before it is known who they are now.
      await organizations.updateOne({ 'members.userId': member.id }, { verification: 'verified' });
      expect(await found(member)).to.deep.equal(['L0', 'L1']);
      await organizations.updateOne({ 'members.userId': member.id }, { verification: 'pending' });
      expect(await found(member)).to.deep.equal(['L0']);
      await users.updateOne({ _id: member.id }, { $inc: { epoch: 1 } });
      for (const nobody of [member, server.visitor()])
        expect((await nobody.refusal(matchRoutes.ofNeed, list(need))).code).to.equal('sign_in_required');
    });

    it('the matches of a posting whose details are closed do not exist', async () => {
      const closed = [...ids].find(([, disclosure]) => disclosure === 'L2')?.[0] ?? '';
      const stranger = await server.signIn('institute');
      expect((await stranger.refusal(matchRoutes.ofCapability, list(closed))).code).to.equal('not_found');
    });
  });

  for (const [what, title, text] of [
    ['one word', '轴承', '轴承'],
    ['emoji', '😀😀😀', '🎉'],
    ['function words', '的和与', '的 了 在'],
    ['two languages', 'MEMS 压力传感器 packaging', 'glass frit bonding 工艺'],
    ['ten thousand characters', '超长需求', '耐高温压力传感器封装。'.repeat(900)],
  ] as const) {
    it(`answer a need of ${what}`, async () => {
      const content = buildNeed({ title, keywords: [], summary: '' });
      const { id } = await enterprise.call(needRoutes.create, {
        body: { content: { ...content, details: { description: text } } },
      });
      expect((await enterprise.get(`/needs/${id}/matches`)).status).to.equal(200);
    });
  }

  it('say so when the search engine is away, and are there again when it is back', async () => {
    const first = await publishCapability(resultAbout('石墨烯散热膜涂布', '石墨烯浆料涂布。'));
    const need = await publishNeed(needAbout('石墨烯散热膜', '石墨烯散热膜导热不均。'));
    expect((await ofNeed(enterprise, need)).map(({ capability }) => capability.id)).to.include(first);
    await server.loseSearch();
    const refusal = await enterprise.refusal(matchRoutes.ofNeed, { params: { id: need }, query: { limit: 20 } });
    expect(refusal.code).to.equal('search_unavailable');
    await server.findSearchAgain();
    const second = await publishCapability(resultAbout('石墨烯散热膜制备', '卷对卷石墨化。'));
    expect((await ofNeed(enterprise, need)).map(({ capability }) => capability.id)).to.include.members([first, second]);
  });

  it('are the same after a restart', async () => {
    const id = await publishCapability(resultAbout('蓝宝石晶体生长炉', '泡生法温场控制。'));
    const need = await publishNeed(needAbout('蓝宝石晶体开裂', '泡生法生长蓝宝石晶体开裂。'));
    const before = await ofNeed(enterprise, need);
    await server.restart();
    const after = await ofNeed(enterprise, need);
    expect(after.find(({ capability }) => capability.id === id)).to.not.equal(undefined);
    expect(after.map(({ capability, score }) => [capability.id, score])).to.deep.equal(
      before.map(({ capability, score }) => [capability.id, score]),
    );
  });

  it('tell an open match page when a counterpart appears, and when it leaves', async () => {
    const need = await publishNeed(needAbout('竹纤维餐具防霉', '竹纤维餐具受潮发霉。'));
    await server.settled();
    const live = await enterprise.connect();
    await live.request('match.watch', { noun: 'need', id: need });
    const id = await publishCapability(resultAbout('竹纤维防霉处理', '竹纤维热改性防霉。'));
    const isOurs = (body: unknown) => JSON.stringify(body) === JSON.stringify({ noun: 'need', id: need });
    await live.hear('matches.changed', isOurs);
    // At the notice the page asks again, and finds it at once.
    const { items } = await enterprise.call(matchRoutes.ofNeed, { params: { id: need }, query: { limit: 20 } });
    expect(items.map(({ capability }) => capability.id)).to.include(id);
    const heard = live.heard('matches.changed').length;
    await withdraw(id);
    await server.settled();
    expect(live.heard('matches.changed').length).to.be.greaterThan(heard);
  });

  it('do not wait for ever for a posting that the engine has not taken', async () => {
    const id = await publishCapability(resultAbout('苎麻脱胶酶制剂', '复合酶脱胶。'));
    await server.settled();
    await server.search.remove(termIndexName('capability'), [id]);
    const [shelves, weights, replies] = [createShelves(), createKeptWeights(), createKeptReplies()];
    await weights.refresh();
    const { handle } = matchNotices(capabilities, { search: server.search, shelves, weights, replies, notify() {} });
    const fact = await storedFacts.findOne({ recordId: id, type: 'capability.published' }).lean();
    if (!fact) throw new Error('nothing was published');
    const failure = await handle([asFact(fact)]).catch((error: unknown) => error);
    // `search_unavailable` would be tried again without end, before all that came later.
    expect(failure).to.be.an('error').and.not.be.instanceOf(Problem);
  });

  it('let nobody watch what they may not read', async () => {
    const draft = await enterprise.call(needRoutes.create, { body: { content: buildNeed() } });
    const live = await (await server.signIn('institute')).connect();
    const refusal = await live.refusal('match.watch', { noun: 'need', id: draft.id });
    expect(refusal.code).to.equal('not_found');
  });
});
