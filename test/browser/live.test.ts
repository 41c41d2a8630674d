// A roadshow in the browser: the center plans it, people register and come, it runs, and is seen again afterwards.
import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { pdfOf } from '#seeds/builders/pdf.ts';
import { eventRoutes } from '#shared/events/routes.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { beginShow, newShow } from '#test/live/show.ts';
import { choose, overflow, seriousFindings, useScreens } from '#test/support/browser.ts';
import { expectGoodScreen, LOOKS } from '#test/support/looks.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { publishCapability } from './publish.ts';

/** Whether a press in the middle of it would reach it as it stands, without anything being scrolled. */
const isInSight = (one: Locator) =>
  one.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });

const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();

describe('a live session in the browser', () => {
  const server = useServer();
  const screens = useScreens(server);

  it('is planned by a coordinator, published, and registered for', async () => {
    const coordinator = await server.signIn('coordinator');
    const { title } = await publishCapability({ author: await server.signIn('researcher'), coordinator });
    const page = await screens.open('/events/new', { as: coordinator });
    await page.getByLabel('活动名称').fill('第十二场传感器项目路演');
    await page.getByLabel('活动介绍').fill('三家企业路演，投资机构在线提问。');
    await page.getByLabel('环节名称').fill('高温压力传感器');
    await choose(page, '介绍的项目（可不填）', title);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: '第十二场传感器项目路演' }).waitFor();
    await page.getByRole('link', { name: title }).waitFor();
    await page.getByRole('button', { name: '发布' }).click();
    await page.getByText('活动已发布').waitFor();

    const company = await server.signIn('enterprise');
    const theirs = await screens.open('/', { as: company });
    await theirs.getByRole('link', { name: '查看活动' }).click();
    await theirs.getByRole('button', { name: '报名' }).click();
    await theirs.getByRole('button', { name: '取消报名' }).waitFor();
    const { items } = await coordinator.call(eventRoutes.list, { query: {} });
    expect(items.map(({ registered }) => registered)).to.deep.equal([1]);
  });

  it('may be a visit instead: who receives it, and its stops; there is nothing to enter', async () => {
    const coordinator = await server.signIn('coordinator');
    const { organizationId } = await server.signIn('researcher');
    const { name } = await coordinator.call(organizationRoutes.read, { params: { id: organizationId } });
    const page = await screens.open('/events/new', { as: coordinator });
    await page.getByText('走出去', { exact: true }).click();
    await page.getByLabel('活动名称').fill('走进中试平台');
    await page.getByLabel('活动介绍').fill('十家传感器企业参观中试平台，现场对接检测需求。');
    await choose(page, '接待单位', name);
    await page.getByLabel('环节名称').fill('中试平台参观');
    await page.getByLabel('地点').fill('高新区科创路 8 号');
    await expectGoodScreen(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: '走进中试平台' }).waitFor();
    await page.getByText('高新区科创路 8 号').waitFor();
    await page.getByRole('button', { name: '发布' }).click();
    await page.getByText('活动已发布').waitFor();
    const phone = await screens.open(new URL(page.url()).pathname, LOOKS[1]);
    await phone.getByRole('link', { name }).waitFor();
    expect(await phone.getByRole('link', { name: 'Enter' }).count()).to.equal(0);
    await expectGoodScreen(phone);
  });

  it('runs: lobby, live, slides, chat, questions, a poll; the audience sees all of it', async () => {
    const show = await newShow(server);
    const { id } = show.event;
    const hosts = await screens.open(`/events/${id}/live`, { as: show.host });
    const viewer = await server.signIn('enterprise', { name: '孙观众' });
    const theirs = await screens.open(`/events/${id}/live`, { as: viewer, width: 360 });
    await theirs.getByRole('timer').waitFor();

    await hosts.getByRole('button', { name: '开放等候室' }).click();
    await theirs.getByText('等候入场，马上开始').waitFor();
    await hosts.getByRole('button', { name: '开始直播' }).click();
    await hosts.getByLabel('上传 PDF').setInputFiles({
      name: '路演.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(pdfOf(5)),
    });
    await hosts.getByRole('button', { name: '展示路演.pdf' }).click();
    await theirs.locator('canvas[data-page="1"]').waitFor();
    await hosts.getByRole('button', { name: '下一页' }).click();
    await theirs.locator('canvas[data-page="2"]').waitFor();
    await hosts.keyboard.press('PageDown');
    await theirs.locator('canvas[data-page="3"]').waitFor();
    await hosts.keyboard.press('ArrowLeft');
    await theirs.locator('canvas[data-page="2"]').waitFor();
    const late = await screens.open(`/events/${id}/live`);
    await late.locator('canvas[data-page="2"]').waitFor();

    await tab(hosts, '议程');
    await hosts.getByRole('group', { name: '高温压力传感器芯片的操作' }).getByRole('button', { name: '开始' }).click();
    await theirs.locator('.live-now').getByText('高温压力传感器芯片').waitFor();

    await theirs.getByLabel('说点什么').fill('请问精度如何？<b>多少</b>');
    await theirs.getByRole('button', { name: '发送' }).click();
    await tab(hosts, '聊天');
    await hosts.getByText('请问精度如何？<b>多少</b>').waitFor();
    await hosts.getByRole('button', { name: '对孙观众的发言' }).click();
    for (const act of ['撤下', '禁言', '移出'])
      expect(await isInSight(hosts.getByRole('button', { name: act })), act).to.equal(true);
    await hosts.getByRole('button', { name: '撤下' }).click();
    await hosts.getByText('这条消息已被撤下').waitFor();
    await theirs.getByText('这条消息已被撤下').waitFor();

    await tab(theirs, '提问');
    await theirs.getByLabel('向台上提问').fill('什么时候量产？');
    await theirs.getByRole('button', { name: '提交问题' }).click();
    await tab(hosts, '提问');
    await hosts.getByRole('button', { name: /支持这个问题/ }).click();
    await theirs.getByText('▲ 1').waitFor();

    await tab(hosts, '主持台');
    await hosts.getByLabel('投票题目').fill('最看好哪一项？');
    await hosts.getByLabel('选项 1').fill('精度');
    await hosts.getByLabel('选项 2').fill('价格');
    await hosts.getByRole('button', { name: '准备投票' }).click();
    await hosts.getByRole('button', { name: '发起' }).click();
    await tab(theirs, '投票');
    await theirs.getByRole('button', { name: /精度/ }).click();
    await theirs.getByText('100%').waitFor();
    for (const page of [hosts, theirs, late]) {
      expect(await overflow(page)).to.be.at.most(0);
      expect(await seriousFindings(page)).to.deep.equal([]);
    }
  });

  it('hands the stage to a presenter, who turns the pages, and is seen again as a replay', async () => {
    const coordinator = await server.signIn('coordinator');
    const project = await publishCapability({ author: await server.signIn('researcher'), coordinator });
    const show = await newShow(server, {}, { noun: 'capability', id: project.id });
    const { id } = show.event;
    const host = await beginShow(show);
    const presenters = await screens.open(`/events/${id}/live`, { as: show.presenter });
    await host.act('stage.offer', { segmentId: show.pitch });
    await presenters.getByRole('button', { name: '上台' }).first().click();
    await presenters.getByText('讲台在您手中').waitFor();
    await presenters.getByLabel('上传 PDF').setInputFiles({
      name: '项目.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(pdfOf(3)),
    });
    await presenters.getByRole('button', { name: '展示项目.pdf' }).click();
    await presenters.locator('canvas[data-page="1"]').waitFor();
    await host.act('segment.move', { id: show.pitch, act: 'start' });
    await host.act('chat.say', { text: '欢迎来到现场' });

    const investor = await server.signIn('investor', { name: '钱投资' });
    const theirs = await screens.open(`/events/${id}/live`, { as: investor, width: 360 });
    await tab(theirs, '意向');
    const form = theirs.getByRole('form', { name: '高温压力传感器芯片' });
    await form.getByLabel('约谈').check();
    await form.getByLabel('意向金额（万元）').fill('500');
    await form.getByLabel('同意让项目方看到我的意向和机构').check();
    await form.getByRole('button', { name: '保存意向' }).click();
    await presenters.getByText('意向金额 500 万元', { exact: false }).waitFor();

    // Beside the private mark: the ordinary interest in the project on stage.
    const onStage = theirs.locator('.live-now');
    await onStage.getByRole('link', { name: project.title }).waitFor();
    await onStage.getByRole('button', { name: '表达意向' }).click();
    await theirs.getByLabel('希望得到什么').fill('希望看到样品的测试数据，再约一次面谈。');
    await theirs.getByRole('dialog').getByRole('button', { name: '发送', exact: true }).click();
    await onStage.getByText('等待对方答复').waitFor();
    expect(await overflow(theirs)).to.be.at.most(0);
    expect(await seriousFindings(theirs)).to.deep.equal([]);

    await host.act('session.move', { act: 'end' });
    await host.act('session.move', { act: 'release' });
    await server.settled();
    const replay = await screens.open(`/events/${id}/replay`);
    await replay.getByRole('button', { name: /高温压力传感器芯片/ }).click();
    await replay.locator('canvas[data-page="1"]').waitFor();
    await replay.locator('.live-now').getByRole('link', { name: project.title }).waitFor();
    await replay.getByLabel('在回放里查找').fill('欢迎');
    await replay.getByRole('button', { name: /欢迎来到现场/ }).click();
    await replay
      .getByRole('log')
      .or(replay.getByRole('list', { name: '聊天记录' }))
      .getByText('欢迎来到现场')
      .waitFor();
    expect(await seriousFindings(replay)).to.deep.equal([]);

    const report = await screens.open(`/events/${id}/report`, { as: show.host });
    await report.getByText('钱投资').waitFor();
    expect(await seriousFindings(report)).to.deep.equal([]);
  });

  it('is accessible and fits its window before, during and after, in English and in the dark too', async () => {
    const coming = await newShow(server);
    const over = await newShow(server);
    const host = await beginShow(over);
    await host.act('segment.move', { id: over.pitch, act: 'start' });
    await host.act('chat.say', { text: 'Welcome' });
    await host.act('session.move', { act: 'end' });
    await host.act('session.move', { act: 'release' });
    await server.settled();
    const paths: readonly (readonly [path: string, as?: Person])[] = [
      ['/events'],
      ['/events?when=past'],
      [`/events/${coming.event.id}`],
      [`/events/${coming.event.id}`, coming.host],
      [`/events/${coming.event.id}/edit`, coming.host],
      [`/events/${coming.event.id}/live`, coming.host],
      [`/events/${coming.event.id}/live`, coming.presenter],
      [`/events/${over.event.id}/replay`],
      [`/events/${over.event.id}/report`, over.host],
    ];
    for (const [path, as] of paths) {
      const page = await screens.open(path, { ...(as ? { as } : {}), locale: 'en', theme: 'dark', width: 360 });
      expect(await page.getByRole('heading', { level: 1 }).count(), path).to.equal(1);
      expect(await overflow(page), path).to.be.at.most(0);
      expect(await seriousFindings(page), path).to.deep.equal([]);
    }
  });
});
