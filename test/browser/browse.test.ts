import { expect } from 'chai';
import { buildNeed, buildNeedOf } from '#seeds/builders/needs.ts';
import { publishNeed } from '#test/postings/journey.ts';
import { useScreens } from '#test/support/browser.ts';
import { type Person, useServer } from '#test/support/server.ts';

describe('browsing and searching in the browser', () => {
  const server = useServer();
  const screens = useScreens(server);
  let author: Person;

  before('some needs are listed', async () => {
    author = await server.signIn('enterprise');
    const coordinator = await server.signIn('coordinator');
    await publishNeed({ author, coordinator });
    await publishNeed({ author, coordinator, content: buildNeed({ title: '北斗授时模块', fields: ['aerospace'] }) });
    await publishNeed({ author, coordinator, content: buildNeedOf('space') });
    await server.settled();
  });

  it('narrows by facets with counts, and the address keeps it', async () => {
    const page = await screens.open('/needs');
    await page.getByText('共 3 条需求').waitFor();
    const filters = page.getByRole('complementary', { name: '筛选' });
    await filters.getByRole('checkbox', { name: '技术 2' }).click();
    await page.getByText('共 2 条需求').waitFor();
    await filters.getByRole('checkbox', { name: /^航空航天/ }).click();
    await page.getByText('共 1 条需求').waitFor();
    expect(new URL(page.url()).search).to.equal('?kind=technology&field=aerospace');
    await page.reload();
    await page.getByRole('heading', { level: 2, name: '北斗授时模块' }).waitFor();
    await page.getByRole('button', { name: '去掉条件：航空航天' }).click();
    await page.getByText('共 2 条需求').waitFor();
    await page.goBack();
    await page.getByText('共 1 条需求').waitFor();
  });

  it('searches while one types and marks the words', async () => {
    const page = await screens.open('/needs');
    await page.getByRole('searchbox', { name: '搜索需求' }).pressSequentially('甲烷');
    await page.getByText('共 2 条需求').waitFor();
    await page.locator('mark', { hasText: '甲烷' }).first().waitFor();
    await page.getByRole('searchbox', { name: '搜索需求' }).fill('没有这样的词语');
    await page.getByText('没有符合条件的结果').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByText('共 3 条需求').waitFor();
  });

  it('folds the filters into a sheet on a phone', async () => {
    const page = await screens.open('/needs', { width: 360 });
    await page.getByRole('button', { name: '筛选', exact: true }).click();
    const sheet = page.getByRole('dialog', { name: '筛选' });
    await sheet.getByRole('checkbox', { name: /^载体/ }).click();
    await sheet.getByRole('button', { name: '查看 1 条' }).click();
    await page.getByText('共 1 条需求').waitFor();
    await page.getByRole('button', { name: '筛选 · 1' }).waitFor();
  });

  it('drops hits down below the search box, reached by arrow keys', async () => {
    const page = await screens.open('/');
    await page.keyboard.press('/');
    await page.keyboard.type('北斗');
    await page.getByRole('option', { name: '北斗授时模块' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: '北斗授时模块', selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '北斗授时模块' }).waitFor();
  });

  it('finds every noun on the search page', async () => {
    const page = await screens.open('/search?q=甲烷');
    await page.getByRole('heading', { level: 2, name: /^需求/ }).waitFor();
    await page.getByRole('heading', { level: 1, name: '搜索“甲烷”' }).waitFor();
  });

  it('goes on listing, with a clear sentence, while the search engine is away', async () => {
    await server.loseSearch();
    try {
      // Words that nobody has asked for yet: what was just answered is remembered for a moment.
      const page = await screens.open('/needs?q=传感');
      await page.getByText('搜索暂时不可用，下面是没有按关键词筛选的列表。').waitFor();
      await page.getByText('共 3 条需求').waitFor();
      const search = await screens.open('/search?q=传感');
      await search.getByText('搜索暂时不可用', { exact: true }).waitFor();
    } finally {
      await server.findSearchAgain();
    }
  });
});
