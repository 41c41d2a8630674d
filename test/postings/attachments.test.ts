import { expect } from 'chai';
import mongoose from 'mongoose';
import { storedFacts } from '#server/platform/facts/store.ts';
import type { Problem } from '#shared/contract/problem.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { ATTACHMENT_MAX_BYTES, ATTACHMENTS_MAX, type Attachment } from '#shared/postings/schema.ts';
import type { Reply } from '#test/support/client.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { CFB, DOCM, DOCX, ELF, EXE, PDF, PNG } from './files.ts';
import { draftNeed, publishNeed, submitNeed } from './journey.ts';

const attached = ({ body }: Reply) => body as Attachment;
const codeOf = ({ body }: Reply) => (body as Problem).code;
const noteOf = ({ body }: Reply) => (body as Problem).errors?.[0]?.code;

const filesStored = (): Promise<number> => mongoose.connection.collection('files.files').countDocuments();

describe('The files of a need', () => {
  const server = useServer();
  let author: Person;
  let coordinator: Person;
  let stranger: Person;

  before(async () => {
    author = await server.signIn('enterprise');
    stranger = await server.signIn('enterprise');
    coordinator = await server.signIn('coordinator');
  });

  it('are taken by their content, kept, and given back as they were', async () => {
    const { id } = await draftNeed(author);
    const accepted = [
      ['方案.pdf', PDF, 'application/pdf'],
      ['照片.png', PNG, 'image/png'],
      ['说明.docx', DOCX, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
      ['旧版.doc', CFB, 'application/octet-stream'],
    ] as const;
    for (const [name, content, mediaType] of accepted) {
      const reply = await author.upload(`/needs/${id}/attachments?label=evidence`, name, content);
      expect(reply.status, name).to.equal(201);
      expect(attached(reply)).to.deep.include({ name, mediaType, sizeBytes: content.length, label: 'evidence' });
    }
    const page = await author.call(needRoutes.read, { params: { id } });
    expect(page.attachments?.map(({ name }) => name)).to.deep.equal(accepted.map(([name]) => name));
    await server.settled();
    expect(await storedFacts.countDocuments({ recordId: id, type: 'need.attached' })).to.equal(4);
  });

  it('come back as downloads that no browser opens or guesses about', async () => {
    const { id } = await publishNeed({ author, coordinator });
    const { id: file } = attached(await author.upload(`/needs/${id}/attachments`, '方案 1.pdf', PDF));
    const { status, headers, body } = await stranger.get(`/needs/${id}/attachments/${file}`);
    expect(status).to.equal(200);
    expect(body).to.equal(new TextDecoder().decode(PDF));
    expect(headers.get('content-disposition')).to.equal(
      `attachment; filename*=UTF-8''${encodeURIComponent('方案 1.pdf')}`,
    );
    expect(headers.get('x-content-type-options')).to.equal('nosniff');
    expect(headers.get('cache-control')).to.include('no-store');
  });

  it('are refused when their content is not what may be stored, whatever they are called', async () => {
    const { id } = await draftNeed(author);
    const before = await filesStored();
    const refused = [
      ['program.exe', EXE, 'file_type_refused'],
      ['报告.pdf', EXE, 'file_type_refused'],
      ['report.pdf', ELF, 'file_type_refused'],
      ['script.svg', new TextEncoder().encode('<svg><script>alert(1)</script></svg>'), 'file_type_refused'],
      ['page.html', new TextEncoder().encode('<script>alert(1)</script>'), 'file_type_refused'],
      ['empty.pdf', new Uint8Array(), 'file_type_refused'],
      ['macro.docx', DOCM, 'file_type_refused'],
      ['picture.pdf', PNG, 'file_misnamed'],
      ['installer.msi', CFB, 'file_misnamed'],
      ['方案.pdf.exe', PDF, 'file_misnamed'],
    ] as const;
    for (const [name, content, code] of refused) {
      const reply = await author.upload(`/needs/${id}/attachments`, name, content);
      expect([reply.status, codeOf(reply), noteOf(reply)], name).to.deep.equal([422, 'file_refused', code]);
    }
    expect(await filesStored()).to.equal(before);
    expect((await author.call(needRoutes.read, { params: { id } })).attachments).to.deep.equal([]);
  });

  it('are refused when they are too large, are no form, or are missing', async () => {
    const { id } = await draftNeed(author);
    const path = `/needs/${id}/attachments`;
    const large = new Uint8Array(ATTACHMENT_MAX_BYTES + 1);
    large.set(PDF);
    expect(codeOf(await author.upload(path, 'large.pdf', large))).to.equal('payload_too_large');
    expect(codeOf(await author.post(path, { file: 'x' }))).to.equal('unsupported_media');
    const form = new FormData();
    form.append('note', 'no file');
    const missing = await author.send('POST', path, { body: form });
    expect([codeOf(missing), noteOf(missing)]).to.deep.equal(['invalid_input', 'required']);
    const odd = await author.upload(`${path}?label=virus`, 'a.pdf', PDF);
    expect(codeOf(odd)).to.equal('invalid_input');
  });

  it('keep their name without its folders', async () => {
    const { id } = await draftNeed(author);
    const reply = await author.upload(`/needs/${id}/attachments`, '..\\..\\etc/pass.pdf', PDF);
    expect(attached(reply).name).to.equal('pass.pdf');
  });

  it('are ten at most, also when many come at once', async () => {
    const { id } = await draftNeed(author);
    const replies = await Promise.all(
      Array.from({ length: ATTACHMENTS_MAX + 3 }, (_, index) =>
        author.upload(`/needs/${id}/attachments`, `${index}.png`, PNG),
      ),
    );
    expect(replies.filter(({ status }) => status === 201)).to.have.length(ATTACHMENTS_MAX);
    for (const reply of replies.filter(({ status }) => status !== 201)) {
      expect([codeOf(reply), noteOf(reply)]).to.deep.equal(['file_refused', 'too_many']);
    }
    const names = (await author.call(needRoutes.read, { params: { id } })).attachments ?? [];
    expect(names).to.have.length(ATTACHMENTS_MAX);
  });

  it('are attached and removed by those who write for the organization', async () => {
    const { id } = await publishNeed({ author, coordinator });
    const path = `/needs/${id}/attachments`;
    const { id: file } = attached(await author.upload(path, 'a.pdf', PDF));
    const { organizationId } = author;
    const member = await server.signIn('enterprise', { organizationId, role: 'member' });
    for (const person of [member, stranger, coordinator]) {
      expect(codeOf(await person.upload(path, 'b.pdf', PDF))).to.equal('forbidden');
      expect(codeOf(await person.delete(`${path}/${file}`))).to.equal('forbidden');
    }
    expect(codeOf(await server.visitor().upload(path, 'b.pdf', PDF))).to.equal('sign_in_required');
    const draft = await draftNeed(author);
    expect(codeOf(await stranger.upload(`/needs/${draft.id}/attachments`, 'b.pdf', PDF))).to.equal('not_found');
  });

  it('stay as they are while the center reviews', async () => {
    const { id } = await submitNeed(author);
    expect(codeOf(await author.upload(`/needs/${id}/attachments`, 'a.pdf', PDF))).to.equal('not_in_this_state');
  });

  it('leave the store when they are removed, and when their draft is', async () => {
    const { id } = await draftNeed(author);
    const path = `/needs/${id}/attachments`;
    const before = await filesStored();
    const first = attached(await author.upload(path, 'a.pdf', PDF));
    await author.upload(path, 'b.pdf', PDF);
    expect(await filesStored()).to.equal(before + 2);
    expect((await author.delete(`${path}/${first.id}`)).status).to.equal(204);
    expect(codeOf(await author.get(`${path}/${first.id}`))).to.equal('not_found');
    expect(codeOf(await author.delete(`${path}/${first.id}`))).to.equal('not_found');
    await server.settled();
    expect(await filesStored()).to.equal(before + 1);
    await author.call(needRoutes.remove, { params: { id } });
    await server.settled();
    expect(await filesStored()).to.equal(before);
  });

  it('of one need are not given out under another', async () => {
    const one = await publishNeed({ author, coordinator });
    const other = await publishNeed({ author, coordinator });
    const { id: file } = attached(await author.upload(`/needs/${one.id}/attachments`, 'a.pdf', PDF));
    expect(codeOf(await author.get(`/needs/${other.id}/attachments/${file}`))).to.equal('not_found');
    expect(codeOf(await author.get(`/needs/${one.id}/attachments/${'0'.repeat(24)}`))).to.equal('not_found');
    expect(codeOf(await author.get(`/needs/${one.id}/attachments/..%2F..%2Fetc`))).to.equal('not_found');
  });
});
