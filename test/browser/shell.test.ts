import { expect } from 'chai';
import { useScreens } from '#test/support/browser.ts';
import { useServer } from '#test/support/server.ts';

describe('the way around the platform', () => {
  const server = useServer();
  const screens = useScreens(server);

  it('begins with a link to the content, for the keyboard', async () => {
    const page = await screens.open('/organizations');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).to.equal('跳到正文');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal('content');
  });

  it('brings the focus to the heading of the page one goes to', async () => {
    const page = await screens.open('/');
    await page.getByRole('navigation', { name: '主导航' }).first().getByRole('link', { name: '机构' }).click();
    await page.getByRole('heading', { level: 1, name: '机构' }).waitFor();
    await page.waitForFunction(
      () => document.activeElement?.tagName === 'H1' || document.activeElement?.id === 'content',
    );
    expect(await page.title()).to.equal('机构 · 协同');
  });

  it('lists its shortcuts under ?, and they can be switched off', async () => {
    const page = await screens.open('/');
    await page.keyboard.press('?');
    const list = page.getByRole('dialog', { name: '键盘快捷键' });
    await list.getByText('跳到搜索框').waitFor();
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.getByRole('heading', { level: 1, name: '机构' }).waitFor();

    await page.getByRole('button', { name: /^快捷键/ }).click();
    await list.getByLabel('启用快捷键').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await page.keyboard.press('?');
    expect(new URL(page.url()).pathname).to.equal('/organizations');
    expect(await list.isVisible()).to.equal(false);
  });

  it('leads from the search box to the search page', async () => {
    const page = await screens.open('/');
    await page.keyboard.press('/');
    await page.keyboard.type('传感器');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === '/search' && url.searchParams.get('q') === '传感器');
  });

  it('speaks English at one press, and still does at the next visit', async () => {
    const page = await screens.open('/organizations');
    await page.getByRole('button', { name: 'Switch to English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Organizations' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).to.equal('en');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Organizations' }).waitFor();
  });

  it('is dark where the system is, or where one wants it', async () => {
    const ground = () => getComputedStyle(document.documentElement).backgroundColor;
    const dark = await screens.open('/', { theme: 'dark' });
    expect(await dark.evaluate(ground)).to.equal('rgb(17, 24, 31)');
    const light = await screens.open('/');
    expect(await light.evaluate(ground)).to.equal('rgb(251, 250, 247)');
    await light.getByRole('button', { name: '外观' }).click();
    await light.getByRole('button', { name: '深色' }).click();
    expect(await light.evaluate(ground)).to.equal('rgb(17, 24, 31)');
    await light.reload();
    expect(await light.evaluate(ground)).to.equal('rgb(17, 24, 31)');
  });

  it('lies under the thumb on a phone, with the rest in a drawer', async () => {
    const administrator = await server.signIn('administrator');
    const page = await screens.open('/', { as: administrator, width: 360 });
    await page.getByRole('button', { name: '更多' }).click();
    const drawer = page.getByRole('dialog', { name: '主导航' });
    await drawer.getByRole('link', { name: '管理' }).click();
    await page.getByRole('heading', { level: 1, name: '管理' }).waitFor();
    expect(await drawer.isVisible()).to.equal(false);
  });

  it('offers each person their own places', async () => {
    const places = async (kind: 'enterprise' | 'coordinator' | 'administrator') => {
      const page = await screens.open('/', { as: await server.signIn(kind) });
      await page.getByRole('button', { name: /的账号$/ }).waitFor();
      return page.getByRole('navigation', { name: '主导航' }).first().getByRole('link').allTextContents();
    };
    const everyone = ['首页', '需求', '成果/能力', '活动', '机构', '我的工作台', '对接'];
    expect(await places('enterprise')).to.deep.equal(everyone);
    expect(await places('coordinator')).to.deep.equal([...everyone, '审核台', '督办', '导入']);
    expect(await places('administrator')).to.deep.equal([...everyone, '审核台', '督办', '导入', '管理']);
  });

  it('says that there is no network, and goes on when it is back', async () => {
    const page = await screens.open('/organizations');
    await page.context().setOffline(true);
    await page.getByText(/^网络已断开/).waitFor();
    await page.context().setOffline(false);
    await page.getByText(/^网络已断开/).waitFor({ state: 'hidden' });
  });

  it('says what happened when the server cannot be reached, and tries again', async () => {
    const page = await screens.open('/');
    await page.route('**/api/organizations?*', (route) => route.abort('connectionrefused'));
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.getByText('连不上服务器').waitFor();
    await page.unroute('**/api/organizations?*');
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('连不上服务器').waitFor({ state: 'hidden' });
  });

  it('knows an address that leads nowhere', async () => {
    const page = await screens.open('/nowhere/at/all');
    await page.getByRole('heading', { level: 1, name: '没有找到这个页面' }).waitFor();
  });
});
