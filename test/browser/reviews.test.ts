import { expect } from 'chai';
import { buildNeed } from '#seeds/builders/needs.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { submitNeed } from '#test/postings/journey.ts';
import { useScreens } from '#test/support/browser.ts';
import { useServer } from '#test/support/server.ts';

describe('the review desk in the browser', () => {
  const server = useServer();
  const screens = useScreens(server);

  it('asks for a reason before anything goes back, and the author reads it at once', async () => {
    const [author, coordinator] = [await server.signIn('enterprise'), await server.signIn('coordinator')];
    const { id } = await submitNeed(author);
    const theirs = await screens.open(`/needs/${id}`, { as: author });
    const desk = await screens.open(`/reviews/need/${id}`, { as: coordinator });
    await desk.waitForFunction(() => document.activeElement?.getAttribute('name') === 'review-value');
    for (const digit of ['2', '2', '2', '2']) await desk.keyboard.press(digit);
    await desk.getByText('退回修改', { exact: true }).first().waitFor();
    await desk.keyboard.press('Control+Enter');
    await desk.getByText('请写明理由（至少 4 个字）').waitFor();
    await desk.getByRole('button', { name: '+ 没有技术指标，至少写一行' }).click();
    await desk.getByLabel('审核意见').press('Control+Enter');
    await desk.getByText('已退回修改').waitFor();
    await theirs.getByText('已退回，请按意见修改后重新提交').waitFor();
    await theirs.getByRole('status').getByText('没有技术指标，至少写一行').waitFor();
    expect((await author.call(needRoutes.read, { params: { id } })).status).to.equal('returned');
  });

  it('shows the score the author saw beside the reviewer’s own, and takes it over when asked', async () => {
    const [author, coordinator] = [await server.signIn('enterprise'), await server.signIn('coordinator')];
    const { id } = await submitNeed(author, buildNeed({ title: '预评与评分并排的需求' }));
    const desk = await screens.open('/reviews', { as: coordinator });
    const row = desk.getByRole('link', { name: /预评与评分并排的需求/ });
    const advised = /预评 (\d+)/.exec((await row.textContent()) ?? '')?.[1];
    await row.click();
    await desk.getByRole('button', { name: `采用预评 ${advised}` }).click();
    await desk.getByText(`合计 ${advised} / 20`).waitFor();
    expect((await coordinator.call(needRoutes.read, { params: { id } })).status).to.equal('submitted');
  });

  it('goes on to the next in the queue after a decision', async () => {
    const [author, coordinator] = [await server.signIn('enterprise'), await server.signIn('coordinator')];
    const first = await submitNeed(author, buildNeed({ title: '先提交的需求' }));
    const second = await submitNeed(author, buildNeed({ title: '后提交的需求' }));
    const desk = await screens.open(`/reviews/need/${first.id}`, { as: coordinator });
    await desk.waitForFunction(() => document.activeElement?.getAttribute('name') === 'review-value');
    for (const digit of ['4', '4', '4', '4']) await desk.keyboard.press(digit);
    await desk.keyboard.press('Control+Enter');
    await desk.waitForURL(new RegExp(second.id));
    await desk.getByRole('heading', { level: 2, name: '后提交的需求' }).waitFor();
  });

  it('is not there for others', async () => {
    const author = await server.signIn('enterprise');
    const page = await screens.open('/reviews', { as: author });
    await page.getByText('没有找到').first().waitFor();
  });
});
