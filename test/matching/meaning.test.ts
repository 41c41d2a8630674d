// Nearness of meaning as one more signal: with a small embedder of one's own, on the real platform.
import { expect } from 'chai';
import { buildCapability } from '#seeds/builders/capabilities.ts';
import { buildNeed } from '#seeds/builders/needs.ts';
import { createEmbedder, endpointOf } from '#server/features/matching/meaning/embedder.ts';
import { cosine, fitOf, scaleOf } from '#server/features/matching/meaning/nearness.ts';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import { matchRoutes } from '#shared/matching/routes.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { TestEmbedder } from '#test/support/embedder.ts';
import { type Person, useServer } from '#test/support/server.ts';

const SCORES = { value: 4, clarity: 4, cooperation: 3, completeness: 3 };

describe('Nearness of meaning', function () {
  // Publishing waits for all that follows from it.
  this.timeout(60_000);
  const embedder = new TestEmbedder();
  embedder.start();
  const server = useServer({
    environment: () => ({
      MATCH_EMBEDDER_URL: embedder.url,
      MATCH_EMBEDDER_MODEL: 'pairs',
      MATCH_EMBEDDER_KEY: 'a key',
    }),
  });
  after('the embedder is gone', () => embedder.stop());
  let enterprise: Person;
  let need = '';

  before('a need and results', async function () {
    this.timeout(60_000);
    enterprise = await server.signIn('enterprise');
    const researcher = await server.signIn('researcher');
    const coordinator = await server.signIn('coordinator');
    const review = { scores: SCORES, comment: '' };
    const created = await enterprise.call(needRoutes.create, { body: { content: buildNeed() } });
    need = created.id;
    const { version } = await enterprise.call(needRoutes.submit, { params: { id: need }, body: {} });
    await coordinator.call(needRoutes.review, { params: { id: need }, body: { version, ...review } });
    for (const title of ['低功耗甲烷传感器芯片', '甲烷激光遥测', '谷物含水率测量', '桥梁索力监测', '轴承钢热处理']) {
      const { id } = await researcher.call(capabilityRoutes.create, {
        body: { content: buildCapability({ title, disclosure: 'L0' }) },
      });
      const submitted = await researcher.call(capabilityRoutes.submit, { params: { id }, body: {} });
      await coordinator.call(capabilityRoutes.review, {
        params: { id },
        body: { version: submitted.version, ...review },
      });
    }
    await server.settled();
  });

  const rowsOf = async (id: string) => {
    const { items } = await enterprise.call(matchRoutes.ofNeed, { params: { id }, query: { limit: 20 } });
    return items.map(({ capability, why, score }) => ({
      title: capability.title,
      score,
      row: why.dimensions.find(({ dimension }) => dimension === 'meaning'),
      textPoints: why.text.points,
    }));
  };

  const draft = async (): Promise<string> =>
    (await enterprise.call(needRoutes.create, { body: { content: buildNeed({ title: '低功耗甲烷传感器样机' }) } })).id;

  it('moves the score by what the card shows, and the key is sent along', async () => {
    const [best] = await rowsOf(need);
    expect(best?.title).to.equal('低功耗甲烷传感器芯片');
    expect(best?.row).to.include({ known: true, weight: 10 });
    expect(best?.row?.fit).to.be.greaterThan(0);
    expect(best?.row?.points).to.be.closeTo((10 * (best?.row?.fit ?? 0) * (best?.textPoints ?? 0)) / 100, 0.006);
    expect(new Set(embedder.keys)).to.deep.equal(new Set(['Bearer a key']));
  });

  it('is there for a draft too, which has no vector yet', async () => {
    const [best] = await rowsOf(await draft());
    expect(best?.row?.known).to.equal(true);
  });

  it('goes on from stored vectors when the embedder is away', async () => {
    embedder.mode = 'fails';
    const [best] = await rowsOf(need);
    expect(best?.row?.known).to.equal(true);
    embedder.mode = 'answers';
  });

  for (const mode of ['hangs', 'fails', 'babbles'] as const) {
    it(`is left out, and said so, when a draft needs it and the embedder ${mode}`, async () => {
      // It rests after a failure; a new process does not know of the last one.
      await server.restart();
      const id = await draft();
      embedder.mode = mode;
      const [best] = await rowsOf(id);
      expect(best?.title).to.equal('低功耗甲烷传感器芯片');
      expect(best?.row).to.deep.include({ known: false, fit: 0, points: 0 });
      expect(best?.row?.reason.code).to.equal('reason.meaningLeftOut');
      embedder.mode = 'answers';
    });
  }

  it('speaks the form that the address means', () => {
    expect(endpointOf('http://h:1')).to.deep.equal({ url: 'http://h:1/v1/embeddings', isOllama: false });
    expect(endpointOf('http://h/v1/')).to.deep.equal({ url: 'http://h/v1/embeddings', isOllama: false });
    expect(endpointOf('http://h/openai/embeddings').url).to.equal('http://h/openai/embeddings');
    expect(endpointOf('http://h/api/embed')).to.deep.equal({ url: 'http://h/api/embed', isOllama: true });
  });

  it('gets the same vectors by both forms, in the order of the texts', async () => {
    const texts = ['甲烷传感器', '轴承'];
    const ask = (path: string) =>
      createEmbedder({ url: embedder.url + path, model: 'pairs', key: '' }).embed(texts, 5000);
    const [openAi, ollama] = [await ask(''), await ask('/api/embed')];
    expect(openAi).to.deep.equal(ollama);
    expect(cosine(openAi[0] ?? new Float32Array(), openAi[0] ?? new Float32Array())).to.be.closeTo(1, 1e-5);
  });

  it('is nothing for what is as near as any two, and all for what is much nearer', () => {
    const scale = scaleOf([Float32Array.of(1, 0)], [Float32Array.of(0.2, 0.98), Float32Array.of(0.4, 0.92)]);
    expect(fitOf(scale.mean, scale)).to.equal(0);
    expect(fitOf(scale.mean - 0.3, scale)).to.equal(0);
    expect(fitOf(scale.mean + 4 * scale.deviation, scale)).to.equal(1);
  });
});
