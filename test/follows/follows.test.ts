// Following: a posting for its new matches above a grade, a search for what it newly finds; each once, with the reason.
import { expect } from 'chai';
import { buildCapability } from '#seeds/builders/capabilities.ts';
import { buildNeed } from '#seeds/builders/needs.ts';
import { followReactions } from '#server/features/follows/reactions.ts';
import { asFact, type StoredFact, storedFacts } from '#server/platform/facts/store.ts';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import type { CapabilityInput } from '#shared/capabilities/schema.ts';
import { followRoutes } from '#shared/follows/routes.ts';
import type { Follow } from '#shared/follows/schema.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import type { NeedInput } from '#shared/needs/schema.ts';
import { notificationRoutes } from '#shared/notifications/routes.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { draftNeed, publishNeed } from '#test/postings/journey.ts';
import { type Person, useServer } from '#test/support/server.ts';

const SCORES = { value: 4, clarity: 4, cooperation: 3, completeness: 3 };

describe('following', function () {
  this.timeout(60_000);
  const server = useServer();
  let coordinator: Person;
  let researcher: Person;

  before(async () => {
    coordinator = await server.signIn('coordinator');
    researcher = await server.signIn('researcher');
  });

  const needAbout = (title: string, mainProblem: string, more: Partial<NeedInput> = {}): NeedInput => {
    const need = buildNeed({ title, keywords: [title.slice(0, 8)], summary: mainProblem });
    // The kind stays; only common fields are given.
    return { ...need, details: { ...need.details, mainProblem }, ...more } as NeedInput;
  };
  const resultAbout = (title: string, solution: string, more: Partial<CapabilityInput> = {}): CapabilityInput => {
    const result = buildCapability({ title, keywords: [title.slice(0, 8)], summary: solution, disclosure: 'L0' });
    return { ...result, details: { ...result.details, solution }, ...more } as CapabilityInput; // As above.
  };
  const publishCapability = async (content: CapabilityInput, author: Person = researcher): Promise<string> => {
    const { id } = await author.call(capabilityRoutes.create, { body: { content } });
    const { version } = await author.call(capabilityRoutes.submit, { params: { id }, body: {} });
    await coordinator.call(capabilityRoutes.review, { params: { id }, body: { version, scores: SCORES, comment: '' } });
    return id;
  };
  const findingsOf = async (person: Person, { id }: Pick<Follow, 'id'>) => {
    await server.settled();
    return (await person.call(followRoutes.findings, { params: { id }, query: {} })).items;
  };
  const noticesOf = async (person: Person, kind: string) => {
    await server.settled();
    const { items } = await person.call(notificationRoutes.list, { query: { topic: 'matches' } });
    return items.filter((item) => item.kind === kind);
  };
  const follow = (person: Person, body: Parameters<typeof person.call<typeof followRoutes.add>>[1]['body']) =>
    person.call(followRoutes.add, { body });

  it('one’s own published need comes by itself, and a fitting result is told once, with the reason in a sentence', async () => {
    const enterprise = await server.signIn('enterprise');
    const content = needAbout('聚晶金刚石复合片分层问题', '复合片在钻进中界面分层，寿命短。');
    const { id } = await publishNeed({ author: enterprise, coordinator, content });
    await server.settled();
    const { follow: own } = await enterprise.call(followRoutes.ofPosting, { query: { noun: 'need', postingId: id } });
    expect(own).to.include({ isAutomatic: true, isOn: true, leastGrade: 'good' });
    await publishCapability(resultAbout('农田遥感墒情监测', '卫星影像反演土壤含水量。'));
    const found = await publishCapability(
      resultAbout('聚晶金刚石复合片分层问题的解决：烧结工艺', '聚晶金刚石复合片界面结合强度高，钻进不分层。'),
    );
    const findings = await findingsOf(enterprise, own ?? { id: '' });
    expect(findings.map(({ foundId }) => foundId)).to.deep.equal([found]);
    expect(findings[0]?.why).to.match(/^都提到：.*金刚石/);
    const [told] = await noticesOf(enterprise, 'matchFound');
    expect(told).to.include({ count: 1, path: `/capabilities/${found}`, detail: findings[0]?.why });

    // Changed again, and its facts heard again: no second time.
    const page = await researcher.call(capabilityRoutes.read, { params: { id: found } });
    const body = {
      version: page.version,
      content: resultAbout(page.title, '聚晶金刚石复合片界面结合强度更高，不分层。'),
    };
    await researcher.call(capabilityRoutes.update, { params: { id: found }, body });
    await server.settled();
    const facts = (await storedFacts.find({ recordId: found }).lean<StoredFact[]>()).map(asFact);
    for (const reaction of followReactions(server.app.platform)) await reaction.handle(facts);
    expect(await findingsOf(enterprise, own ?? { id: '' })).to.have.length(1);
    expect((await noticesOf(enterprise, 'matchFound'))[0]).to.include({ count: 1 });
  });

  it('keeps to the grade that the person set, and to what is on', async () => {
    const [strict, quiet] = await Promise.all([server.signIn('enterprise'), server.signIn('enterprise')]);
    const title = '北斗授时接收机抗干扰';
    const content = needAbout(title, '强干扰下授时中断。');
    const { id } = await publishNeed({ author: strict, coordinator, content });
    await server.settled();
    const strictly = await follow(strict, { of: 'posting', noun: 'need', postingId: id, leastGrade: 'strong' });
    const silently = await follow(quiet, { of: 'posting', noun: 'need', postingId: id, leastGrade: 'weak' });
    await quiet.call(followRoutes.change, { params: { id: silently.id }, body: { isOn: false } });
    const open = await server.signIn('investor');
    const openly = await follow(open, { of: 'posting', noun: 'need', postingId: id, leastGrade: 'weak' });
    await publishCapability(resultAbout('北斗授时接收机抗干扰天线', '强干扰下授时不中断。'));
    await publishCapability(
      resultAbout('农用机械远程监控', '拖拉机作业面积统计、油耗分析和故障预警，定位用卫星模块，另有干扰告警。'),
    );
    const found = await findingsOf(open, openly);
    const strong = found.filter(({ grade }) => grade === 'strong').map(({ foundId }) => foundId);
    expect(strong.length).to.be.within(1, found.length - 1);
    expect((await findingsOf(strict, strictly)).map(({ foundId }) => foundId)).to.deep.equal(strong);
    expect(await findingsOf(quiet, silently)).to.deep.equal([]);
  });

  it('a search tells what it newly finds, by words and by filters, and not one’s own', async () => {
    const person = await server.signIn('enterprise');
    const words = await follow(person, {
      of: 'search',
      noun: 'need',
      search: 'q=燃料电池&sort=newest&page=3',
      name: '燃料电池',
    });
    expect(words).to.deep.include({ of: 'search', search: new URLSearchParams({ q: '燃料电池' }).toString() });
    const fields = await follow(person, {
      of: 'search',
      noun: 'need',
      search: 'kind=technology&region=410200',
      name: '开封',
    });
    const other = await server.signIn('enterprise');
    const fitting = needAbout('燃料电池膜电极寿命', '膜电极衰减快。', { region: '410200' });
    const { id } = await publishNeed({ author: other, coordinator, content: fitting });
    await publishNeed({ author: other, coordinator, content: needAbout('水泵节能改造', '能耗高。') });
    await publishNeed({ author: person, coordinator, content: needAbout('燃料电池气体扩散层', '要国产化。') });
    expect((await findingsOf(person, words)).map(({ foundId }) => foundId)).to.deep.equal([id]);
    expect((await findingsOf(person, fields)).map(({ foundId }) => foundId)).to.deep.equal([id]);
    const told = await noticesOf(person, 'searchFound');
    expect(told.map(({ params }) => params['search'])).to.have.members(['燃料电池', '开封']);
  });

  it('a search finds by hidden words only for who may read them', async () => {
    const member = await server.signIn('investor');
    const newcomer = await server.signIn('newcomer');
    const search = { of: 'search', noun: 'need', search: 'q=钽酸锂晶片', name: '晶片' } as const;
    const [seen, unseen] = [await follow(member, search), await follow(newcomer, search)];
    const author = await server.signIn('enterprise');
    const content = needAbout('声表面波滤波器', '要求国产材料。', { disclosure: 'L1' });
    const hidden = { ...content, details: { ...content.details, mainProblem: '钽酸锂晶片翘曲。' } };
    await publishNeed({ author, coordinator, content: hidden as NeedInput }); // The same kind with another text.
    expect(await findingsOf(member, seen)).to.have.length(1);
    expect(await findingsOf(newcomer, unseen)).to.deep.equal([]);
  });

  it('a search for organizations tells of those that are verified from now on', async () => {
    const person = await server.signIn('newcomer');
    const search = await follow(person, {
      of: 'search',
      noun: 'organization',
      search: 'type=enterprise',
      name: '企业',
    });
    const owner = await server.signIn('unverified');
    const params = { id: owner.organizationId };
    await coordinator.call(organizationRoutes.verify, { params, body: { decision: 'verify' } });
    const [found] = await findingsOf(person, search);
    expect(found).to.include({ noun: 'organization', foundId: owner.organizationId });
  });

  it('is one’s own affair: lists, changes and findings of others do not exist', async () => {
    const [mine, other] = await Promise.all([server.signIn('newcomer'), server.signIn('newcomer')]);
    const search = await follow(mine, { of: 'search', noun: 'need', search: '', name: '全部需求' });
    const params = { id: search.id };
    expect((await other.refusal(followRoutes.change, { params, body: { isOn: false } })).code).to.equal('not_found');
    expect((await other.refusal(followRoutes.remove, { params })).code).to.equal('not_found');
    expect((await other.refusal(followRoutes.findings, { params, query: {} })).code).to.equal('not_found');
    expect((await other.call(followRoutes.list, { query: {} })).items).to.deep.equal([]);
    await mine.call(followRoutes.remove, { params });
    expect((await mine.call(followRoutes.list, { query: {} })).total).to.equal(0);
  });

  it('the same search twice is one, under its new name', async () => {
    const person = await server.signIn('newcomer');
    const first = await follow(person, { of: 'search', noun: 'need', search: '?kind=talent&q=北斗', name: '人才' });
    const second = await follow(person, {
      of: 'search',
      noun: 'need',
      search: 'q=北斗&kind=talent&page=2',
      name: '北斗人才',
    });
    expect(second).to.deep.include({ id: first.id, name: '北斗人才' });
  });

  it('a posting one may not read, or a search that means nothing, is refused', async () => {
    const author = await server.signIn('enterprise');
    const stranger = await server.signIn('enterprise');
    const { id } = await draftNeed(author);
    const body = { of: 'posting', noun: 'need', postingId: id, leastGrade: 'good' } as const;
    expect((await stranger.refusal(followRoutes.add, { body })).code).to.equal('not_found');
    for (const search of ['kind=nothing', 'scope=mine', 'unknown=1', 'status=draft', 'q=%00']) {
      const refused = await stranger.refusal(followRoutes.add, {
        body: { of: 'search', noun: 'need', search, name: '错' },
      });
      expect(refused.errors?.[0], search).to.include({ field: 'search', code: 'invalid_value' });
    }
  });

  it('what was ended stays ended when the posting is published again', async () => {
    const author = await server.signIn('enterprise');
    const { id, version } = await publishNeed({ author, coordinator });
    await server.settled();
    const { follow: own } = await author.call(followRoutes.ofPosting, { query: { noun: 'need', postingId: id } });
    await author.call(followRoutes.remove, { params: { id: own?.id ?? '' } });
    const validUntil = '2027-06-30';
    await author.call(needRoutes.renew, { params: { id }, body: { version, validUntil } });
    await server.settled();
    const { follow: later } = await author.call(followRoutes.ofPosting, { query: { noun: 'need', postingId: id } });
    expect(later).to.include({ isOn: false });
  });

  it('waits while the search engine is away, and loses nothing', async () => {
    const person = await server.signIn('newcomer');
    const search = await follow(person, { of: 'search', noun: 'need', search: 'q=磁悬浮轴承', name: '轴承' });
    const author = await server.signIn('enterprise');
    await server.settled();
    await server.loseSearch();
    const { id } = await publishNeed({ author, coordinator, content: needAbout('磁悬浮轴承控制器', '振动大。') });
    await server.findSearchAgain();
    expect((await findingsOf(person, search)).map(({ foundId }) => foundId)).to.deep.equal([id]);
  });
});
