// What two people see of a deal on two screens that follow each other; its whole way is told in story.test.ts.
import { expect } from 'chai';
import { writePdf } from '#server/platform/documents/pdf.ts';
import { dealRoutes } from '#shared/deals/routes.ts';
import { contractOf, messageOf, openDeal, openFinancing } from '#test/deals/journey.ts';
import { publishCapability, twoSides } from '#test/interests/journey.ts';
import { overflow, seriousFindings, settle, useScreens } from '#test/support/browser.ts';
import { type Person, useServer } from '#test/support/server.ts';

const LOOKS = [
  { width: 1440, locale: 'en', theme: 'dark' },
  { width: 360, locale: 'zh-CN', theme: 'light' },
] as const;

describe('deals in the browser', () => {
  const server = useServer();
  const screens = useScreens(server);
  let coordinator: Person;

  before(async () => {
    coordinator = await server.signIn('coordinator');
  });

  it('keep what was typed while the line was down, and bring it over once', async () => {
    const deal = await openDeal(server, coordinator);
    const page = await screens.open(`/deals/${deal.dealId}`, { as: deal.seeker });
    await page.getByText('还没有消息').waitFor();
    await page.context().setOffline(true);
    await page.getByLabel('写消息').fill('断网时写的话');
    await page.getByLabel('写消息').press('Enter');
    await page.getByText('正在发送，断网也不会丢失').waitFor();
    await page.context().setOffline(false);
    await page.getByText('正在发送，断网也不会丢失').waitFor({ state: 'detached' });
    const { items } = await deal.provider.call(dealRoutes.messages, { params: deal.params, query: {} });
    expect(items.map(({ text }) => text)).to.deep.equal(['断网时写的话']);
  });

  it('show what was said while the line was gone, also when asking for it fails at first', async () => {
    const deal = await openDeal(server, coordinator);
    const say = (text: string) => deal.provider.call(dealRoutes.post, { params: deal.params, body: messageOf(text) });
    await say('第一条');
    const page = await screens.open(`/deals/${deal.dealId}`, { as: deal.seeker });
    await page.getByText('第一条').waitFor();
    await say('当场听到的');
    await page.getByText('当场听到的').waitFor();
    await page.route(/messages\?since=/, (route) => route.abort('connectionrefused'));
    server.app.io.socketsLeave(`deal:${deal.dealId}`);
    await say('断线时说的');
    const asked = page.waitForRequest(/messages\?since=/);
    server.app.io.disconnectSockets(true);
    await asked;
    // Heard live again, and no sign that nothing is missing before it.
    await say('重新连上以后说的');
    await page.getByText('重新连上以后说的').waitFor();
    await page.unroute(/messages\?since=/);
    await page.getByText('断线时说的').waitFor();
  });

  it('ask the center in by the consent of both, and end with a reason', async () => {
    const deal = await openDeal(server, coordinator);
    const path = `/deals/${deal.dealId}`;
    const [mine, theirs] = [
      await screens.open(path, { as: deal.seeker }),
      await screens.open(path, { as: deal.provider }),
    ];
    await mine.getByRole('button', { name: '请中心旁听' }).click();
    await theirs.getByRole('button', { name: '同意', exact: true }).click();
    await mine.getByText('经各方同意，中心正在旁听').waitFor();
    const centers = await screens.open(path, { as: coordinator });
    await centers.getByText('您在这项对接中只能阅读。').waitFor();
    await theirs.getByRole('button', { name: '请中心退出' }).click();
    await mine.getByText('中心看不到这项对接').waitFor();

    await mine.getByRole('button', { name: '更多' }).click();
    await mine.getByRole('button', { name: '不再推进' }).click();
    await mine.getByRole('dialog').getByLabel('预算不合适').check();
    await mine.getByRole('dialog').getByRole('button', { name: '不再推进' }).click();
    await theirs.getByText('未达成').first().waitFor();
    await theirs.getByRole('button', { name: '重新开始' }).click();
    await mine.getByLabel('写消息').waitFor();
  });

  it('open a file to a person by name until a day, past which nobody may choose', async () => {
    const deal = await openDeal(server, coordinator);
    const plan = await writePdf([{ kind: 'text', text: '配方' }], { title: '配方' });
    await deal.provider.upload(`/deals/${deal.dealId}/files?level=L3`, '配方.pdf', Uint8Array.from(plan));
    const mine = await screens.open(`/deals/${deal.dealId}?tab=files`, { as: deal.provider });
    const theirs = await screens.open(`/deals/${deal.dealId}?tab=files`, { as: deal.seeker });
    await theirs.getByText('只有被指定的人可以打开').waitFor();
    await mine.getByRole('button', { name: '允许谁打开' }).click();
    const dialog = mine.getByRole('dialog');
    await dialog.getByLabel('程采购').check();
    await dialog.getByLabel('最后一天（可不填）').fill('2020-01-01');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('最后一天（可不填）').fill('2199-12-31');
    expect(await seriousFindings(mine)).to.deep.equal([]);
    await dialog.getByRole('button', { name: '保存' }).click();
    await mine.getByText(/程采购（到 2199/).waitFor();
    await theirs.getByRole('link', { name: '配方.pdf' }).waitFor();
    const [file] = (await deal.provider.call(dealRoutes.read, { params: deal.params })).files;
    expect(file?.openedTo.map(({ until }) => until)).to.deep.equal(['2199-12-31T15:59:59.000Z']);
  });

  it('show both texts of a financing when somebody else was faster, and lose neither', async () => {
    const sides = await twoSides(server);
    const { dealId, params } = await openFinancing(coordinator, sides);
    const page = await screens.open(`/deals/${dealId}?tab=contract`, { as: sides.seeker });
    await page.getByRole('button', { name: '登记融资' }).click();
    await page.getByLabel('金额（万元）').fill('2000');
    await page.getByLabel('主要条款').fill('一票否决权另行约定。');
    const financing = { round: 'a', amountWan: 1800, terms: '董事会一席。' } as const;
    const readAnew = page.waitForResponse((reply) => reply.url().endsWith(`/api/deals/${dealId}`));
    await sides.provider.call(dealRoutes.recordFinancing, { params, body: { version: 0, financing } });
    await readAnew;
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('最新内容: 1,800 万元').waitFor();
    await page.getByText('我的填写: 一票否决权另行约定。').waitFor();
    await page.getByText('最新内容: 董事会一席。').waitFor();
    expect(await seriousFindings(page)).to.deep.equal([]);
    await page.getByRole('button', { name: '用我的填写保存' }).click();
    // Exactly this text: the comparison says “我的填写: 2,000 万元”, before and while it is saved.
    await page.getByText('2,000 万元', { exact: true }).waitFor();
    const deal = await sides.provider.call(dealRoutes.read, { params });
    expect(deal.financing).to.include({ version: 2, amountWan: 2000, terms: '一票否决权另行约定。' });
  });

  it('take a further provider in: chosen by the seeker, joined by itself, seen at once', async () => {
    const deal = await openDeal(server, coordinator);
    const third = await server.signIn('institute', { name: '白中试' });
    const { organization } = await publishCapability(third, coordinator);
    const name = organization?.name ?? '';
    const mine = await screens.open(`/deals/${deal.dealId}`, { as: deal.seeker });
    await mine.getByRole('button', { name: '邀请其他提供方' }).click();
    const dialog = mine.getByRole('dialog');
    await dialog.getByLabel('按名称查找机构').fill(name);
    await dialog.getByLabel(name, { exact: true }).check();
    await dialog.getByRole('radio', { name: '微热板甲烷敏感芯片' }).check();
    expect(await seriousFindings(mine)).to.deep.equal([]);
    await dialog.getByRole('button', { name: '发出邀请' }).click();
    await dialog.waitFor({ state: 'detached' });
    await mine.getByText('待加入').waitFor();
    const theirs = await screens.open('/deals', { as: third });
    await theirs.getByRole('button', { name: '加入对接' }).click();
    await mine.getByText('待加入').waitFor({ state: 'detached' });
    const others = await screens.open(`/deals/${deal.dealId}`, { as: deal.provider });
    await others.getByRole('link', { name }).waitFor();
    expect(await others.getByRole('button', { name: '邀请其他提供方' }).count()).to.equal(0);
  });

  describe('fit and are legible', () => {
    for (const look of LOOKS) {
      it(`on ${look.width} pixels in ${look.locale}`, async () => {
        const deal = await openDeal(server, coordinator, await twoSides(server));
        const { params } = deal;
        await deal.provider.call(dealRoutes.post, { params, body: messageOf('样品下周寄出，请先看参数。') });
        await deal.seeker.call(dealRoutes.post, { params, body: messageOf('好的。') });
        const task = { title: '寄出十片样品', ownerId: deal.provider.id, dueDay: '2026-01-05' };
        await deal.seeker.call(dealRoutes.addTask, { params, body: task });
        await deal.seeker.call(dealRoutes.recordContract, { params, body: { version: 0, contract: contractOf(deal) } });
        await server.settled();
        const parts = ['thread', 'files', 'meetings', 'contract', 'timeline'];
        const paths = ['/deals', '/desk', ...parts.map((one) => `/deals/${deal.dealId}?tab=${one}`)];
        const page = await screens.open('/deals', { as: deal.provider, ...look });
        for (const path of paths) {
          await page.goto(path);
          await settle(page);
          expect(await overflow(page), path).to.equal(0);
          expect(await seriousFindings(page), path).to.deep.equal([]);
        }
        await page.goto(`/deals/${deal.dealId}?tab=contract`);
        await page.getByRole('button', { name: look.locale === 'en' ? 'Edit' : '编辑', exact: true }).click();
        expect(await seriousFindings(page), 'the contract with its rows').to.deep.equal([]);
      });
    }
  });
});
