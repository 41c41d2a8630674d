import { expect } from 'chai';
import { runReplyClock } from '#server/features/interests/reply-clock.ts';
import { interestRoutes } from '#shared/interests/routes.ts';
import { FIGURES_FROM } from '#shared/interests/schema.ts';
import { type Pair, publishPair, sendInterest } from '#test/interests/journey.ts';
import { overflow, seriousFindings, useScreens } from '#test/support/browser.ts';
import { DAY_MS } from '#test/support/clock.ts';
import { type Person, useServer } from '#test/support/server.ts';

const LOOKS = [
  { width: 1440, locale: 'en', theme: 'dark' },
  { width: 360, locale: 'zh-CN', theme: 'light' },
] as const;

describe('interests in the browser', () => {
  const server = useServer();
  const screens = useScreens(server);
  let coordinator: Person;
  let pair: Pair;

  before(async () => {
    coordinator = await server.signIn('coordinator');
  });
  beforeEach(async () => {
    pair = await publishPair(server, coordinator);
    await server.settled();
  });

  it('start from the page of a capability too, where a match that is not for us may be put aside', async () => {
    for (let times = 0; times < FIGURES_FROM; times += 1) {
      const { id } = await sendInterest({ ...pair, seeker: await server.signIn('enterprise') }, { offer: null });
      await pair.provider.call(interestRoutes.decline, { params: { id }, body: { code: 'timing' } });
    }
    const page = await screens.open(`/capabilities/${pair.capabilityId}`, { as: pair.seeker });
    await page.getByText('首次答复中位时间：不到 1 小时').waitFor();
    await page.getByRole('button', { name: '表达意向' }).click();
    await page.getByLabel('希望得到什么').fill('太短');
    await page.getByRole('button', { name: '发送', exact: true }).click();
    await page.getByText('至少 10 个字').waitFor();
    await page.keyboard.press('Escape');
    const matches = await screens.open(`/needs/${pair.needId}/matches`, { as: pair.seeker });
    await matches.getByRole('button', { name: '不合适' }).first().click();
    await matches.getByRole('dialog').getByLabel('预算不合适').check();
    await matches.getByRole('dialog').getByRole('button', { name: '不合适' }).click();
    await matches.getByText('已标记为不合适').first().waitFor();
    await matches.getByRole('button', { name: '撤销' }).click();
    await matches.getByRole('button', { name: '不合适' }).first().waitFor();
  });

  it('that are late are on the coordinator’s list, and the organization’s page says how it answers', async () => {
    const { id } = await sendInterest(pair);
    server.clock.advance(12 * DAY_MS);
    await runReplyClock(server.clock);
    const list = await screens.open('/supervision', { as: coordinator });
    await list.getByRole('button', { name: '催办' }).first().click();
    await list.getByText('已催办').waitFor();
    expect((await pair.provider.call(interestRoutes.read, { params: { id } })).remindedAt).to.be.a('string');
    await list.getByText('所有对接都有下一步，都在期限之内。').waitFor();
    const page = await screens.open(`/organizations/${pair.provider.organizationId}`);
    await page.getByText(/答复不足 3 次/).waitFor();
  });

  for (const look of LOOKS) {
    it(`fit on ${look.width} pixels in ${look.locale}, and axe finds nothing serious`, async () => {
      const { id } = await sendInterest(pair);
      const pages: [Person, string[]][] = [
        [pair.provider, ['/interests', `/interests/${id}`]],
        [pair.seeker, ['/interests?box=sent', `/needs/${pair.needId}/matches`]],
        [coordinator, ['/supervision', '/deal-figures']],
      ];
      for (const [as, paths] of pages) {
        for (const path of paths) {
          const page = await screens.open(path, { as, ...look });
          expect(await overflow(page), path).to.equal(0);
          expect(await seriousFindings(page), path).to.deep.equal([]);
        }
      }
    });
  }
});
