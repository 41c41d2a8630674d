import { expect } from 'chai';
import { buildCapability } from '#seeds/builders/capabilities.ts';
import { publishNeed } from '#test/postings/journey.ts';
import { useScreens } from '#test/support/browser.ts';
import { useServer } from '#test/support/server.ts';
import { publishCapability } from './publish.ts';

describe('a match page in the browser', () => {
  const server = useServer();
  const screens = useScreens(server);

  it('says what would help while nothing fits', async () => {
    const [author, coordinator] = [await server.signIn('enterprise'), await server.signIn('coordinator')];
    const { id } = await publishNeed({ author, coordinator });
    await server.settled();
    const page = await screens.open(`/needs/${id}/matches`, { as: author });
    await page.getByText('还没有匹配的成果').waitFor();
    await page.getByText('没有技术指标，至少写一行').waitFor();
    await page.getByRole('link', { name: '补充内容' }).waitFor();
  });

  it('shows a result that a researcher offers elsewhere, without being loaded anew', async () => {
    const [author, researcher, coordinator] = [
      await server.signIn('enterprise'),
      await server.signIn('researcher'),
      await server.signIn('coordinator'),
    ];
    const { id } = await publishNeed({ author, coordinator });
    await publishCapability({ author: researcher, coordinator });
    await server.settled();
    const page = await screens.open(`/needs/${id}/matches`, { as: author });
    await page.getByRole('article', { name: '微热板甲烷敏感芯片' }).waitFor();
    await page.evaluate(() => document.body.setAttribute('data-not-reloaded', ''));

    const later = buildCapability({ title: '低功耗甲烷传感器封装工艺', keywords: ['甲烷', '低功耗', '封装'] });
    await publishCapability({ author: researcher, coordinator, content: later });
    const card = page.getByRole('article', { name: '低功耗甲烷传感器封装工艺' });
    await card.waitFor();
    await card.getByText('新', { exact: true }).waitFor();
    await page.getByRole('status').getByText('出现 1 项新的匹配：低功耗甲烷传感器封装工艺').waitFor();
    expect(await page.locator('body[data-not-reloaded]').count()).to.equal(1);
  });

  it('tells a researcher who needs the result', async () => {
    const [author, researcher, coordinator] = [
      await server.signIn('enterprise'),
      await server.signIn('researcher'),
      await server.signIn('coordinator'),
    ];
    await publishNeed({ author, coordinator });
    const { id } = await publishCapability({ author: researcher, coordinator });
    await server.settled();
    const page = await screens.open(`/capabilities/${id}`, { as: researcher });
    await page.getByRole('link', { name: '查看匹配' }).click();
    await page.getByRole('heading', { level: 1, name: '谁需要这项成果' }).waitFor();
    const card = page.getByRole('article').filter({ hasText: '低功耗甲烷传感器' }).first();
    await card.getByText('得分怎样构成').waitFor();
    await card.getByText('需求原文').waitFor();
    // The rows of the score add up to what is shown.
    const rows = await card.locator('.match-row:not(.match-row-total) .match-row-points').allTextContents();
    const sum = rows.map((row) => Number.parseFloat(row.replace('−', '-')) || 0).reduce((one, other) => one + other, 0);
    const shown = Number(await card.locator('.match-row-total .match-row-points').textContent());
    expect(shown).to.be.closeTo(Math.min(100, sum), 1);
    // And each of them is its most × fit × text ÷ 100, as the line below them says.
    const reasons = await card.locator('.match-row:not(.match-row-total) .match-row-text').allTextContents();
    const text = Number(rows[0]);
    const known = rows.flatMap((row, at) => {
      const [points = 0, most = 0] = row.replace('−', '-').split('/').map(Number);
      const fit = /符合度 ([−\d.]+)%/.exec(reasons[at] ?? '')?.[1]?.replace('−', '-');
      return fit === undefined ? [] : [{ points, told: (most * Number(fit) * text) / 1e4 }];
    });
    expect(known).to.not.deep.equal([]);
    for (const { points, told } of known) expect(points).to.be.closeTo(told, 0.06);
  });
});
