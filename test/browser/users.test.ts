import { expect } from 'chai';
import { userRoutes } from '#shared/users/routes.ts';
import { choose, useScreens } from '#test/support/browser.ts';
import { lastMailTo, tokenIn } from '#test/support/mails.ts';
import { useServer } from '#test/support/server.ts';

describe('people in the browser', () => {
  const server = useServer();
  const screens = useScreens(server);

  it('sign up, confirm their address by the mail, and are led to their organization', async () => {
    const page = await screens.open('/sign-up');
    await page.getByLabel('邮箱').fill('new.person@example.com');
    await page.getByLabel('姓名').fill('李新');
    await page.getByLabel('密码').fill('a long enough secret');
    await page.getByRole('button', { name: '注册' }).click();
    await page.getByText('我们向 new.person@example.com 发送了一封邮件').waitFor();
    await server.settled();

    const mail = await lastMailTo('new.person@example.com');
    await page.goto(`/confirm?token=${tokenIn(mail)}`);
    await page.getByRole('button', { name: '确认并登录' }).click();
    await page.getByRole('heading', { name: '从您的机构开始' }).waitFor();
    expect(new URL(page.url()).pathname).to.equal('/welcome');
  });

  it('are told field by field what a sign-up lacks, before anything is sent', async () => {
    const page = await screens.open('/sign-up', { locale: 'en' });
    const password = page.getByLabel('Password', { exact: true });
    await password.fill('short');
    await page.getByRole('button', { name: 'Sign up' }).hover();
    await page.mouse.down();
    // Pressing leaves no field: its error would move the button away before it is let go.
    expect(await password.evaluate((field) => field === document.activeElement)).to.equal(true);
    await page.mouse.up();
    await page.getByText('At least 10 characters', { exact: true }).waitFor();
    await page.getByText('Please fill this in').nth(1).waitFor();
    expect(await page.getByText('Please fill this in').count()).to.equal(2);
  });

  it('learn that a confirmation link no longer works, and what to do', async () => {
    const page = await screens.open('/confirm?token=this-token-was-never-given-out');
    await page.getByRole('button', { name: '确认并登录' }).click();
    await page.getByRole('alert').getByText('链接已失效').waitFor();
  });

  it('are refused with a wrong password and come back to where they were going with the right one', async () => {
    const person = await server.someone('enterprise');
    const page = await screens.open('/account');
    await page.getByLabel('邮箱').fill(person.email);
    await page.getByLabel('密码').fill('not the password at all');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('alert').getByText('邮箱或密码不正确').waitFor();

    await page.getByLabel('密码').fill(person.password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('heading', { name: '我的账号' }).waitFor();
    expect(new URL(page.url()).pathname).to.equal('/account');
  });

  it('may have the confirmation mail sent again when they sign in too early', async () => {
    await server.visitor().call(userRoutes.signUp, {
      body: { email: 'early@example.com', name: '赵早', password: 'a long enough secret' },
    });
    const page = await screens.open('/sign-in');
    await page.getByLabel('邮箱').fill('early@example.com');
    await page.getByLabel('密码').fill('a long enough secret');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('button', { name: '重新发送确认邮件' }).click();
    await page.getByText('确认邮件已重新发送').waitFor();
  });

  it('set a new password by the mail they asked for', async () => {
    const person = await server.someone('researcher');
    const page = await screens.open('/sign-in');
    await page.getByRole('link', { name: '忘记密码？' }).click();
    // The page before has a field of the same name.
    await page.getByRole('button', { name: '发送链接' }).waitFor();
    await page.getByLabel('邮箱').fill(person.email);
    await page.getByRole('button', { name: '发送链接' }).click();
    await page.getByText(`如果 ${person.email} 已经注册`).waitFor();
    await server.settled();

    await page.goto(`/reset-password?token=${tokenIn(await lastMailTo(person.email))}`);
    await page.getByLabel('新密码').fill('another long secret');
    await page.getByRole('button', { name: '保存并登录' }).click();
    await page.getByRole('heading', { name: '我的工作台' }).waitFor();
    await server.visitor().call(userRoutes.signIn, { body: { email: person.email, password: 'another long secret' } });
  });

  it('may look at the password they type', async () => {
    const page = await screens.open('/sign-in');
    await page.getByLabel('密码').fill('to be seen');
    await page.getByRole('button', { name: '显示' }).press('Enter');
    expect(await page.getByLabel('密码').getAttribute('type')).to.equal('text');
    expect(await page.getByRole('button', { name: '隐藏' }).getAttribute('aria-pressed')).to.equal('true');
  });

  it('change their name and their language', async () => {
    const person = await server.signIn('enterprise');
    const page = await screens.open('/account', { as: person });
    await page.getByLabel('姓名').fill('王改名');
    await choose(page, '界面与邮件语言', 'English');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: 'My account' }).waitFor();
    const { user } = await person.call(userRoutes.readSession);
    expect(user).to.include({ name: '王改名', locale: 'en' });
  });

  it('change their password, which needs the present one', async () => {
    const person = await server.signIn('enterprise');
    const page = await screens.open('/account', { as: person });
    await page.getByLabel('当前密码').fill('something else entirely');
    await page.getByLabel('新密码').fill('a wholly new secret');
    await page.getByRole('button', { name: '修改密码' }).click();
    await page.getByText('当前密码不正确').waitFor();
    await page.getByLabel('当前密码').fill(person.password);
    await page.getByRole('button', { name: '修改密码' }).click();
    await page.getByText('密码已修改').waitFor();
  });

  it('sign out here, and on every device', async () => {
    const person = await server.someone('enterprise');
    const page = await screens.open('/', { as: await server.signInAs(person) });
    const elsewhere = await server.signInAs(person);
    await page.getByRole('button', { name: /的账号$/ }).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('link', { name: '登录', exact: true }).waitFor();
    expect((await elsewhere.call(userRoutes.readSession)).user).not.to.equal(null);

    const another = await screens.open('/account', { as: await server.signInAs(person) });
    await another.getByRole('button', { name: '退出所有设备' }).click();
    await another.getByRole('link', { name: '登录', exact: true }).waitFor();
    expect((await elsewhere.call(userRoutes.readSession)).user).to.equal(null);
  });
});
