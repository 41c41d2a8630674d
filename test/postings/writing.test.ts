import { expect } from 'chai';
import { buildNeed } from '#seeds/builders/needs.ts';
import { needs } from '#server/features/needs/needs.ts';
import { seedMembership } from '#server/features/organizations/seeding.ts';
import { storedFacts } from '#server/platform/facts/store.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { draftNeed, publishNeed, submitNeed } from './journey.ts';

describe('Writing a need', () => {
  const server = useServer();
  let author: Person;
  let coordinator: Person;

  before(async () => {
    author = await server.signIn('enterprise');
    coordinator = await server.signIn('coordinator');
  });

  describe('a draft', () => {
    it('may begin with nothing but its kind', async () => {
      const need = await draftNeed(author, { kind: 'financing' });
      expect(need).to.deep.include({ status: 'draft', version: 1, kind: 'financing', title: '', disclosure: 'L1' });
      expect(need.organization?.id).to.equal(author.organizationId);
      expect(need.can).to.deep.equal({
        edit: true,
        submit: true,
        review: false,
        withdraw: false,
        renew: false,
        finish: false,
        reopen: false,
        remove: true,
        attach: true,
        seeMatches: true,
      });
    });

    it('may be begun by editors, not by members, strangers or visitors', async () => {
      const { organizationId } = author;
      const body = { organization: organizationId, content: buildNeed() };
      const editor = await server.signIn('enterprise', { organizationId, role: 'editor' });
      expect((await editor.call(needRoutes.create, { body })).status).to.equal('draft');
      const member = await server.signIn('enterprise', { organizationId, role: 'member' });
      const stranger = await server.signIn('researcher');
      const newcomer = await server.signIn('newcomer');
      for (const person of [member, stranger, newcomer, coordinator]) {
        expect(await person.refusal(needRoutes.create, { body })).to.include({ code: 'forbidden' });
      }
      expect(await newcomer.refusal(needRoutes.create, { body: { content: buildNeed() } })).to.include({
        code: 'forbidden',
      });
      expect(await server.visitor().refusal(needRoutes.create, { body })).to.include({ code: 'sign_in_required' });
    });

    it('says for which organization when its author writes for several', async () => {
      const second = await server.someone('researcher');
      const both = await server.signIn('enterprise', { organizationId: second.organizationId });
      const { organizationId } = author;
      await seedMembership({ organizationId, userId: both.id, role: 'editor' }, server.clock.now());
      const problem = await both.refusal(needRoutes.create, { body: { content: buildNeed() } });
      expect(problem.errors?.[0]).to.include({ field: 'organization', code: 'required' });
      const need = await both.call(needRoutes.create, {
        body: { organization: organizationId, content: buildNeed() },
      });
      expect(need.organization?.id).to.equal(organizationId);
    });

    it('refuses codes that no vocabulary has', async () => {
      const content = buildNeed({ region: '999999', industry: '9999' });
      const problem = await author.refusal(needRoutes.create, { body: { content } });
      expect(problem.errors?.map(({ field, code }) => [field, code])).to.deep.equal([
        ['content.region', 'unknown_code'],
        ['content.industry', 'unknown_code'],
      ]);
    });

    it('is nobody else’s business, not even the center’s', async () => {
      const { id } = await draftNeed(author);
      const stranger = await server.signIn('enterprise');
      for (const reader of [stranger, coordinator, server.visitor()]) {
        expect(await reader.refusal(needRoutes.read, { params: { id } })).to.include({ code: 'not_found' });
      }
      const { organizationId } = author;
      const member = await server.signIn('enterprise', { organizationId, role: 'member' });
      expect((await member.call(needRoutes.read, { params: { id } })).can.edit).to.equal(false);
    });
  });

  describe('a change', () => {
    it('replaces the text and raises the version', async () => {
      const { id, version } = await draftNeed(author);
      const content = buildNeed({ title: '更好的标题', keywords: ['甲烷'] });
      const changed = await author.call(needRoutes.update, { params: { id }, body: { version, content } });
      expect(changed).to.deep.include({ title: '更好的标题', keywords: ['甲烷'], version: version + 1 });
    });

    it('that changes nothing is no new version', async () => {
      const { id, version } = await draftNeed(author);
      const body = { version, content: buildNeed() };
      expect((await author.call(needRoutes.update, { params: { id }, body })).version).to.equal(version);
    });

    it('on a stale version is refused with the present text, and nothing is lost', async () => {
      const { id, version } = await draftNeed(author);
      const theirs = buildNeed({ title: '同事的标题' });
      await author.call(needRoutes.update, { params: { id }, body: { version, content: theirs } });
      const mine = buildNeed({ title: '我的标题' });
      const problem = await author.refusal(needRoutes.update, { params: { id }, body: { version, content: mine } });
      expect(problem).to.include({ code: 'stale_version', status: 409 });
      expect(problem.current).to.deep.include({ id, title: '同事的标题', version: version + 1 });
      expect((await author.call(needRoutes.read, { params: { id } })).title).to.equal('同事的标题');
    });

    it('waits while the center reviews', async () => {
      const { id, version } = await submitNeed(author);
      const body = { version, content: buildNeed({ title: '改动' }) };
      expect(await author.refusal(needRoutes.update, { params: { id }, body })).to.include({
        code: 'not_in_this_state',
      });
    });

    it('of what is listed goes live at once, and must leave it complete', async () => {
      const { id, version } = await publishNeed({ author, coordinator });
      const emptied = buildNeed({ summary: '' });
      const problem = await author.refusal(needRoutes.update, { params: { id }, body: { version, content: emptied } });
      expect(problem.code).to.equal('incomplete');
      expect(problem.errors?.map((error) => error.field)).to.deep.equal(['content.summary']);
      const content = buildNeed({ title: '已发布后的新标题' });
      const changed = await author.call(needRoutes.update, { params: { id }, body: { version, content } });
      expect(changed.status).to.equal('published');
      expect(changed.validUntil).to.be.a('string');
      const shown = await server.visitor().call(needRoutes.read, { params: { id } });
      expect(shown.title).to.equal('已发布后的新标题');
    });

    it('is for those who write for the organization', async () => {
      const { id, version } = await publishNeed({ author, coordinator });
      const call = { params: { id }, body: { version, content: buildNeed({ title: '别人的' }) } };
      const { organizationId } = author;
      const member = await server.signIn('enterprise', { organizationId, role: 'member' });
      const stranger = await server.signIn('enterprise');
      for (const person of [member, stranger, coordinator]) {
        expect(await person.refusal(needRoutes.update, call)).to.include({ code: 'forbidden' });
      }
      expect(await server.visitor().refusal(needRoutes.update, call)).to.include({ code: 'sign_in_required' });
    });

    it('of a need that does not exist finds nothing', async () => {
      const call = { params: { id: 'f'.repeat(24) }, body: { version: 1, content: buildNeed() } };
      expect(await author.refusal(needRoutes.update, call)).to.include({ code: 'not_found' });
    });
  });

  describe('removing', () => {
    it('takes a draft away with its versions and files, and is remembered as a fact', async () => {
      const { id, version } = await draftNeed(author);
      const content = buildNeed({ title: '第二稿' });
      await author.call(needRoutes.update, { params: { id }, body: { version, content } });
      await author.call(needRoutes.remove, { params: { id } });
      expect(await author.refusal(needRoutes.read, { params: { id } })).to.include({ code: 'not_found' });
      await server.settled();
      expect(await needs.model.exists({ _id: id })).to.equal(null);
      const types = (await storedFacts.find({ recordId: id }).sort({ _id: 1 }).lean()).map((fact) => fact.type);
      expect(types).to.deep.equal(['need.created', 'need.edited', 'need.removed']);
      const { items } = await author.call(needRoutes.list, { query: { scope: 'mine', limit: 100 } });
      expect(items.map((item) => item.id)).to.not.include(id);
    });

    it('is for drafts only', async () => {
      const { id } = await submitNeed(author);
      expect(await author.refusal(needRoutes.remove, { params: { id } })).to.include({ code: 'not_in_this_state' });
    });

    it('is for those who write for the organization', async () => {
      const { id } = await draftNeed(author);
      const { organizationId } = author;
      const member = await server.signIn('enterprise', { organizationId, role: 'member' });
      expect(await member.refusal(needRoutes.remove, { params: { id } })).to.include({ code: 'forbidden' });
      const stranger = await server.signIn('enterprise');
      expect(await stranger.refusal(needRoutes.remove, { params: { id } })).to.include({ code: 'not_found' });
    });
  });
});
