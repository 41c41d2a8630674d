import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { organizationOf } from '#seeds/builders/organizations.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { userRoutes } from '#shared/users/routes.ts';
import { choose, useScreens } from '#test/support/browser.ts';
import { lastMailTo, tokenIn } from '#test/support/mails.ts';
import { useServer } from '#test/support/server.ts';

/** Types into the cascader and takes the first hit. */
const chooseByTyping = async (page: Page, label: string, typed: string) => {
  await page.getByLabel(label).fill(typed);
  await page.locator('.ant-cascader-menu-item:visible').first().click();
};

describe('organizations in the browser', () => {
  const server = useServer();
  const screens = useScreens(server);

  it('are founded by a newcomer, a wrong credit code being caught before it is sent', async () => {
    const newcomer = await server.signIn('newcomer');
    const { creditCode } = organizationOf({ type: 'enterprise' });
    const page = await screens.open('/welcome', { as: newcomer });
    await page.getByRole('link', { name: '创建机构' }).click();
    await page.getByLabel('机构全称').fill('郑州新立传感器有限公司');
    await choose(page, '机构类型', '企业');
    await page.getByLabel('统一社会信用代码').fill(`${creditCode.slice(0, 17)}${creditCode.endsWith('A') ? 'B' : 'A'}`);
    await chooseByTyping(page, '所在地区', '中原区');
    await page.getByRole('button', { name: '创建机构' }).click();
    await page.getByText(/^统一社会信用代码不正确/).waitFor();

    await page.getByLabel('统一社会信用代码').fill(creditCode);
    await page.getByRole('button', { name: '创建机构' }).click();
    await page.getByRole('heading', { name: '郑州新立传感器有限公司' }).waitFor();
    await page.getByText('等待中心认证').first().waitFor();
    const { user } = await newcomer.call(userRoutes.readSession);
    expect(user?.memberships.map(({ role }) => role)).to.deep.equal(['owner']);
  });

  it('that exist already are pointed out instead of being founded twice', async () => {
    const [newcomer, other] = [await server.signIn('newcomer'), await server.signIn('newcomer')];
    const content = organizationOf({ type: 'enterprise' });
    await other.call(organizationRoutes.create, { body: content });
    const page = await screens.open('/organizations/new', { as: newcomer });
    await page.getByLabel('机构全称').fill(content.name);
    await choose(page, '机构类型', '企业');
    await page.getByLabel('统一社会信用代码').fill(content.creditCode);
    await chooseByTyping(page, '所在地区', '中原区');
    await page.getByRole('button', { name: '创建机构' }).click();
    await page.getByText(/这个信用代码已经登记/).waitFor();
  });

  it('are refused with a reason, which their people see at once, ask again, and are verified', async () => {
    const owner = await server.signIn('unverified');
    const coordinator = await server.signIn('coordinator');
    const path = `/organizations/${owner.organizationId}`;
    const theirs = await screens.open(path, { as: owner });
    const centers = await screens.open(path, { as: coordinator });

    await centers.getByRole('button', { name: '不通过' }).click();
    await centers.getByRole('button', { name: '不通过' }).click();
    await centers.getByText('请填写此项').waitFor();
    await centers.getByLabel('不通过的原因').fill('全称与营业执照不一致');
    await centers.getByRole('button', { name: '不通过' }).click();

    await theirs.getByText('原因：全称与营业执照不一致').waitFor();
    await theirs.getByRole('button', { name: '重新申请认证' }).click();
    await theirs.getByText('等待中心认证').first().waitFor();

    await centers.reload();
    await centers.getByRole('button', { name: '通过认证' }).click();
    await theirs.getByText('已认证', { exact: true }).waitFor();
  });

  it('invite people, who join by the link of the mail', async () => {
    const owner = await server.signIn('enterprise');
    const invited = await server.signIn('newcomer');
    const page = await screens.open(`/organizations/${owner.organizationId}`, { as: owner });
    await page.getByLabel('对方邮箱').fill(invited.email);
    await choose(page, '加入后的角色', '成员');
    await page.getByRole('button', { name: '发送邀请' }).click();
    await page.getByRole('button', { name: `撤回给 ${invited.email} 的邀请` }).waitFor();
    await server.settled();

    const link = `/invitation?token=${tokenIn(await lastMailTo(invited.email))}`;
    const visitors = await screens.open(link);
    await visitors.getByText('请先用收到邀请的邮箱登录或注册').waitFor();
    const theirs = await screens.open(link, { as: invited });
    await theirs.getByRole('button', { name: '接受邀请' }).click();
    await theirs.getByText('我是成员').waitFor();
  });

  it('are asked by people to be let in, whom an owner accepts and gives a role', async () => {
    const owner = await server.signIn('enterprise');
    const applicant = await server.signIn('newcomer', { name: '周加入' });
    const path = `/organizations/${owner.organizationId}`;
    const theirs = await screens.open(path, { as: applicant });
    await theirs.getByLabel('给负责人的说明').fill('研发部工程师');
    await theirs.getByRole('button', { name: '申请加入' }).click();
    await theirs.getByText('申请已发送，等待负责人处理').waitFor();

    const desk = await screens.open('/desk', { as: owner });
    await desk.getByText(/^1 人申请加入/).waitFor();
    const page = await screens.open(path, { as: owner });
    await page.getByText('研发部工程师').waitFor();
    await page.getByRole('button', { name: '同意 周加入 加入', exact: true }).click();
    await choose(page, '周加入 的角色', '编辑');
    await page.getByText('周加入 的角色改为：编辑').waitFor();
  });

  it('keep at least one owner', async () => {
    const owner = await server.signIn('enterprise', { name: '吴负责' });
    const page = await screens.open(`/organizations/${owner.organizationId}`, { as: owner });
    await choose(page, '吴负责 的角色', '成员');
    await page.getByRole('alert').getByText('至少需要一名负责人').waitFor();
  });

  it('show both texts when someone else was faster, and lose neither', async () => {
    const owner = await server.signIn('enterprise');
    const params = { id: owner.organizationId };
    const page = await screens.open(`/organizations/${owner.organizationId}/edit`, { as: owner });
    await page.getByLabel('机构简介').fill('我在页面上写的简介');

    const { version, creditCode, type, name, region, website, industry, shortName } = await owner.call(
      organizationRoutes.read,
      { params },
    );
    if (type === 'center') throw new Error('an enterprise was made');
    const body = { name, type, region, website, industry, shortName, creditCode: creditCode ?? '', version };
    // The page hears of it and reads the entry anew, under what is being typed.
    const readAnew = page.waitForResponse((reply) =>
      reply.url().endsWith(`/api/organizations/${owner.organizationId}`),
    );
    await owner.call(organizationRoutes.update, { params, body: { ...body, intro: '同事抢先写的简介' } });
    await readAnew;

    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('最新内容: 同事抢先写的简介').waitFor();
    await page.getByText('我的填写: 我在页面上写的简介').waitFor();
    await page.getByRole('button', { name: '用我的填写保存' }).click();
    await page.getByText('机构资料已保存').waitFor();
    const { intro } = await owner.call(organizationRoutes.read, { params });
    expect(intro).to.equal('我在页面上写的简介');
  });

  it('are found by name and type, and the address keeps the filters', async () => {
    const owner = await server.signIn('enterprise');
    const { name } = await owner.call(organizationRoutes.read, { params: { id: owner.organizationId } });
    await server.settled();
    const page = await screens.open('/organizations');
    await page.getByLabel('按名称查找机构').fill(name);
    await page.getByLabel('按名称查找机构').press('Enter');
    await page.getByRole('link', { name, exact: true }).waitFor();
    await page.waitForURL(/q=/);
    await page.reload();
    expect(await page.getByLabel('按名称查找机构').inputValue()).to.equal(name);

    await page.goto('/organizations?q=zzzz-no-such-organization');
    await page.getByText('没有符合条件的结果').waitFor();
    await page.getByRole('link', { name: '清除筛选' }).click();
    await page.getByRole('link', { name, exact: true }).waitFor();
  });

  it('that wait for verification look like nothing to a visitor', async () => {
    const owner = await server.signIn('unverified');
    const page = await screens.open(`/organizations/${owner.organizationId}`);
    await page.getByRole('heading', { name: '没有找到这个页面' }).waitFor();
  });

  it('are left by a member after a question', async () => {
    const owner = await server.signIn('enterprise');
    const member = await server.signIn('newcomer', { organizationId: owner.organizationId, role: 'member' });
    const page = await screens.open(`/organizations/${owner.organizationId}`, { as: member });
    await page.getByRole('button', { name: '退出机构' }).click();
    await page.locator('.ant-popconfirm').getByRole('button', { name: '退出机构' }).click();
    await page.getByText('您已退出机构').waitFor();
    const { user } = await member.call(userRoutes.readSession);
    expect(user?.memberships).to.deep.equal([]);
  });
});
