// What is confidential: opened level by level, with a watermark, written down, and taken back.

import { createHash } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect } from 'chai';
import { currentNda } from '#server/features/disclosures/nda-text.ts';
import { writePdf } from '#server/platform/documents/pdf.ts';
import { dealRoutes } from '#shared/deals/routes.ts';
import { dealFileSchema, type FileLevel } from '#shared/deals/schema.ts';
import { DOCX, PNG } from '#test/postings/files.ts';
import { HOUR_MS } from '#test/support/clock.ts';
import { textOfPdf } from '#test/support/pdf-text.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { messageOf, type OpenDeal, openDeal, readDeal, signNda, useDeal } from './journey.ts';

describe('The files of a deal', () => {
  const server = useServer();
  let coordinator: Person;
  let sides: Pick<OpenDeal, 'seeker' | 'provider'>;
  let deal: OpenDeal;
  let plan: Uint8Array<ArrayBuffer>;

  useDeal(server, (cast) => {
    ({ coordinator, sides, deal } = cast);
  });
  before(async () => {
    plan = Uint8Array.from(await writePdf([{ kind: 'text', text: '工艺参数' }], { title: '工艺' }));
  });

  const add = async (level: FileLevel, name = '工艺参数.pdf', content = plan, more = '') => {
    const reply = await deal.provider.upload(`/deals/${deal.dealId}/files?level=${level}${more}`, name, content);
    expect(reply.status, JSON.stringify(reply.body)).to.equal(201);
    return dealFileSchema.parse(reply.body);
  };
  const fetchFile = async (who: Person, fileId: string, query = '') => {
    const response = await fetch(`${server.url}/api/deals/${deal.dealId}/files/${fileId}${query}`, {
      headers: { cookie: who.cookie },
    });
    return { status: response.status, type: response.headers.get('content-type'), bytes: await response.bytes() };
  };
  const accesses = async (fileId: string) => {
    const params = { ...deal.params, fileId };
    const { items } = await deal.provider.call(dealRoutes.fileAccesses, { params });
    return items.map(({ name, version, outcome }) => [name, version, outcome]);
  };

  it('of no level are given as they are, in every version, and named in messages', async () => {
    const first = await add('deal', '方案.docx', DOCX);
    const second = await add('deal', '方案.docx', DOCX, `&versionOf=${first.id}`);
    expect([second.id, second.versions.map(({ version }) => version)]).to.deep.equal([first.id, [1, 2]]);
    const old = await fetchFile(deal.seeker, first.id, '?version=1');
    expect(Buffer.from(old.bytes).equals(Buffer.from(DOCX))).to.equal(true);
    expect((await fetchFile(deal.seeker, first.id, '?version=3')).status).to.equal(404);
    const body = { ...messageOf(''), fileIds: [first.id] };
    expect((await deal.seeker.call(dealRoutes.post, { params: deal.params, body })).fileIds).to.deep.equal([first.id]);
    const others = await deal.seeker.upload(`/deals/${deal.dealId}/files?versionOf=${first.id}`, '方案.docx', DOCX);
    expect(others.status).to.equal(403);
  });

  it('of level L2 open once the reader’s organization has signed, watermarked and written down', async () => {
    const file = await add('L2');
    expect((await readDeal(deal.seeker, deal)).files[0]).to.deep.include({ locked: 'nda', openedTo: [] });
    expect((await fetchFile(deal.seeker, file.id)).status).to.equal(403);
    const guess = { ...messageOf(''), fileIds: [file.id] };
    expect((await deal.seeker.refusal(dealRoutes.post, { params: deal.params, body: guess })).code).to.equal(
      'invalid_input',
    );
    await signNda(deal.seeker, deal);
    const opened = await fetchFile(deal.seeker, file.id);
    expect([opened.status, opened.type]).to.deep.equal([200, 'application/pdf']);
    expect(Buffer.from(opened.bytes).equals(Buffer.from(plan))).to.equal(false);
    const marked = await textOfPdf(opened.bytes);
    expect(marked).to.contain('工艺参数').and.to.contain('程采购·精测仪器有限公司');
    expect(marked).to.match(/·\d{4}-\d\d-\d\d\d\d:\d\dUTC/);
    expect(await accesses(file.id)).to.deep.equal([
      ['程采购', 1, 'opened'],
      ['程采购', 1, 'refused'],
    ]);
    const params = { ...deal.params, fileId: file.id };
    expect((await deal.seeker.refusal(dealRoutes.fileAccesses, { params })).code).to.equal('forbidden');
  });

  it('of level L3 open to named people only, until the day it says, and are taken back', async () => {
    const file = await add('L3', '核心照片.png', PNG);
    await signNda(deal.seeker, deal);
    expect((await fetchFile(deal.seeker, file.id)).status).to.equal(403);
    const params = { ...deal.params, fileId: file.id };
    const until = new Date(server.clock.now().getTime() + 2 * HOUR_MS).toISOString();
    const give = (userIds: string[], end: string | null = null) =>
      deal.provider.call(dealRoutes.openFile, { params, body: { userIds, until: end } });
    await give([deal.seeker.id], until);
    const opened = await fetchFile(deal.seeker, file.id);
    expect([opened.status, opened.type]).to.deep.equal([200, 'application/pdf']);
    const { organizationId } = deal.seeker;
    const colleague = await server.signIn('enterprise', { organizationId, name: '钱同事' });
    expect((await fetchFile(colleague, file.id)).status).to.equal(403);
    server.clock.advance(3 * HOUR_MS);
    expect((await fetchFile(deal.seeker, file.id)).status, 'expired').to.equal(403);
    await give([deal.seeker.id]);
    expect((await fetchFile(deal.seeker, file.id)).status).to.equal(200);
    await give([]);
    expect((await fetchFile(deal.seeker, file.id)).status, 'taken back').to.equal(403);
    expect((await accesses(file.id)).map(([, , outcome]) => outcome)).to.deep.equal([
      'refused',
      'opened',
      'refused',
      'refused',
      'opened',
      'refused',
    ]);
    const stranger = await deal.provider.refusal(dealRoutes.openFile, { params, body: { userIds: [coordinator.id] } });
    expect(stranger.errors?.[0]).to.include({ field: 'userIds', code: 'not_found' });
    expect(
      (await deal.seeker.refusal(dealRoutes.openFile, { params, body: { userIds: [deal.seeker.id] } })).code,
    ).to.equal('forbidden');
  });

  it('that are confidential stay closed to the center, to strangers and at guessed addresses', async () => {
    const file = await add('L2');
    const open = await add('deal', '公开.pdf');
    const stranger = await server.signIn('institute');
    for (const who of [stranger, coordinator]) {
      expect((await fetchFile(who, open.id)).status).to.equal(404);
      expect((await fetchFile(who, file.id)).status).to.equal(404);
    }
    expect((await fetchFile(deal.seeker, 'f'.repeat(24))).status).to.equal(404);
    const other = await openDeal(server, coordinator, sides);
    const elsewhere = await deal.seeker.get(`/deals/${other.dealId}/files/${open.id}`);
    expect(elsewhere.status).to.equal(404);
    await deal.seeker.call(dealRoutes.askCoordinator, { params: deal.params, body: { mode: 'silent' } });
    await deal.provider.call(dealRoutes.agreeToCoordinator, { params: deal.params });
    expect((await fetchFile(coordinator, open.id)).status).to.equal(200);
    expect((await fetchFile(coordinator, file.id)).status).to.equal(403);
  });

  it('that are confidential must be able to carry a mark', async () => {
    const reply = await deal.provider.upload(`/deals/${deal.dealId}/files?level=L2`, '方案.docx', DOCX);
    expect(reply.body).to.deep.include({ code: 'file_refused', status: 422 });
    expect(JSON.stringify(reply.body)).to.contain('not_watermarkable').and.to.contain('另存为 PDF');
    const locked = await PDFDocument.load(plan);
    locked.encrypt({ ownerPassword: 'owner', userPassword: 'reader' });
    const encrypted = Uint8Array.from(await locked.save());
    for (const [level, status] of [
      ['L3', 422],
      ['deal', 201],
    ] as const) {
      const sent = await deal.provider.upload(`/deals/${deal.dealId}/files?level=${level}`, '加密.pdf', encrypted);
      expect(sent.status, level).to.equal(status);
    }
    expect((await readDeal(deal.provider, deal)).files.map(({ name }) => name)).to.deep.equal(['加密.pdf']);
  });

  describe('and the agreement', () => {
    it('is signed once for an organization, with who, when, from where and which text', async () => {
      const { params } = deal;
      expect((await deal.seeker.refusal(dealRoutes.ndaDocument, { params })).code).to.equal('not_in_this_state');
      const signed = await signNda(deal.seeker, deal);
      expect(signed.parties.map(({ ndaSignedAt }) => ndaSignedAt !== null)).to.deep.equal([true, false]);
      const body = { version: currentNda().version };
      expect((await deal.seeker.refusal(dealRoutes.signNda, { params, body })).code).to.equal('not_in_this_state');
      const other = await deal.provider.refusal(dealRoutes.signNda, { params, body: { version: '1999-01' } });
      expect(other.code).to.equal('stale_version');
      const { organizationId } = deal.provider;
      const member = await server.signIn('researcher', { organizationId, role: 'member' });
      expect((await member.refusal(dealRoutes.signNda, { params, body })).code).to.equal('forbidden');
    });

    it('is given as a PDF of what was signed', async () => {
      await signNda(deal.seeker, deal);
      await signNda(deal.provider, deal);
      const response = await fetch(`${server.url}/api/deals/${deal.dealId}/nda/document`, {
        headers: { cookie: deal.provider.cookie },
      });
      expect(response.headers.get('content-type')).to.equal('application/pdf');
      const document = await PDFDocument.load(await response.bytes());
      expect(document.getTitle()).to.equal('技术对接保密协议');
    });

    it('keeps the words that were signed: a text with a version is never changed', () => {
      const { version, title, paragraphs } = currentNda();
      const hash = createHash('sha256')
        .update([title, ...paragraphs].join('\n'))
        .digest('hex')
        .slice(0, 16);
      expect([version, hash]).to.deep.equal(['2026-11', '5b1fbb412f1eb686']);
    });
  });
});
