// Confidential postings: opened by a signature or by name, written down, watermarked, closed again.
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect } from 'chai';
import { buildCapability } from '#seeds/builders/capabilities.ts';
import { writePdf } from '#server/platform/documents/pdf.ts';
import { storedFacts } from '#server/platform/facts/store.ts';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import { disclosureFacts } from '#shared/disclosures/facts.ts';
import { disclosureRoutes } from '#shared/disclosures/routes.ts';
import { notificationRoutes } from '#shared/notifications/routes.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { publishCapability } from '#test/interests/journey.ts';
import { HOUR_MS } from '#test/support/clock.ts';
import { keptLog } from '#test/support/kept-log.ts';
import { type Person, useServer } from '#test/support/server.ts';

const log = keptLog();

describe('A confidential capability', () => {
  const server = useServer(log.settings);
  let coordinator: Person;
  let owner: Person;
  let reader: Person;

  before(async () => {
    coordinator = await server.signIn('coordinator');
    owner = await server.signIn('researcher', { name: '苏老师' });
    reader = await server.signIn('enterprise', { name: '程采购' });
  });

  const publish = async (disclosure: 'L1' | 'L2' | 'L3') => {
    const { id } = await publishCapability(owner, coordinator, buildCapability({ disclosure }));
    const bytes = Uint8Array.from(await writePdf([{ kind: 'text', text: '工艺' }], { title: '工艺' }));
    const attached = await owner.upload(`/capabilities/${id}/attachments`, '工艺.pdf', bytes);
    // As the contract's row says.
    const { id: attachmentId } = attached.body as { id: string };
    return { id, attachmentId, params: { noun: 'capability' as const, id } };
  };
  const page = (who: Person, id: string) => who.call(capabilityRoutes.read, { params: { id } });
  const file = async (who: Person, id: string, attachmentId: string) => {
    const response = await fetch(`${server.url}/api/capabilities/${id}/attachments/${attachmentId}`, {
      headers: { cookie: who.cookie },
    });
    return { status: response.status, bytes: await response.bytes() };
  };
  const sign = async (who: Person, params: { noun: 'capability'; id: string }) => {
    const { version } = await who.call(disclosureRoutes.text, { params });
    return who.call(disclosureRoutes.sign, { params, body: { version } });
  };
  const openings = async (params: { noun: 'capability'; id: string }) =>
    (await owner.call(disclosureRoutes.read, { params })).openings.map(({ name, what, outcome }) => [
      name,
      what,
      outcome,
    ]);

  it('of level L2 opens to the organization that signs, with a watermark, and tells its owner', async () => {
    const { id, attachmentId, params } = await publish('L2');
    expect((await page(reader, id)).locked).to.equal('nda');
    expect((await file(reader, id, attachmentId)).status).to.equal(404);
    await sign(reader, params);
    const opened = await page(reader, id);
    expect([opened.locked, opened.details !== null, opened.organization?.id]).to.deep.equal([
      null,
      true,
      owner.organizationId,
    ]);
    await page(reader, id);
    const sealed = await file(reader, id, attachmentId);
    expect((await PDFDocument.load(sealed.bytes)).getPageCount()).to.equal(1);
    expect(Buffer.from(sealed.bytes).equals(Buffer.from((await file(owner, id, attachmentId)).bytes))).to.equal(false);
    const { organizationId } = reader;
    const colleague = await server.signIn('enterprise', { organizationId, role: 'member' });
    expect((await page(colleague, id)).locked).to.equal(null);
    expect((await openings(params)).slice(1)).to.deep.equal([
      ['程采购', '工艺.pdf', 'opened'],
      ['程采购', null, 'opened'],
      ['程采购', '工艺.pdf', 'refused'],
    ]);
    const document = await reader.send('GET', `/disclosures/capability/postings/${id}/nda/document`);
    expect(document.headers.get('content-type')).to.equal('application/pdf');
    await server.settled();
    const fact = await storedFacts.findOne({ type: 'disclosure.granted', 'data.posting.id': id }).lean();
    expect(disclosureFacts['disclosure.granted'].parse(fact?.data).toOrganizationId).to.equal(organizationId);
  });

  it('is closed again at once, and not opened by signing anew', async () => {
    const { id, attachmentId, params } = await publish('L2');
    await sign(reader, params);
    const { grants } = await owner.call(disclosureRoutes.read, { params });
    expect(grants.map(({ signedBy }) => signedBy)).to.deep.equal(['程采购']);
    await owner.call(disclosureRoutes.revoke, { params: { ...params, grantId: grants[0]?.id ?? '' } });
    expect((await page(reader, id)).locked).to.equal('nda');
    expect((await file(reader, id, attachmentId)).status).to.equal(404);
    const again = await reader.refusal(disclosureRoutes.sign, { params, body: { version: '2026-11' } });
    expect(again.code).to.equal('not_in_this_state');
  });

  it('is closed at once to who leaves the organization that signed', async () => {
    const { id, params } = await publish('L2');
    await sign(reader, params);
    const { organizationId } = reader;
    const colleague = await server.signIn('enterprise', { organizationId, role: 'member' });
    expect((await page(colleague, id)).locked).to.equal(null);
    await colleague.call(organizationRoutes.removeMember, { params: { id: organizationId, userId: colleague.id } });
    expect((await page(colleague, id)).details).to.equal(null);
  });

  it('of level L3 opens to a person by name until a moment, and not to their colleagues', async () => {
    const { id, attachmentId, params } = await publish('L3');
    const until = new Date(server.clock.now().getTime() + HOUR_MS).toISOString();
    const body = { email: reader.email, until };
    await owner.call(disclosureRoutes.grant, { params, body });
    expect((await owner.refusal(disclosureRoutes.grant, { params, body })).code).to.equal('already_exists');
    expect((await page(reader, id)).locked).to.equal(null);
    const { organizationId } = reader;
    const colleague = await server.signIn('enterprise', { organizationId });
    expect((await page(colleague, id)).locked).to.equal('named_people');
    server.clock.advance(2 * HOUR_MS);
    expect((await page(reader, id)).locked, 'expired').to.equal('named_people');
    expect((await file(reader, id, attachmentId)).status, 'expired').to.equal(404);
    expect((await openings(params))[0]).to.deep.equal(['程采购', '工艺.pdf', 'refused']);
    const nobody = await owner.refusal(disclosureRoutes.grant, { params, body: { email: 'nobody@people.example' } });
    expect(nobody.errors?.[0]).to.include({ field: 'email', code: 'not_found' });
  });

  it('tells its author who signed, and the person who was named that it is open', async () => {
    const kindsOf = async (who: Person, id: string) => {
      await server.settled();
      const { items } = await who.call(notificationRoutes.list, { query: { topic: 'postings' } });
      return items
        .filter(({ path }) => path === `/capabilities/${id}`)
        .map(({ kind, params }) => [kind, params['title']]);
    };
    const signed = await publish('L2');
    await sign(reader, signed.params);
    const [latest] = await kindsOf(owner, signed.id);
    expect(latest?.[0]).to.equal('postingSigned');
    expect(await kindsOf(reader, signed.id)).to.deep.equal([]);
    const named = await publish('L3');
    await owner.call(disclosureRoutes.grant, { params: named.params, body: { email: reader.email } });
    expect((await kindsOf(reader, named.id)).map(([kind]) => kind)).to.deep.equal(['postingOpened']);
  });

  it('of level L3 can be opened again to a person once their time has run out', async () => {
    const { id, params } = await publish('L3');
    const until = new Date(server.clock.now().getTime() + HOUR_MS).toISOString();
    await owner.call(disclosureRoutes.grant, { params, body: { email: reader.email, until } });
    server.clock.advance(2 * HOUR_MS);
    await owner.call(disclosureRoutes.grant, { params, body: { email: reader.email } });
    expect((await page(reader, id)).locked).to.equal(null);
    expect((await owner.call(disclosureRoutes.read, { params })).grants).to.have.length(1);
  });

  it('is opened and looked after by its own organization’s writers only', async () => {
    const { params } = await publish('L3');
    const { organizationId } = owner;
    const member = await server.signIn('researcher', { organizationId, role: 'member' });
    const body = { email: reader.email };
    const refusals = await Promise.all([
      reader.refusal(disclosureRoutes.read, { params }),
      coordinator.refusal(disclosureRoutes.read, { params }),
      reader.refusal(disclosureRoutes.grant, { params, body }),
      member.refusal(disclosureRoutes.grant, { params, body }),
      reader.refusal(disclosureRoutes.revoke, { params: { ...params, grantId: 'f'.repeat(24) } }),
      reader.refusal(disclosureRoutes.document, { params }),
    ]);
    expect(refusals.map(({ code }) => code)).to.deep.equal([
      'not_found',
      'not_found',
      'not_found',
      'forbidden',
      'not_found',
      'not_in_this_state',
    ]);
  });

  it('says in the log who is refused, a guessed file and a list that is not theirs among it, by ids only', async () => {
    const { id, attachmentId, params } = await publish('L3');
    log.forget();
    const guessed = 'f'.repeat(24);
    for (const one of [attachmentId, guessed]) await file(reader, id, one);
    await reader.refusal(disclosureRoutes.read, { params });
    const refused = { userId: reader.id, code: 'not_found' };
    const what = 'GET /capabilities/{id}/attachments/{attachmentId}';
    expect(log.refusals()).to.deep.equal([
      { ...refused, area: 'capabilities', what, about: { id, attachmentId } },
      { ...refused, area: 'capabilities', what, about: { id, attachmentId: guessed } },
      { ...refused, area: 'disclosures', what: 'GET /disclosures/{noun}/postings/{id}', about: params },
    ]);
    expect(JSON.stringify(log.lines)).not.to.match(/工艺|程采购|@/);
  });

  it('is signed for by verified organizations, under the text of today, and only where a signature opens it', async () => {
    const l2 = (await publish('L2')).params;
    const l1 = (await publish('L1')).params;
    const body = { version: '2026-11' };
    const [unverified, newcomer] = [await server.signIn('unverified'), await server.signIn('newcomer')];
    const refusals = await Promise.all([
      unverified.refusal(disclosureRoutes.sign, { params: l2, body }),
      newcomer.refusal(disclosureRoutes.sign, { params: l2, body }),
      reader.refusal(disclosureRoutes.sign, { params: l2, body: { version: '1999-01' } }),
      reader.refusal(disclosureRoutes.sign, { params: l1, body }),
      owner.refusal(disclosureRoutes.sign, { params: l2, body }),
    ]);
    expect(refusals.map(({ code }) => code)).to.deep.equal([
      'organization_not_verified',
      'forbidden',
      'stale_version',
      'not_in_this_state',
      'not_in_this_state',
    ]);
  });
});
