import { expect } from 'chai';
import { buildNeedOf } from '#seeds/builders/needs.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { NEED_KINDS, NEED_REQUIRED } from '#shared/needs/schema.ts';
import { COMMON_REQUIRED } from '#shared/postings/content.ts';
import { FULL_NEEDS } from '#test/postings/full-contents.ts';
import { publishNeed } from '#test/postings/journey.ts';
import { type Person, useServer } from '#test/support/server.ts';

describe('Needs of every kind', () => {
  const server = useServer();
  let author: Person;
  let coordinator: Person;

  before(async () => {
    author = await server.signIn('enterprise');
    coordinator = await server.signIn('coordinator');
  });

  for (const kind of NEED_KINDS) {
    it(`${kind}: everything an author can say comes back as it was said`, async () => {
      const full = FULL_NEEDS[kind];
      const { id } = await publishNeed({ author, coordinator, content: full });
      const page = await author.call(needRoutes.read, { params: { id } });
      expect(page.kind).to.equal(kind);
      expect(page.contact).to.deep.equal(full.contact);
      for (const [name, value] of Object.entries(full.details ?? {})) {
        expect((page.details as Record<string, unknown>)[name], name).to.deep.equal(value);
      }
    });

    it(`${kind}: submitting asks for no more than what the kind requires`, async () => {
      const { status } = await publishNeed({ author, coordinator, content: buildNeedOf(kind) });
      expect(status).to.equal('published');
      const { id } = await author.call(needRoutes.create, { body: { content: { kind } } });
      const problem = await author.refusal(needRoutes.submit, { params: { id }, body: {} });
      const missing = problem.errors?.map(({ field }) => field);
      expect(missing).to.deep.equal([...COMMON_REQUIRED, ...NEED_REQUIRED[kind]]);
    });
  }

  it('an amount that does not fit valuation and equity is refused with the one that would', async () => {
    const content = buildNeedOf('financing', {
      details: { stage: 'a', amountWan: 5000, equityPercent: 10, valuationWan: 20_000 },
    });
    const problem = await author.refusal(needRoutes.create, { body: { content } });
    expect(problem.errors?.[0]).to.deep.include({
      field: 'content.details.amountWan',
      code: 'amount_valuation_mismatch',
      params: { expectedWan: 2000 },
    });
  });
});
