import { expect } from 'chai';
import { organizationOf } from '#seeds/builders/organizations.ts';
import { seedOrganization } from '#server/features/organizations/seeding.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { useScreens } from '#test/support/browser.ts';
import { useServer } from '#test/support/server.ts';

const rows = [
  { 编号: 'a1', 名称: '高韧性立方氮化硼单晶', 内容: '开发高韧性立方氮化硼新牌号，抗冲击韧性不低于 67%。' },
  { 编号: 'a2', 名称: '防爆锂离子电池', 内容: '锂电池存在安全隐患，需要防爆结构和材料。' },
  { 编号: 'a3', 名称: '', 内容: '没有名称的一行' },
];
const FILE = {
  name: '需求征集.jsonl',
  mimeType: 'application/jsonl',
  buffer: Buffer.from(rows.map((row) => JSON.stringify(row)).join('\n')),
};

describe('an import in the browser', () => {
  const server = useServer();
  const screens = useScreens(server);

  before('there is a center, whose the rows become', async () => {
    const content = organizationOf({ type: 'center', name: '创新协同中心', region: '410172' });
    await seedOrganization({ content, verification: 'verified', isDemo: false }, server.clock.now());
  });

  it('is tried first, then run for real; bad rows are listed and left out', async () => {
    const coordinator = await server.signIn('coordinator');
    const page = await screens.open('/imports', { as: coordinator });
    await page.getByRole('link', { name: '新的导入' }).first().click();
    await page.getByRole('button', { name: '上传并试运行' }).click();
    await page.getByText('请先选择文件').waitFor();
    await page.locator('input[type=file]').setInputFiles(FILE);
    expect(await page.getByLabel('来源名称').inputValue()).to.equal('需求征集');
    await page.getByRole('button', { name: '上传并试运行' }).click();

    await page.getByText('试运行完成，还没有写入任何内容', { exact: false }).waitFor();
    await page.getByText('有问题的行：1').waitFor();
    expect(await page.getByLabel('“名称”对应的字段').inputValue()).to.equal('title');
    await server.settled();
    expect((await coordinator.call(needRoutes.list, { query: {} })).total).to.equal(0);

    await page.getByRole('button', { name: '正式导入' }).click();
    await page.getByRole('link', { name: '查看需求列表' }).waitFor();
    await server.settled();
    await page.getByRole('link', { name: '查看需求列表' }).click();
    await page.getByText('共 2 条需求').waitFor();

    await page.goto('/imports');
    await page.getByText('新增 2，更新 0，无变化 0，有问题 1').waitFor();
  });

  it('is tried again with a column left out', async () => {
    const coordinator = await server.signIn('coordinator');
    const page = await screens.open('/imports/new', { as: coordinator });
    await page.locator('input[type=file]').setInputFiles({ ...FILE, name: '再次征集.jsonl' });
    await page.getByRole('button', { name: '上传并试运行' }).click();
    await page.getByText('有问题的行：1').waitFor();
    await page.getByLabel('“编号”对应的字段').selectOption('');
    await page.getByRole('button', { name: '按新的对应关系再试一次' }).click();
    await page.getByRole('button', { name: '按新的对应关系再试一次' }).waitFor({ state: 'detached' });
    await page.getByText('试运行完成，还没有写入任何内容', { exact: false }).waitFor();
    expect(await page.getByLabel('“编号”对应的字段').inputValue()).to.equal('');
  });

  it('refuses what is no table, with the reason', async () => {
    const coordinator = await server.signIn('coordinator');
    const page = await screens.open('/imports/new', { as: coordinator });
    const buffer = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]);
    await page.locator('input[type=file]').setInputFiles({ name: '图.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: '上传并试运行' }).click();
    await page.getByRole('alert').getByText('文件未被接受').waitFor();
  });
});
