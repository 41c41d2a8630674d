import { expect } from 'chai';
import { buildCapability } from '#seeds/builders/capabilities.ts';
import { writePdf } from '#server/platform/documents/pdf.ts';
import { publishCapability } from '#test/interests/journey.ts';
import { DOCX } from '#test/postings/files.ts';
import { overflow, seriousFindings, settle, useScreens } from '#test/support/browser.ts';
import { useServer } from '#test/support/server.ts';

describe('confidential postings in the browser', () => {
  const server = useServer();
  const screens = useScreens(server);

  it('open by a click on the agreement; the owner sees who opened them, and closes them again', async () => {
    const coordinator = await server.signIn('coordinator');
    const owner = await server.signIn('researcher', { name: '苏老师' });
    const reader = await server.signIn('enterprise', { name: '程采购' });
    const { id } = await publishCapability(owner, coordinator, buildCapability({ disclosure: 'L2' }));
    const path = `/capabilities/${id}`;
    const plan = Uint8Array.from(await writePdf([{ kind: 'text', text: '工艺' }], { title: '工艺' }));
    await owner.upload(`/capabilities/${id}/attachments`, '工艺.pdf', plan);
    await owner.upload(`/capabilities/${id}/attachments`, '方案.docx', DOCX);
    const theirs = await screens.open(path, { as: reader });
    await theirs.getByRole('button', { name: '阅读并签署' }).click();
    await theirs.getByRole('button', { name: '我代表本机构签署' }).click();
    await theirs.getByText('悬空微热板配合脉冲加热').waitFor();
    await theirs.getByText('这种文件无法加水印，请向对方索取 PDF。').waitFor();
    await theirs.getByRole('button', { name: '预览 工艺.pdf' }).click();
    await theirs.locator('dialog canvas[data-page="1"]').waitFor();
    expect(await seriousFindings(theirs)).to.deep.equal([]);
    await theirs.keyboard.press('Escape');
    const mine = await screens.open(path, { as: owner, width: 360 });
    await mine.getByText(/程采购 于 .* 签署/).waitFor();
    await mine.getByText('打开记录（2）').click();
    await mine.getByText(/程采购（精测仪器有限公司.*：详情/).waitFor();
    expect(await overflow(mine)).to.equal(0);
    expect(await seriousFindings(mine)).to.deep.equal([]);
    await mine.getByRole('button', { name: /^收回/ }).click();
    await mine.getByText(/程采购 于 .* 签署/).waitFor({ state: 'detached' });
    await theirs.reload();
    await settle(theirs);
    await theirs.getByRole('button', { name: '阅读并签署' }).waitFor();
    expect(await seriousFindings(theirs)).to.deep.equal([]);
  });
});
