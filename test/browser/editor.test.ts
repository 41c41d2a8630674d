import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { buildNeed } from '#seeds/builders/needs.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { EXE, PDF } from '#test/postings/files.ts';
import { draftNeed, publishNeed, returnNeed } from '#test/postings/journey.ts';
import { useScreens } from '#test/support/browser.ts';
import { useServer } from '#test/support/server.ts';

const saved = (page: Page) =>
  page
    .getByRole('status')
    .getByText(/^已保存/)
    .waitFor();

describe('writing a posting in the browser', () => {
  const server = useServer();
  const screens = useScreens(server);

  it('saves by itself', async () => {
    const author = await server.signIn('enterprise');
    const { id } = await draftNeed(author);
    const page = await screens.open(`/needs/${id}/edit`, { as: author });
    await page.getByLabel('标题').fill('一边写一边保存的标题');
    await saved(page);
    const { title } = await author.call(needRoutes.read, { params: { id } });
    expect(title).to.equal('一边写一边保存的标题');
  });

  it('loses nothing when the network goes and the page is loaded anew', async () => {
    const author = await server.signIn('enterprise');
    const { id } = await draftNeed(author);
    const page = await screens.open(`/needs/${id}/edit`, { as: author });
    await page.route('**/api/needs/*', (route) =>
      route.request().method() === 'PUT' ? route.abort('connectionrefused') : route.continue(),
    );
    await page.getByLabel('摘要').fill('断网时写下的摘要，不能丢。');
    await page.getByText('您写的内容保存在这台设备上，没有丢失。').waitFor();
    await page.unroute('**/api/needs/*');
    await page.reload();
    await page.getByText('已恢复上次在这台设备上没有保存完的内容。').waitFor();
    expect(await page.getByLabel('摘要').inputValue()).to.equal('断网时写下的摘要，不能丢。');
    await saved(page);
    const { summary } = await author.call(needRoutes.read, { params: { id } });
    expect(summary).to.equal('断网时写下的摘要，不能丢。');
  });

  it('shows both texts when someone else changed the same field, and lets one choose', async () => {
    const author = await server.signIn('enterprise');
    const { id, version } = await draftNeed(author);
    const page = await screens.open(`/needs/${id}/edit`, { as: author });
    // Nothing of mine reaches the server before theirs does.
    await page.route('**/api/needs/*', (route) =>
      route.request().method() === 'PUT' ? route.abort('connectionrefused') : route.continue(),
    );
    await page.getByLabel('摘要').fill('我写的摘要，要求功耗低于 1 mW。');
    const theirs = buildNeed({ title: '同事改过的标题', summary: '同事写的摘要，要求功耗低于 2 mW。' });
    await author.call(needRoutes.update, { params: { id }, body: { version, content: theirs } });
    await page.unroute('**/api/needs/*');

    const panel = page.getByRole('alert', { name: '同事也修改了这份内容' });
    await panel.getByText('我写的摘要', { exact: false }).waitFor();
    await panel.getByText('同事', { exact: false }).first().waitFor();
    expect(await page.getByLabel('标题').inputValue()).to.equal('同事改过的标题');
    await panel.getByRole('radio').first().check();
    await panel.getByRole('button', { name: '按选择保存' }).click();
    await saved(page);
    const now = await author.call(needRoutes.read, { params: { id } });
    expect(now).to.include({ title: '同事改过的标题', summary: '我写的摘要，要求功耗低于 1 mW。' });
  });

  it('holds back what is wrong, says so at the field, and saves the rest', async () => {
    const author = await server.signIn('enterprise');
    const { id } = await draftNeed(author);
    const page = await screens.open(`/needs/${id}/edit?step=details`, { as: author });
    await page.getByLabel('预算: 最低').fill('200');
    await page.getByLabel('预算: 最高').fill('100');
    await page.getByLabel('技术关键').fill('微热板的悬空结构与脉冲加热');
    await page.getByText('已保存，有 1 处需要改正后才能保存').waitFor();
    await page.locator('#field-details-budgetWan-error', { hasText: '下限' }).waitFor();
    const { details } = await author.call(needRoutes.read, { params: { id } });
    expect(details).to.deep.include({ keyTechnology: '微热板的悬空结构与脉冲加热', budgetWan: null });
  });

  it('does not publish every key press of what is listed already', async () => {
    const [author, coordinator] = [await server.signIn('enterprise'), await server.signIn('coordinator')];
    const { id, title } = await publishNeed({ author, coordinator });
    const page = await screens.open(`/needs/${id}/edit`, { as: author });
    await page.getByLabel('标题').fill('改了一半');
    await page.getByText('修改尚未保存').waitFor();
    expect((await author.call(needRoutes.read, { params: { id } })).title).to.equal(title);
    await page.getByLabel('标题').fill('改好的标题：低功耗甲烷传感器');
    await page.getByRole('button', { name: '保存修改' }).click();
    await page.getByRole('heading', { level: 1, name: '改好的标题：低功耗甲烷传感器' }).waitFor();
  });

  it('shows the reviewer’s words above what was returned', async () => {
    const [author, coordinator] = [await server.signIn('enterprise'), await server.signIn('coordinator')];
    const { id } = await returnNeed({ author, coordinator });
    const page = await screens.open(`/needs/${id}/edit`, { as: author });
    await page.getByText('已退回，请按意见修改后重新提交').waitFor();
    await page.getByText('请补充功耗的测试条件。').waitFor();
    await page.getByText('审核得分 8 / 20').waitFor();
  });

  it('takes files and refuses a program that calls itself a PDF', async () => {
    const author = await server.signIn('enterprise');
    const { id } = await draftNeed(author);
    const page = await screens.open(`/needs/${id}/edit?step=access`, { as: author });
    const chooser = page.locator('input[type=file]');
    await chooser.setInputFiles({ name: '方案.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) });
    await page.getByRole('link', { name: '方案.pdf' }).waitFor();
    await chooser.setInputFiles({ name: '假.pdf', mimeType: 'application/pdf', buffer: Buffer.from(EXE) });
    await page.getByRole('alert').getByText('文件未被接受').waitFor();
    await page.getByRole('button', { name: '移除: 方案.pdf' }).click();
    await page.getByRole('link', { name: '方案.pdf' }).waitFor({ state: 'detached' });
    // Files count as changes of the posting; writing goes on all the same.
    await page.getByLabel('联系人').fill('王工，研发部');
    await saved(page);
  });

  it('is not there for whoever may not write it', async () => {
    const [author, other] = [await server.signIn('enterprise'), await server.signIn('enterprise')];
    const { id } = await draftNeed(author);
    const page = await screens.open(`/needs/${id}/edit`, { as: other });
    await page.getByText('没有找到').first().waitFor();
  });

  it('waits for who has no organization yet, and says what to do', async () => {
    const newcomer = await server.signIn('newcomer');
    const page = await screens.open('/needs/new', { as: newcomer });
    await page.getByText('您还不属于任何机构').waitFor();
    await page.getByRole('link', { name: '登记机构' }).waitFor();
  });

  it('says at the side what would make it better, and leads to the field', async () => {
    const company = await server.signIn('enterprise');
    const page = await screens.open('/needs/new', { as: company });
    await page.getByRole('button', { name: /^技术/ }).click();
    const aside = page.getByRole('complementary', { name: '建议与预评' });
    await aside.getByText('预评 0 / 20').waitFor();
    await page.getByLabel('标题').fill('石化装置用耐高温压力传感器封装工艺');
    await aside.getByText(/预评 [1-9]\d? \/ 20/).waitFor();
    await aside.getByRole('button', { name: '没有技术指标，至少写一行' }).click();
    await page.waitForURL(/step=details/);
    await page.waitForFunction(() => document.activeElement?.id === 'field-details-indicators');
  });

  it('is not submitted while something required is missing; each missing field is one press away', async () => {
    const company = await server.signIn('enterprise');
    const page = await screens.open('/needs/new', { as: company });
    await page.getByRole('button', { name: /^载体/ }).click();
    await page.getByRole('button', { name: '提交审核' }).click();
    await page.getByText('还有 8 项必填：').waitFor();
    await page.getByRole('button', { name: '联系人' }).click();
    await page.waitForFunction(() => document.activeElement?.id === 'field-contact-name');
    await page.locator('#field-contact-name-error', { hasText: '请填写此项' }).waitFor();
  });
});
