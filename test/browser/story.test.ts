// The whole way, in one story: a need is posted, reviewed and matched; interest is sent, declined once with a reason and
// accepted once; then the talk, the agreement, a confidential file, a meeting and the contract with its form. Nobody's screen
// is loaded anew: each follows what the others do.
import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import ExcelJS from 'exceljs';
import ICAL from 'ical.js';
import type { Download, Page } from 'playwright-core';
import { buildCapability } from '#seeds/builders/capabilities.ts';
import { writePdf } from '#server/platform/documents/pdf.ts';
import { dealRoutes } from '#shared/deals/routes.ts';
import { contractOf } from '#test/deals/journey.ts';
import { useScreens } from '#test/support/browser.ts';
import { textOfPdf } from '#test/support/pdf-text.ts';
import { useServer } from '#test/support/server.ts';
import { publishCapability } from './publish.ts';

const NEED = '家用燃气报警器用低功耗甲烷传感器';
const [CHIP, OTHER_CHIP] = ['微热板甲烷敏感芯片', '电池供电的甲烷检测芯片'];

/** Types into the cascader and takes the first hit. */
const chooseByTyping = async (page: Page, label: string, typed: string) => {
  await page.getByLabel(label).fill(typed);
  await page.locator('.ant-cascader-menu-item:visible').first().click();
};

const writeNeed = async (page: Page) => {
  await page.getByRole('button', { name: /^技术/ }).click();
  await page.getByLabel('标题').fill(NEED);
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

/** The queue moves by itself; the decision is made by keyboard alone. */
const publishByKeyboard = async (desk: Page) => {
  await desk.getByText(NEED).waitFor();
  await desk.keyboard.press('j');
  await desk.waitForFunction(() => document.activeElement?.getAttribute('name') === 'review-value');
  for (const digit of ['4', '4', '3', '4']) await desk.keyboard.press(digit);
  await desk.getByText('合计 15 / 20').waitFor();
  await desk.keyboard.press('Control+Enter');
  await desk.getByText('已发布', { exact: true }).waitFor();
};

const cardOf = (matches: Page, title: string) =>
  matches.getByRole('article').filter({ has: matches.getByRole('link', { name: title, exact: true }) });

const expressInterest = async (matches: Page, title: string) => {
  await cardOf(matches, title).getByRole('button', { name: '表达意向' }).click();
  await matches.getByRole('button', { name: '发送', exact: true }).click();
  await cardOf(matches, title).getByText('等待对方答复').waitFor();
};

const declineWithReason = async (inbox: Page) => {
  await inbox.getByRole('button', { name: '婉拒' }).click();
  const dialog = inbox.getByRole('dialog');
  await dialog.getByRole('button', { name: '婉拒' }).click();
  await dialog.getByText('请选择一个理由').waitFor();
  await dialog.getByLabel('时间不合适').check();
  await dialog.getByLabel('补充一句（可不填）').fill('下半年再谈');
  await dialog.getByRole('button', { name: '婉拒' }).click();
  await inbox.getByText('已婉拒', { exact: true }).waitFor();
};

const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '对接内容' }).getByRole('link', { name }).click();
const stage = (page: Page, name: string) => page.locator('.deal-stages [aria-current=step]', { hasText: name });

const fetched = async (page: Page, name: string): Promise<Download> => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  return download;
};

interface Sides {
  buyer: Page;
  seller: Page;
}

const talk = async ({ buyer, seller }: Sides) => {
  await seller.getByLabel('写消息').fill('样品下周寄出');
  await buyer.getByText('苏老师 正在输入…').waitFor();
  await seller.getByLabel('写消息').press('Enter');
  await buyer.getByText('样品下周寄出').waitFor();
  await buyer.getByLabel('写消息').fill('收到，我们先签保密协议');
  await buyer.getByRole('button', { name: '发送', exact: true }).click();
  await seller.getByText('收到，我们先签保密协议').waitFor();
};

const signAndExchangeFiles = async ({ buyer, seller }: Sides) => {
  await seller.getByRole('button', { name: '进入保密协议' }).click();
  await stage(buyer, '保密协议').waitFor();
  await tab(seller, '文件');
  await seller.getByLabel('文件公开范围').selectOption({ label: '签保密协议后' });
  const plan = Buffer.from(await writePdf([{ kind: 'text', text: '工艺参数' }], { title: '工艺' }));
  const file = { name: '工艺参数.pdf', mimeType: 'application/pdf', buffer: plan };
  await seller.locator('.deal-upload input').first().setInputFiles(file);
  await tab(buyer, '文件');
  await buyer.getByText('签署保密协议后可以打开').waitFor();
  await buyer.getByRole('button', { name: '阅读并签署' }).click();
  await buyer.getByRole('button', { name: '我代表本机构签署' }).click();
  const download = await fetched(buyer, '工艺参数.pdf');
  expect(download.suggestedFilename()).to.equal('工艺参数.pdf');
  const marked = await readFile(await download.path());
  expect(await textOfPdf(marked))
    .to.contain('工艺参数')
    .and.to.contain('程采购·');
  await buyer.getByRole('button', { name: '预览 工艺参数.pdf' }).click();
  await buyer.locator('dialog canvas[data-page="1"]').waitFor();
  await buyer.keyboard.press('Escape');
  await seller.getByRole('button', { name: '打开记录' }).click();
  // One of the download, one of the look.
  await seller
    .getByText(/程采购（.*第 1 版/)
    .nth(1)
    .waitFor();
  await seller.keyboard.press('Escape');
};

/** Proposed by one, taken by the other; the calendar file says the same to a parser as the page does. */
const meet = async ({ buyer, seller }: Sides) => {
  await tab(seller, '会议');
  await seller.getByRole('button', { name: '约会议' }).click();
  await seller.getByLabel('会议主题').fill('样机技术交流');
  await seller.getByRole('button', { name: '发出' }).click();
  await tab(buyer, '会议');
  await buyer.getByRole('button', { name: '选这个时间' }).click();
  await seller.getByText('已确定').waitFor();
  const calendar = await fetched(seller, '加入日历 (.ics)');
  const component = new ICAL.Component(ICAL.parse(await readFile(await calendar.path(), 'utf8')));
  expect(component.getFirstPropertyValue('method')).to.equal('REQUEST');
  const [entry] = component.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  expect(entry?.summary).to.equal('样机技术交流');
  expect(entry?.attendees).to.have.length(2);
  const shown = await seller
    .locator('.deal-slots time')
    .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')));
  const told = [entry?.startDate, entry?.endDate].map((time) => time?.toJSDate().toISOString());
  expect(told).to.deep.equal(shown);
};

const typeContract = async (page: Page) => {
  await page.getByRole('button', { name: '登记合同' }).click();
  await page.getByLabel('合同名称').fill('甲烷传感器检测服务合同');
  await page.getByLabel('标的内容').fill('提供二十批次传感器检测服务和培训。');
  await page.getByText('从内容看更像技术服务合同，请核对。').waitFor();
  await page.getByLabel('合同类别').selectOption({ label: '技术服务' });
  await page.getByLabel('合同金额（元）').fill('800000');
  await page.getByLabel('其中技术交易额（元）').fill('900000');
};

/** The buyer types while the seller records a draft: what was typed stays, and is saved over it only by a word of the buyer. */
const recordContract = async ({ buyer, seller }: Sides, recordDraft: () => Promise<unknown>) => {
  await tab(buyer, '合同');
  await typeContract(buyer);
  await tab(seller, '合同');
  await recordDraft();
  await seller.getByText('低功耗甲烷传感器联合开发合同').waitFor();
  await buyer.getByRole('button', { name: '保存', exact: true }).click();
  await buyer.getByText('不能超过合同金额').waitFor();
  await buyer.getByLabel('其中技术交易额（元）').fill('700000');
  await buyer.getByRole('button', { name: '保存', exact: true }).click();
  await buyer.getByText('最新内容: 低功耗甲烷传感器联合开发合同').waitFor();
  await buyer.getByRole('button', { name: '用我的填写保存' }).click();
  await buyer.getByText('800,000 元', { exact: true }).waitFor();
  await seller.getByText('甲烷传感器检测服务合同', { exact: true }).waitFor();
};

const readForm = async (seller: Page) => {
  const sheet = await fetched(seller, '导出认定登记表 (XLSX)');
  expect(sheet.suggestedFilename()).to.match(/^技术合同认定登记表.*\.xlsx$/);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(await sheet.path());
  const rows = new Map<unknown, unknown>();
  workbook.worksheets[0]?.eachRow((row) => rows.set(row.getCell(2).value, row.getCell(3).value));
  expect(rows.get('合同名称')).to.equal('甲烷传感器检测服务合同');
  expect(rows.get('合同类别')).to.equal('技术服务');
  expect(rows.get('合同成交金额（元）')).to.equal(800_000);
  expect(rows.get('其中：技术交易额（元）')).to.equal(700_000);
  expect(rows.get('技术领域')).to.equal('电子信息');
  const pdf = await fetched(seller, '导出认定登记表 (PDF)');
  const printed = await textOfPdf(await readFile(await pdf.path()));
  for (const words of ['技术合同认定登记表', '甲烷传感器检测服务合同', '800000', '700000'])
    expect(printed).to.contain(words);
};

describe('from a need to a signed contract in the browser', () => {
  const server = useServer();
  const screens = useScreens(server);

  it('everybody does their part, and sees the others do theirs', async function () {
    // Four people's screens, each waiting for the others.
    this.timeout(240_000);
    const company = await server.signIn('enterprise', { name: '程采购' });
    const [provider, other] = [
      await server.signIn('researcher', { name: '苏老师' }),
      await server.signIn('researcher', { name: '白老师' }),
    ];
    const coordinator = await server.signIn('coordinator');
    await publishCapability({ author: provider, coordinator });
    await publishCapability({ author: other, coordinator, content: buildCapability({ title: OTHER_CHIP }) });
    const brief = buildCapability({ title: '发酵罐尾气处理菌剂', keywords: ['菌剂'], summary: '用于发酵尾气除臭。' });
    await publishCapability({ author: provider, coordinator, content: brief });
    await server.settled();
    const desk = await screens.open('/reviews', { as: coordinator });
    await desk.getByText('没有待审核的内容').waitFor();

    const buyer = await screens.open('/needs/new', { as: company });
    await writeNeed(buyer);
    await buyer.getByText('必填项已填完。').waitFor();
    await buyer.getByRole('button', { name: '提交审核' }).click();
    await buyer.getByText('已提交，等待中心审核').waitFor();
    await buyer.getByText('待审核', { exact: true }).waitFor();
    await publishByKeyboard(desk);

    // The author's page hears of it and offers the matches.
    await server.settled();
    await buyer.getByRole('link', { name: '查看匹配' }).click();
    const card = cardOf(buyer, CHIP);
    await card.getByText(/^都提到：.*甲烷/).waitFor();
    await card.getByRole('heading', { name: '得分怎样构成' }).waitFor();
    expect(await card.locator('.x-pill').first().textContent()).to.match(/^(强|较强|弱)相关 \d+ 分$/);
    expect(await buyer.locator('main').textContent()).not.to.match(/matching\.|vocabulary\./);

    const inbox = await screens.open('/interests', { as: other });
    const seller = await screens.open('/desk', { as: provider });
    await expressInterest(buyer, OTHER_CHIP);
    await declineWithReason(inbox);
    await cardOf(buyer, OTHER_CHIP).getByText('对方已婉拒').waitFor();
    await cardOf(buyer, OTHER_CHIP).getByText('时间不合适 · 下半年再谈').waitFor();
    await expressInterest(buyer, CHIP);
    await seller.getByRole('link', { name: /^答复/ }).click();
    await seller.getByRole('button', { name: '接受，开始对接' }).click();
    await seller.getByText('0371-60000000').waitFor();
    await card.getByText('对方已接受').waitFor();
    await card.getByRole('link', { name: '查看意向' }).click();
    await buyer.getByText('陈老师').waitFor();
    for (const page of [buyer, seller]) await page.getByRole('link', { name: '进入对接' }).click();

    const sides = { buyer, seller };
    await talk(sides);
    await signAndExchangeFiles(sides);
    await meet(sides);
    const params = { id: new URL(seller.url()).pathname.split('/').at(-1) ?? '' };
    const draft = contractOf({ seeker: company, provider });
    await recordContract(sides, () =>
      provider.call(dealRoutes.recordContract, { params, body: { version: 0, contract: draft } }),
    );
    await readForm(seller);
    await buyer.getByRole('button', { name: '进入商定条款' }).click();
    await seller.getByRole('button', { name: '进入签约' }).click();
    await stage(buyer, '签约').waitFor();
    await tab(buyer, '经过');
    await buyer.getByText('进展变更 → 签约').waitFor();
  });
});
