// What people are told, follow and are shown by the center, as they use it in the browser.
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { buildCapability } from '#seeds/builders/capabilities.ts';
import { buildNeed } from '#seeds/builders/needs.ts';
import { organizationOf } from '#seeds/builders/organizations.ts';
import { seedOrganization } from '#server/features/organizations/seeding.ts';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import { interestRoutes } from '#shared/interests/routes.ts';
import { notificationRoutes } from '#shared/notifications/routes.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { pushRoutes } from '#shared/pushes/routes.ts';
import { publishNeed, returnNeed } from '#test/postings/journey.ts';
import { type Look, overflow, seriousFindings, useScreens } from '#test/support/browser.ts';
import { lastMailTo } from '#test/support/mails.ts';
import { useRobotProviders } from '#test/support/robot-provider.ts';
import { type Person, useServer } from '#test/support/server.ts';

const SCORES = { value: 4, clarity: 4, cooperation: 3, completeness: 3 };
const LOOKS: readonly Look[] = [
  { width: 1440, locale: 'zh-CN', theme: 'light' },
  { width: 360, locale: 'en', theme: 'dark' },
];

describe('notifications in the browser', function () {
  this.timeout(120_000);
  const providers = useRobotProviders();
  const server = useServer({ robots: () => ({ robotOrigins: (provider) => providers[provider].origin }) });
  const screens = useScreens(server);
  let coordinator: Person;
  let administrator: Person;
  let owner: Person;
  let capabilityId: string;
  let pushId: string;
  let centerId: string;

  before('people, with something to tell each of them', async () => {
    coordinator = await server.signIn('coordinator', { name: '协调员周' });
    administrator = await server.signIn('administrator');
    owner = await server.signIn('enterprise', { name: '钱总' });
    const center = organizationOf({ type: 'center' });
    centerId = await seedOrganization({ content: center, verification: 'verified', isDemo: false }, server.clock.now());
    await publishNeed({ author: owner, coordinator, content: buildNeed({ title: '煤矿井下甲烷激光检测' }) });
    await returnNeed({ author: owner, coordinator, content: buildNeed({ title: '低功耗传感器封装' }) });
    await server.settled();
    capabilityId = await publishResult();
    const body = {
      noun: 'capability' as const,
      postingId: capabilityId,
      organizationIds: [owner.organizationId],
      message: '与贵公司井下检测的需求相符，建议看看。',
    };
    pushId = (await coordinator.call(pushRoutes.send, { body })).id;
    await server.settled();
  });

  const publishResult = async (): Promise<string> => {
    const researcher = await server.signIn('researcher');
    const content = buildCapability({ title: '甲烷激光检测探头，煤矿井下适用', keywords: ['甲烷'], disclosure: 'L0' });
    const { id } = await researcher.call(capabilityRoutes.create, { body: { content } });
    const { version } = await researcher.call(capabilityRoutes.submit, { params: { id }, body: {} });
    await coordinator.call(capabilityRoutes.review, { params: { id }, body: { version, scores: SCORES, comment: '' } });
    return id;
  };

  const fits = async (page: Page, what: string): Promise<void> => {
    expect(await page.getByRole('heading', { level: 1 }).count(), what).to.equal(1);
    expect(await overflow(page), what).to.be.at.most(0);
    expect(await seriousFindings(page), what).to.deep.equal([]);
  };

  const visits: readonly [who: () => Person, path: () => string][] = [
    [() => owner, () => '/notifications'],
    [() => owner, () => '/account/notifications'],
    [() => owner, () => '/follows'],
    [() => owner, () => '/received'],
    [() => owner, () => `/received/${pushId}/${owner.organizationId}`],
    [() => owner, () => `/organizations/${owner.organizationId}/robots`],
    [() => owner, () => `/capabilities/${capabilityId}`],
    [() => coordinator, () => '/pushes'],
    [() => coordinator, () => `/pushes/${pushId}`],
    [() => coordinator, () => `/pushes/new?noun=capability&id=${capabilityId}`],
    [() => coordinator, () => `/organizations/${centerId}/robots`],
    [() => administrator, () => '/administration/deliveries'],
  ];
  for (const look of LOOKS) {
    it(`are accessible and fit their windows, every screen of them, at ${look.width} px, ${look.locale}`, async () => {
      for (const [who, path] of visits) {
        await fits(await screens.open(path(), { ...look, as: who() }), path());
        expect(await screens.close()).to.deep.equal([]);
      }
    });
  }

  it('say at the desk what changed since one was last there', async () => {
    const [look, other] = LOOKS;
    const page = await screens.open('/desk', { as: owner, ...look });
    await page
      .getByRole('region', { name: '有什么变化' })
      .getByText(/低功耗传感器封装/)
      .first()
      .waitFor();
    await fits(page, 'the desk with changes');
    server.clock.advance(31 * 60_000);
    const later = await screens.open('/desk', { as: owner, ...other });
    await later.getByRole('region', { name: 'What changed' }).getByText('Nothing has changed.').waitFor();
    await fits(later, 'the desk without changes');
  });

  it('arrive live at the bell, are read there, and the other device knows', async () => {
    const author = await server.signIn('enterprise');
    const phone = await server.signInAs(author);
    const desk = await screens.open('/', { as: author });
    const pocket = await screens.open('/needs', { as: phone, width: 360 });
    await desk.getByRole('button', { name: '消息：没有未读' }).waitFor();
    await publishNeed({ author, coordinator, content: buildNeed({ title: '当场就知道的需求' }) });
    await desk.getByRole('button', { name: '消息：1 条未读' }).click();
    await pocket.getByRole('button', { name: '消息：1 条未读' }).waitFor();
    await desk.getByRole('link', { name: /当场就知道的需求/ }).click();
    await desk.getByRole('heading', { name: '当场就知道的需求' }).waitFor();
    await pocket.getByRole('button', { name: '消息：没有未读' }).waitFor();
  });

  it('are found by topic, and read all at once', async () => {
    const page = await screens.open('/notifications', { as: owner });
    await page.getByText('“低功耗传感器封装”已退回，请按意见修改').waitFor();
    await page.getByLabel('类别').selectOption('pushes');
    await page.getByText(/中心向.*推送了.*甲烷激光检测探头/).waitFor();
    await page.waitForURL(/topic=pushes/);
    await page.getByLabel('类别').selectOption('');
    await page.getByRole('button', { name: '全部标为已读' }).click();
    await page.getByRole('button', { name: '消息：没有未读' }).waitFor();
    await page.getByLabel('只看未读').click();
    await page.getByText('没有符合条件的结果').waitFor();
  });

  it('reach a person as they chose', async () => {
    const person = await server.signIn('enterprise');
    const page = await screens.open('/account/notifications', { as: person });
    await page.getByLabel('发布成功：邮件').or(page.getByLabel('内容发布：邮件')).selectOption('never');
    await page.getByLabel('内容发布：站内').uncheck();
    await page.getByLabel('设置免打扰时段').check();
    await page.getByLabel('每天汇总邮件的时间').fill('18:45');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('已保存').waitFor();
    const settings = await person.call(notificationRoutes.settings);
    expect(settings).to.deep.include({ digestAt: '18:45', quiet: { from: '22:00', to: '07:30' } });
    expect(settings.choices['postingPublished']).to.deep.equal({ app: false, mail: 'never' });
  });

  it('end by the link of a mail, without signing in', async () => {
    const author = await server.signIn('enterprise');
    await publishNeed({ author, coordinator });
    await server.settled();
    const link = /http:\/\/xietong\.test(\/unsubscribe\?token=\S+)/.exec((await lastMailTo(author.email)).text)?.[1];
    const page = await screens.open(link ?? '');
    await page.getByRole('button', { name: '退订' }).click();
    await page.getByText('已退订“内容发布”邮件').waitFor();
    await fits(page, 'unsubscribed');
    const broken = await screens.open('/unsubscribe?token=x');
    await broken.getByRole('alert').waitFor();
  });

  it('come from a search that is followed, and from a posting', async () => {
    const person = await server.signIn('enterprise');
    const page = await screens.open('/needs?q=燃料电池', { as: person });
    await page.getByRole('button', { name: '关注这个搜索' }).click();
    const dialog = page.getByRole('dialog', { name: '关注这个搜索' });
    expect(await dialog.getByLabel('名称').inputValue()).to.equal('燃料电池');
    await dialog.getByRole('button', { name: '关注这个搜索' }).click();
    await page.getByText('已关注这个搜索').waitFor();

    await page.goto(`/capabilities/${capabilityId}`);
    await page.getByRole('button', { name: '关注新的匹配' }).click();
    await page.getByLabel('从哪一级起告诉我').selectOption('strong');
    const author = await server.signIn('enterprise');
    await publishNeed({ author, coordinator, content: buildNeed({ title: '燃料电池电堆检漏' }) });
    await server.settled();
    await page.goto('/follows');
    await page.getByText('发现 1 项').waitFor();
    await page.getByRole('button', { name: '查看发现' }).click();
    await page.getByRole('link', { name: '燃料电池电堆检漏' }).waitFor();
  });

  it('go to a group: a robot is added, tested, and its trouble is seen', async () => {
    const person = await server.signIn('enterprise');
    const { name } = await person.call(organizationRoutes.read, { params: { id: person.organizationId } });
    const page = await screens.open(`/organizations/${person.organizationId}`, { as: person });
    await page.getByRole('link', { name: '管理群机器人' }).click();
    await page.getByRole('button', { name: '添加机器人' }).click();
    await page.getByLabel('名称').fill('研发群');
    await page.getByLabel('Webhook 地址').fill('https://127.0.0.1/robot/send?access_token=abcdef0123456789');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText(/不是钉钉、企业微信或飞书群机器人的地址/).waitFor();
    await page
      .getByLabel('Webhook 地址')
      .fill('https://oapi.dingtalk.com/robot/send?access_token=browser-token-0123456789');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('heading', { name: '研发群' }).waitFor();
    await page.getByRole('button', { name: '发送测试消息' }).click();
    await page.getByText('测试消息已发送').waitFor();
    expect(providers.dingtalk.heard.at(-1)?.title).to.include('研发群');
    expect(await page.content()).to.not.include('browser-token');
    expect(name).to.not.equal('');
  });

  it('tell the coordinator what became of a push: chosen, opened, declined with a reason', async () => {
    const company = await server.signIn('enterprise');
    const { name } = await company.call(organizationRoutes.read, { params: { id: company.organizationId } });
    await server.settled();
    const page = await screens.open(`/capabilities/${capabilityId}`, { as: coordinator });
    await page.getByRole('link', { name: '推送给机构' }).click();
    await page.getByLabel('按名称查找机构').fill(name);
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByLabel(name).check();
    await page.getByLabel(/为什么值得看/).fill('请看第二段。');
    await page.getByRole('button', { name: '推送给 1 个机构' }).click();
    await page.getByText('还没有打开').waitFor();

    const theirs = await screens.open('/notifications', { as: company });
    await theirs.getByRole('link', { name: /中心向.*推送了/ }).click();
    await theirs.getByText('请看第二段。').waitFor();
    await theirs.getByRole('button', { name: '暂不考虑' }).click();
    const dialog = theirs.getByRole('dialog', { name: '暂不考虑' });
    await dialog.getByLabel('预算不合适').check();
    await dialog.getByRole('button', { name: '暂不考虑' }).click();
    await theirs.getByText('已告诉中心').waitFor();

    await page.reload();
    await page.getByText('预算不合适').waitFor();
    const { counts } = await coordinator.call(pushRoutes.tracking, {
      params: { id: page.url().split('/').at(-1) ?? '' },
    });
    expect(counts).to.deep.equal({ sent: 1, opened: 1, interested: 0, declined: 1 });

    // On second thoughts: who is interested says at once in what, and the owner hears it.
    await theirs.getByRole('button', { name: '有意向' }).click();
    await theirs.getByLabel('希望得到什么').fill('希望在我们的矿井试用三个月，先看防爆证书。');
    await theirs.getByRole('button', { name: '发送', exact: true }).click();
    await theirs.getByText('意向已发送').waitFor();
    const query = { noun: 'capability' as const, id: capabilityId };
    const { items } = await company.call(interestRoutes.standing, { query });
    expect(items.map(({ state }) => state)).to.deep.equal(['sent']);
  });

  it('are all in the log of the administrator, by way and outcome', async () => {
    const page = await screens.open('/administration/deliveries', { as: administrator });
    await page.getByLabel('方式').selectOption('mail');
    await page.getByLabel('收件人姓名或邮箱').fill(owner.email);
    await page.getByRole('button', { name: '查找' }).click();
    await page.locator('.x-pill', { hasText: '已留存' }).first().waitFor();
    await page.getByText(owner.email).first().waitFor();
  });
});
