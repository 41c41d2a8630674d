import { expect } from 'chai';
import { BUILT_IN } from '#server/features/matching/dimensions/weights.ts';
import { weightRoutes } from '#shared/matching/weights.ts';
import { overflow, seriousFindings, useScreens } from '#test/support/browser.ts';
import { useServer } from '#test/support/server.ts';

describe('the weights in the administration', () => {
  const server = useServer();
  const screens = useScreens(server);

  it('show what a change would do before it can be saved, and keep every table', async () => {
    const administrator = await server.signIn('administrator');
    const page = await screens.open('/administration/weights', { as: administrator });
    await page.getByRole('spinbutton', { name: '成熟度的权重' }).fill('14');
    expect(await page.getByRole('button', { name: '保存并启用' }).count()).to.equal(0);
    await page.getByRole('button', { name: '测算效果' }).click();
    await page.getByRole('rowheader', { name: /样本排序质量/ }).waitFor();
    await page.getByRole('textbox', { name: '修改说明（可不填）' }).fill('更看重成熟度');
    await page.getByRole('button', { name: '保存并启用' }).click();
    const history = page.getByRole('region', { name: '历次版本' });
    await history.getByText('更看重成熟度').waitFor();
    expect(await history.getByRole('listitem').count()).to.equal(2);
    const { current } = await administrator.call(weightRoutes.read, {});
    expect(current.points.maturity).to.equal(14);
  });

  for (const width of [1440, 360] as const) {
    for (const locale of ['zh-CN', 'en'] as const) {
      it(`can be read and used by everyone at ${width} px in ${locale}`, async () => {
        const as = await server.signIn('administrator', { locale });
        const page = await screens.open('/administration/weights', { as, width, locale });
        await page.getByText(BUILT_IN.version, { exact: true }).waitFor();
        await page.getByRole('spinbutton').first().fill('20');
        await page.getByRole('button', { name: locale === 'en' ? 'Measure the effect' : '测算效果' }).click();
        await page.getByRole('rowheader', { name: /nDCG@10/ }).waitFor();
        expect(await seriousFindings(page)).to.deep.equal([]);
        expect(await overflow(page)).to.equal(0);
      });
    }
  }

  it('are nobody else’s', async () => {
    const page = await screens.open('/administration/weights', { as: await server.signIn('coordinator') });
    await page.getByRole('heading', { name: '没有找到这个页面' }).waitFor();
  });
});
