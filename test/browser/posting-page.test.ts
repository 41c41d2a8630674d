import { expect } from 'chai';
import { buildNeed } from '#seeds/builders/needs.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { draftNeed, publishNeed } from '#test/postings/journey.ts';
import { useScreens } from '#test/support/browser.ts';
import { useServer } from '#test/support/server.ts';

describe('the page of a posting in the browser', () => {
  const server = useServer();
  const screens = useScreens(server);

  it('shows a visitor the teaser, and says what opens the rest', async () => {
    const [author, coordinator] = [await server.signIn('enterprise'), await server.signIn('coordinator')];
    const { id } = await publishNeed({ author, coordinator });
    const visitors = await screens.open(`/needs/${id}`);
    await visitors.getByText('详情尚未对您开放').waitFor();
    await visitors.getByText('机构名称未公开').waitFor();
    const text = await visitors.locator('main').textContent();
    expect(text).to.include('低功耗甲烷传感器');
    expect(text).not.to.match(/180 mW|王工|0371/);

    const waiting = await screens.open(`/needs/${id}`, { as: await server.signIn('unverified') });
    await waiting.getByRole('link', { name: '查看机构认证' }).waitFor();

    const member = await screens.open(`/needs/${id}`, { as: await server.signIn('researcher') });
    await member.getByText('现有元件功耗 180 mW，不能用电池供电。').waitFor();
    expect(await member.locator('main').textContent()).not.to.match(/王工|0371/);
  });

  it('changes on an open screen when its author changes it', async () => {
    const [author, coordinator] = [await server.signIn('enterprise'), await server.signIn('coordinator')];
    const { id, version } = await publishNeed({ author, coordinator });
    const visitors = await screens.open(`/needs/${id}`);
    const content = buildNeed({ title: '刚刚改过的标题' });
    await author.call(needRoutes.update, { params: { id }, body: { version, content } });
    await visitors.getByRole('heading', { level: 1, name: '刚刚改过的标题' }).waitFor();
  });

  it('shows what changed between its being read and its being watched', async () => {
    const [author, coordinator] = [await server.signIn('enterprise'), await server.signIn('coordinator')];
    const { id, version } = await publishNeed({ author, coordinator });
    const page = await screens.open('/needs', { once: true });
    let letConnect = () => {};
    const mayConnect = new Promise<void>((resolve) => {
      letConnect = resolve;
    });
    await page.routeWebSocket(/socket\.io/, async (socket) => {
      await mayConnect;
      socket.connectToServer();
    });
    await page.goto(`/needs/${id}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await author.call(needRoutes.update, {
      params: { id },
      body: { version, content: buildNeed({ title: '没人听见的修改' }) },
    });
    await server.settled();
    letConnect();
    await page.getByRole('heading', { level: 1, name: '没人听见的修改' }).waitFor();
  });

  it('is renewed, withdrawn and opened again by its author', async () => {
    const [author, coordinator] = [await server.signIn('enterprise'), await server.signIn('coordinator')];
    const { id } = await publishNeed({ author, coordinator });
    const page = await screens.open(`/needs/${id}`, { as: author });
    const act = async (name: string) => {
      await page.getByRole('button', { name: '更多' }).first().click();
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
    };
    await act('续期');
    await page.getByText('已续期').waitFor();
    await act('撤回');
    await page.getByText('已撤回', { exact: true }).first().waitFor();
    await act('重新打开');
    await page.getByRole('link', { name: '继续填写' }).waitFor();
    expect((await author.call(needRoutes.read, { params: { id } })).status).to.equal('draft');
  });

  it('says what each version changed, word by word', async () => {
    const [author, coordinator] = [await server.signIn('enterprise'), await server.signIn('coordinator')];
    const { id, version } = await publishNeed({ author, coordinator });
    const content = buildNeed({ title: '高精度甲烷传感器' });
    await author.call(needRoutes.update, { params: { id }, body: { version, content } });
    const page = await screens.open(`/needs/${id}`, { as: author });
    await page.getByRole('button', { name: '更多' }).first().click();
    await page.getByRole('button', { name: '修改记录' }).click();
    const dialog = page.getByRole('dialog', { name: '修改记录' });
    await dialog.getByText('标题').first().click();
    await dialog.locator('del', { hasText: '低功耗' }).waitFor();
    await dialog.locator('ins', { hasText: '高精度' }).waitFor();
  });

  it('lets a removed draft come back for a moment', async () => {
    const author = await server.signIn('enterprise');
    const { id } = await draftNeed(author, buildNeed({ title: '差点删掉的草稿' }));
    const page = await screens.open(`/needs/${id}`, { as: author });
    await page.getByRole('button', { name: '更多' }).first().click();
    await page.getByRole('button', { name: '移除' }).click();
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByRole('link', { name: '差点删掉的草稿' }).waitFor();
    expect((await author.call(needRoutes.read, { params: { id } })).status).to.equal('draft');
  });
});
