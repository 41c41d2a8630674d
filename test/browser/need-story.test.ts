import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { buildCapability } from '#seeds/builders/capabilities.ts';
import { useScreens } from '#test/support/browser.ts';
import { useServer } from '#test/support/server.ts';
import { publishCapability } from './publish.ts';

/** Types into the cascader and takes the first hit. */
const chooseByTyping = async (page: Page, label: string, typed: string) => {
  await page.getByLabel(label).fill(typed);
  await page.locator('.ant-cascader-menu-item:visible').first().click();
};

const writeNeed = async (page: Page) => {
  await page.getByRole('button', { name: /^技术/ }).click();
  await page.getByLabel('标题').fill('家用燃气报警器用低功耗甲烷传感器');
  await page
    .getByLabel('摘要')
    .fill('现有催化元件功耗大，不能用电池供电。寻求微热板甲烷敏感芯片，希望与有中试线的团队联合开发。');
  for (const word of ['微热板', '甲烷', '低功耗']) {
    await page.getByLabel('关键词').fill(word);
    await page.getByLabel('关键词').press('Enter');
  }
  await page.getByLabel('电子信息', { exact: true }).check();
  await chooseByTyping(page, '所在地区', '中原区');

  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('主要问题').fill('现有催化燃烧元件平均功耗 180 mW，电池只能用三个月。');
  await page.getByRole('button', { name: '添加指标' }).click();
  await page.getByLabel('第 1 行 指标').fill('平均功耗');
  await page.getByLabel('第 1 行 关系').press('ArrowDown');
  await page.locator('.ant-select-item-option:visible', { hasText: '≤' }).click();
  await page.getByLabel('第 1 行 数值').fill('1');
  await page.getByLabel('第 1 行 单位').fill('mW');
  await page.getByLabel('预期目标').fill('十二个月内完成样机，平均功耗不超过 1 mW。');
  await page.getByLabel('合作研发').check();

  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('联系人').fill('李工');
  await page.getByLabel('电话').fill('0371-60000000');
};

describe('a need in the browser', () => {
  const server = useServer();
  const screens = useScreens(server);

  it('is posted by a company, reviewed by the center, and finds ranked matches with reasons', async function () {
    // Three people's screens one after another.
    this.timeout(180_000);
    const [company, researcher, coordinator] = [
      await server.signIn('enterprise'),
      await server.signIn('researcher'),
      await server.signIn('coordinator'),
    ];
    await publishCapability({ author: researcher, coordinator });
    const brief = buildCapability({ title: '发酵罐尾气处理菌剂', keywords: ['菌剂'], summary: '用于发酵尾气除臭。' });
    await publishCapability({ author: researcher, coordinator, content: brief });
    await server.settled();

    const desk = await screens.open('/reviews', { as: coordinator });
    await desk.getByText('没有待审核的内容').waitFor();

    const page = await screens.open('/needs/new', { as: company });
    await writeNeed(page);
    await page.getByText('必填项已填完。').waitFor();
    await page.getByRole('button', { name: '提交审核' }).click();
    await page.getByText('已提交，等待中心审核').waitFor();
    await page.getByText('待审核', { exact: true }).waitFor();

    // The queue moves by itself; the decision is made by keyboard alone.
    await desk.getByText('家用燃气报警器用低功耗甲烷传感器').waitFor();
    await desk.keyboard.press('j');
    await desk.waitForFunction(() => document.activeElement?.getAttribute('name') === 'review-value');
    for (const digit of ['4', '4', '3', '4']) await desk.keyboard.press(digit);
    await desk.getByText('合计 15 / 20').waitFor();
    await desk.keyboard.press('Control+Enter');
    await desk.getByText('已发布', { exact: true }).waitFor();

    // The author's page hears of it and offers the matches.
    await server.settled();
    await page.getByRole('link', { name: '查看匹配' }).click();
    const card = page.getByRole('article').first();
    await card.getByRole('link', { name: '微热板甲烷敏感芯片' }).waitFor();
    await card.getByText(/^都提到：.*甲烷/).waitFor();
    await card.getByRole('heading', { name: '得分怎样构成' }).waitFor();
    expect(await card.locator('.x-pill').first().textContent()).to.match(/^(强|较强|弱)相关 \d+ 分$/);
    expect(await page.locator('main').textContent()).not.to.match(/matching\.|vocabulary\./);
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
