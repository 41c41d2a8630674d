import { expect } from 'chai';
import { systemRoutes } from '#shared/system/routes.ts';
import { userRoutes } from '#shared/users/routes.ts';
import { openDeal, signContract } from '#test/deals/journey.ts';
import { draftNeed, publishNeed, returnNeed, submitNeed } from '#test/postings/journey.ts';
import { choose, useScreens } from '#test/support/browser.ts';
import { useServer } from '#test/support/server.ts';

describe('the home page', () => {
  const server = useServer();
  const screens = useScreens(server);

  it('says what to do first while nothing is published', async () => {
    const page = await screens.open('/');
    await page.getByText('还没有发布的需求').waitFor();
    await page.getByText('还没有发布的成果').waitFor();
  });

  it('shows what is newest, and every figure opens its rows', async () => {
    const [owner, coordinator] = [await server.signIn('enterprise'), await server.signIn('coordinator')];
    await publishNeed({ author: owner, coordinator });
    await server.settled();
    const page = await screens.open('/', { as: owner });
    await page.getByRole('link', { name: '低功耗甲烷传感器' }).waitFor();
    await page.getByRole('link', { name: '1 公开的需求' }).click();
    await page.getByRole('heading', { level: 1, name: '需求' }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: '电子信息: 需求 1' }).click();
    await page.waitForURL(/field=electronic_information/);
    await page.getByRole('link', { name: '低功耗甲烷传感器' }).waitFor();
  });

  it('says how many contracts were signed, to visitors without an amount that is somebody’s', async () => {
    await signContract(await openDeal(server, await server.signIn('coordinator')), 1_230_000);
    const page = await screens.open('/');
    await page.getByRole('link', { name: '1 份已签技术合同' }).click();
    await page.getByRole('heading', { level: 1, name: '签约数字' }).waitFor();
    await page.getByText('合计暂不公布，以免泄露单笔金额。').waitFor();
    expect(await page.locator('main').textContent())
      .to.contain('技术开发')
      .and.not.contain('123');
  });
});

describe('my desk', () => {
  const server = useServer();
  const screens = useScreens(server);

  it('asks visitors to sign in and brings them back', async () => {
    const page = await screens.open('/desk?noun=capability');
    await page.waitForURL(
      (url) => url.pathname === '/sign-in' && url.searchParams.get('next') === '/desk?noun=capability',
    );
  });

  it('sends newcomers to their organization', async () => {
    const page = await screens.open('/desk', { as: await server.signIn('newcomer') });
    await page.getByRole('link', { name: '创建或加入机构' }).click();
    await page.getByRole('heading', { name: '从您的机构开始' }).waitFor();
  });

  it('lists what waits: returned first, then drafts and what is in review', async () => {
    const [author, coordinator] = [await server.signIn('enterprise'), await server.signIn('coordinator')];
    const need = await returnNeed({ author, coordinator });
    await draftNeed(author);
    await submitNeed(author);
    const page = await screens.open('/desk', { as: author });
    const waiting = page.getByRole('region', { name: '等我处理' }).getByRole('listitem');
    expect(await waiting.allInnerTexts()).to.have.lengthOf(3);
    await waiting.filter({ hasText: '1 条需求还是草稿' }).waitFor();
    await waiting.filter({ hasText: '1 条需求正在等中心审核' }).getByRole('link').click();
    await page.waitForURL(/status=submitted/);
    await page.waitForFunction(() => document.querySelectorAll('article').length === 1);
    await waiting.first().getByRole('link').click();
    await page.waitForURL((url) => url.pathname === `/needs/${need.id}/edit`);
  });

  it("shows coordinators the center's work", async () => {
    await server.signIn('unverified');
    await submitNeed(await server.signIn('enterprise'));
    const page = await screens.open('/desk', { as: await server.signIn('coordinator') });
    await page.getByText(/条内容等待审核/).waitFor();
    await page.getByText(/个机构等待认证/).waitFor();
  });
});

describe('the administration', () => {
  const server = useServer();
  const screens = useScreens(server);

  it('looks like nothing to who is not an administrator', async () => {
    const coordinator = await server.signIn('coordinator');
    const page = await screens.open('/administration', { as: coordinator });
    await page.getByRole('heading', { name: '没有找到这个页面' }).waitFor();
  });

  it('disables an account, and takes that back', async () => {
    const administrator = await server.signIn('administrator');
    const person = await server.someone('enterprise', { name: '钱停用' });
    const page = await screens.open('/administration', { as: administrator });
    await page.getByLabel('按姓名或邮箱查找').fill('钱停用');
    await page.getByLabel('按姓名或邮箱查找').press('Enter');
    const row = page.getByRole('row', { name: new RegExp(person.email) });
    await row.getByRole('button', { name: '停用' }).click();
    await row.getByText('已停用').waitFor();
    const { email, password } = person;
    const refused = await server.visitor().refusal(userRoutes.signIn, { body: { email, password } });
    expect(refused.code).to.equal('account_disabled');

    await page.getByRole('button', { name: '撤销' }).click();
    await row.getByText('正常').waitFor();
  });

  it('gives a duty', async () => {
    const administrator = await server.signIn('administrator');
    const person = await server.signIn('enterprise', { name: '孙协调' });
    const page = await screens.open('/administration?q=孙协调', { as: administrator });
    await choose(page, '孙协调 的职责', '协调员');
    await page.getByText('孙协调 的职责改为：协调员').waitFor();
    const { user } = await person.call(userRoutes.readSession);
    expect(user?.duty).to.equal('coordinator');
  });

  it('shows the mails that were written, and the address keeps which one is open', async () => {
    const administrator = await server.signIn('administrator');
    await server.visitor().call(userRoutes.signUp, {
      body: { email: 'mail.reader@example.com', name: '孙读信', password: 'a long enough secret' },
    });
    await server.settled();
    const page = await screens.open('/administration/mails?q=mail.reader', { as: administrator });
    await page.getByRole('button', { name: /^查看邮件：/ }).click();
    const mail = page.getByRole('dialog');
    await mail.getByRole('link', { name: /\/confirm\?token=/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('mail')).to.match(/^[0-9a-f]{24}$/);
    await page.keyboard.press('Escape');
    await mail.waitFor({ state: 'hidden' });
  });

  it('shows what happened, by record', async () => {
    const administrator = await server.signIn('administrator');
    const owner = await server.signIn('enterprise');
    const need = await publishNeed({ author: owner, coordinator: administrator });
    await server.settled();
    const { total } = await administrator.call(systemRoutes.facts, { query: { recordId: need.id } });
    const page = await screens.open(`/administration/facts?recordId=${need.id}`, { as: administrator });
    await page.getByText('need.published').waitFor();
    expect(await page.getByRole('row').count()).to.equal(total + 1);
    await page.getByLabel('只看失败的').click();
    await page.getByText('没有符合条件的记录').waitFor();
  });

  it('says whether the parts work', async () => {
    const administrator = await server.signIn('administrator');
    const page = await screens.open('/administration/health', { as: administrator });
    await page.getByText('正常').first().waitFor();
    expect(await page.getByText('正常').count()).to.equal(3);
  });
});
