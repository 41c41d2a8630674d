import { expect } from 'chai';
import { z } from 'zod';
import { pathTo } from '#client/app/paths.ts';
import { safeNext } from '#client/app/use-after-sign-in.ts';
import { addressOf, queryString } from '#client/lib/address.ts';
import { parseAddressState } from '#client/lib/address-state.ts';
import { manyOf } from '#shared/contract/page.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';

const id = '0123456789abcdef01234567';

describe('addresses of the server', () => {
  it('carry the id where the contract has it', () => {
    expect(addressOf(needRoutes.submit, { params: { id }, body: {} })).to.equal(`/api/needs/${id}/submit`);
  });

  it('repeat a parameter that has several values and leave out what is empty', () => {
    expect(
      addressOf(organizationRoutes.list, { query: { type: ['enterprise', 'university'], q: '', region: undefined } }),
    ).to.equal('/api/organizations?type=enterprise&type=university');
  });

  it('escape what people typed', () => {
    expect(queryString({ q: 'a&b=c 传感器' })).to.equal('q=a%26b%3Dc+%E4%BC%A0%E6%84%9F%E5%99%A8');
  });
});

describe('addresses of the client', () => {
  it('are filled from the one table', () => {
    expect(pathTo('needMatches', { id })).to.equal(`/needs/${id}/matches`);
    expect(pathTo('review', { noun: 'need', id })).to.equal(`/reviews/need/${id}`);
  });

  it('leave an optional part out', () => {
    expect(pathTo('administration')).to.equal('/administration');
    expect(pathTo('administration', { part: 'mails' })).to.equal('/administration/mails');
  });

  it('lead back after signing in only to this site', () => {
    expect(safeNext('/needs?q=a')).to.equal('/needs?q=a');
    for (const elsewhere of [
      null,
      '',
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
    ]) {
      expect(safeNext(elsewhere), String(elsewhere)).to.equal(null);
    }
  });
});

describe("the state in a page's address", () => {
  const schema = z.object({
    q: z.string().max(10).optional(),
    kind: manyOf(z.enum(['technology', 'talent'])),
    page: z.coerce.number().int().min(1).default(1),
  });
  const parse = (search: string) => parseAddressState(schema, new URLSearchParams(search));

  it('is read with its defaults', () => {
    expect(parse('')).to.deep.equal({ kind: [], page: 1 });
  });

  it('takes a parameter once or several times', () => {
    expect(parse('kind=talent&page=3')).to.deep.equal({ kind: ['talent'], page: 3 });
    expect(parse('kind=talent&kind=technology').kind).to.deep.equal(['talent', 'technology']);
  });

  it('keeps its good parts when others are mistyped or unknown', () => {
    expect(parse('q=pump&page=zero&kind=nonsense&utm=1')).to.deep.equal({ q: 'pump', kind: [], page: 1 });
  });
});
