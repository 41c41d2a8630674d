import { expect } from 'chai';
import { vocabularyRoutes } from '#shared/vocabularies/routes.ts';
import { useServer } from '#test/support/server.ts';

describe('the vocabularies over HTTP', () => {
  const server = useServer();

  it('give every visitor the regions and the industries', async () => {
    const visitor = server.visitor();
    const regions = await visitor.call(vocabularyRoutes.regions);
    const industries = await visitor.call(vocabularyRoutes.industries);
    expect(regions.find(({ code }) => code === '410172')).to.deep.equal({
      code: '410172',
      parent: '410100',
      zh: '郑州高新技术产业开发区',
      en: 'Zhengzhou High-tech Industrial Development Zone',
    });
    expect(industries.find(({ code }) => code === 'C')).to.include({ parent: null, en: 'Manufacturing' });
  });

  for (const name of ['regions', 'industries'] as const) {
    it(`let a browser keep the ${name} and ask whether they changed`, async () => {
      const visitor = server.visitor();
      const first = await visitor.get(`/vocabularies/${name}`);
      expect(first.headers.get('cache-control')).to.equal('public, max-age=86400');
      const etag = first.headers.get('etag') ?? '';
      expect(etag).not.to.equal('');
      // Without its own word on caching, fetch would ask for a fresh copy.
      const headers = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
      const second = await visitor.send('GET', `/vocabularies/${name}`, { headers });
      expect(second.status).to.equal(304);
    });
  }
});
