import { expect } from 'chai';
import { buildCapability, buildCapabilityOf } from '#seeds/builders/capabilities.ts';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import { CAPABILITY_KINDS, CAPABILITY_REQUIRED, type CapabilityInput } from '#shared/capabilities/schema.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { COMMON_REQUIRED } from '#shared/postings/content.ts';
import { FULL_CAPABILITIES } from '#test/postings/full-contents.ts';
import { GOOD_SCORES } from '#test/postings/journey.ts';
import { type Person, useServer } from '#test/support/server.ts';

describe('Capabilities', () => {
  const server = useServer();
  let researcher: Person;
  let coordinator: Person;

  before(async () => {
    researcher = await server.signIn('researcher');
    coordinator = await server.signIn('coordinator');
  });

  const publish = async (content: CapabilityInput) => {
    const { id } = await researcher.call(capabilityRoutes.create, { body: { content } });
    const { version } = await researcher.call(capabilityRoutes.submit, { params: { id }, body: {} });
    const body = { version, scores: GOOD_SCORES };
    return coordinator.call(capabilityRoutes.review, { params: { id }, body });
  };

  for (const kind of CAPABILITY_KINDS) {
    it(`of the kind ${kind} go the whole way, and everything said comes back`, async () => {
      const full = FULL_CAPABILITIES[kind];
      const { id, status } = await publish(full);
      expect(status).to.equal('published');
      const page = await researcher.call(capabilityRoutes.read, { params: { id } });
      for (const [name, value] of Object.entries(full.details ?? {})) {
        expect((page.details as Record<string, unknown>)[name], name).to.deep.equal(value);
      }
      const { items } = await server.visitor().call(capabilityRoutes.list, { query: { kind } });
      expect(items.map((item) => item.id)).to.include(id);
    });

    it(`of the kind ${kind} need no more than what the kind requires`, async () => {
      expect((await publish(buildCapabilityOf(kind))).status).to.equal('published');
      const { id } = await researcher.call(capabilityRoutes.create, { body: { content: { kind } } });
      const problem = await researcher.refusal(capabilityRoutes.submit, { params: { id }, body: {} });
      const missing = problem.errors?.map(({ field }) => field);
      expect(missing).to.deep.equal([...COMMON_REQUIRED, ...CAPABILITY_REQUIRED[kind]]);
    });
  }

  it('are found by words, by maturity and by where a fund invests', async () => {
    await publish(buildCapability({ title: '石墨烯导热膜', disclosure: 'L0' }));
    await server.settled();
    const enterprise = await server.signIn('enterprise');
    const byWords = await server.visitor().call(capabilityRoutes.list, { query: { q: '石墨烯' } });
    expect(byWords.items.map(({ title }) => title)).to.deep.equal(['石墨烯导热膜']);
    const mature = await enterprise.call(capabilityRoutes.list, { query: { trlFrom: '6', q: '石墨烯' } });
    expect(mature.total).to.equal(1);
    const riper = await enterprise.call(capabilityRoutes.list, { query: { trlFrom: '7', q: '石墨烯' } });
    expect(riper.total).to.equal(0);
  });

  it('name regions that exist, also where a fund invests', async () => {
    const details = { ...buildCapabilityOf('finance').details, regions: ['410100', '123456'] };
    const content = buildCapabilityOf('finance', { details });
    const problem = await researcher.refusal(capabilityRoutes.create, { body: { content } });
    expect(problem.errors?.[0]).to.include({ field: 'content.details.regions.1', code: 'unknown_code' });
  });

  it('are not needs: neither is found under the other’s address', async () => {
    const { id } = await publish(buildCapability());
    expect(await researcher.refusal(needRoutes.read, { params: { id } })).to.include({ code: 'not_found' });
    const live = await researcher.connect();
    expect(await live.refusal('posting.watch', { noun: 'need', id })).to.include({ code: 'not_found' });
    expect(await live.request('posting.watch', { noun: 'capability', id })).to.deep.equal({ watching: true });
  });
});
