// What is asked of the engine, on the real one.
import { expect } from 'chai';
import { queryOf } from '#server/features/matching/ranking/relevance.ts';
import { retrieve } from '#server/features/matching/retrieval/retrieve.ts';
import { enoughOf, soughtBy } from '#server/features/matching/retrieval/sought.ts';
import { termDocument, termIndex } from '#server/features/matching/retrieval/term-index.ts';
import { Shelf } from '#server/features/matching/shelf.ts';
import { shelvedOf } from '#server/features/matching/shelve.ts';
import { createSearch } from '#server/platform/search/search.ts';
import { useEngines } from '#test/support/engines.ts';
import { itemWith, needWith } from './items.ts';

const INDEX = 'retrieval-test';
const OWN = 900;

describe('Retrieval', function () {
  this.timeout(20_000);
  const engines = useEngines();

  it('asks for lighter terms too when the heavy ones find only what may not be answered with', async () => {
    const search = createSearch({ url: engines.meili.url, key: engines.meili.masterKey });
    const shelf = new Shelf('capability');
    const item = (id: string, summary: string, organizationId = 'offering') =>
      shelvedOf(itemWith({ id, title: summary, organizationId }), 1);
    const items = [
      // The asker's own, which are never among the answers.
      ...Array.from({ length: OWN }, (_, at) => item(`own-${at}`, 'valve', 'asking')),
      ...Array.from({ length: 3 }, (_, at) => item(`valve-${at}`, 'valve')),
      ...Array.from({ length: 60 }, (_, at) => item(`pump-${at}`, 'pump')),
      ...Array.from({ length: 1200 }, (_, at) => item(`gasket-${at}`, 'gasket')),
    ];
    for (const one of items) shelf.put(one);
    await search.prepare(termIndex('capability', INDEX));
    await search.put(
      INDEX,
      items.map((one) => termDocument(one)),
    );
    const searched = shelf.statisticsFor('everyone');
    const need = shelvedOf(needWith({ title: 'valve', summary: 'pump' }), 1);
    const query = queryOf(need.whole, searched);
    const sought = soughtBy(query, searched);
    expect(enoughOf(sought, searched, 800), 'the heavier term has items enough').to.be.lessThan(sought.length);
    const found = await retrieve({ search, item: need, query, searched, audience: 'everyone', index: INDEX });
    const named = (name: string) => found.filter(({ id }) => id.startsWith(name)).length;
    expect([named('valve'), named('pump'), found.length]).to.deep.equal([3, 60, 63]);
    expect(
      found.slice(0, 3).every(({ id }) => id.startsWith('valve')),
      'weightiest first',
    ).to.equal(true);
  });
});
