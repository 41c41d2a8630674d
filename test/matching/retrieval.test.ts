// What is asked of the engine, on the real one.
import { expect } from 'chai';
import { findMatches, seek } from '#server/features/matching/matcher.ts';
import type { Reader } from '#server/features/matching/ranking/reader.ts';
import { queryOf } from '#server/features/matching/ranking/relevance.ts';
import { retrieve } from '#server/features/matching/retrieval/retrieve.ts';
import { MOST_FOUND } from '#server/features/matching/retrieval/sought.ts';
import { termDocument, termIndex } from '#server/features/matching/retrieval/term-index.ts';
import { Shelf, type Shelved } from '#server/features/matching/shelf.ts';
import { shelvedOf } from '#server/features/matching/shelve.ts';
import { createSearch } from '#server/platform/search/search.ts';
import { useEngines } from '#test/support/engines.ts';
import { itemWith, needWith } from './items.ts';

const INDEX = 'retrieval-test';
const MUCH_ELSE = Array.from({ length: 80 }, (_, at) => `part${at}`).join(' ');
const reader: Reader = { audience: 'everyone', mayReadDetails: () => true };

describe('Retrieval', function () {
  this.timeout(20_000);
  const engines = useEngines();

  const searchAndShelf = async (items: readonly Shelved[]) => {
    const search = createSearch({ url: engines.meili.url, key: engines.meili.masterKey });
    const capability = new Shelf('capability');
    for (const one of items) capability.put(one);
    await search.prepare(termIndex('capability', INDEX));
    await search.put(
      INDEX,
      items.map((one) => termDocument(one)),
    );
    return { search, shelves: { need: new Shelf('need'), capability } };
  };
  const item = (id: string, summary: string, organizationId = 'offering') =>
    shelvedOf(itemWith({ id, title: summary, organizationId }), 1);
  const many = (count: number, name: string, organizationId?: string) =>
    Array.from({ length: count }, (_, at) => item(`${name}-${at}`, name, organizationId));

  it('answers what the weightiest queries find first, and nothing of the asker', async () => {
    const { search, shelves } = await searchAndShelf([
      ...many(900, 'valve', 'asking'),
      ...Array.from({ length: 3 }, (_, at) => item(`other-${at}`, 'valve')),
      ...many(60, 'pump'),
      ...many(1200, 'gasket'),
    ]);
    const searched = shelves.capability.statisticsFor('everyone');
    const need = shelvedOf(needWith({ title: 'valve', summary: 'pump' }), 1);
    const query = queryOf(need.whole, searched);
    const found = await retrieve({ search, item: need, query, searched, audience: 'everyone', index: INDEX });
    const named = (name: string) => found.filter(({ id }) => id.startsWith(name)).length;
    expect([named('other'), named('pump'), found.length]).to.deep.equal([3, 60, 63]);
    expect(
      found.slice(0, 3).every(({ id }) => id.startsWith('other')),
      'weightiest first',
    ).to.equal(true);
    const { ranked } = await findMatches({ search, shelves, item: need, reader, least: 0, now: 0, index: INDEX });
    expect(ranked.map((one) => one.item.organizationId)).not.to.include('asking');
    expect(ranked).to.have.length(63);
  });

  it('finds what says many of the words behind hundreds that say the weightiest', async () => {
    const { search, shelves } = await searchAndShelf([
      // They say it once, among much else.
      ...Array.from({ length: MOST_FOUND + 50 }, (_, at) => item(`titanium-${at}`, `titanium ${MUCH_ELSE}`)),
      ...['pump', 'gasket', 'seal', 'bearing', 'flange'].flatMap((name) => many(300, name)),
      item('all', 'pump gasket seal bearing flange'),
    ]);
    const need = shelvedOf(needWith({ title: 'titanium', summary: 'pump gasket seal bearing flange' }), 1);
    const asked = { search, shelves, item: need, reader, index: INDEX };
    const found = await seek(asked).found;
    expect(found).to.have.length(MOST_FOUND);
    expect(found.every(({ id }) => id.startsWith('titanium'))).to.equal(true);
    const { ranked } = await findMatches({ ...asked, least: 0, now: 0 });
    expect(ranked[0]?.item.id).to.equal('all');
  });

  it('looks again for what came to the shelf after it began', async () => {
    const { search, shelves } = await searchAndShelf(many(5, 'pump'));
    const need = shelvedOf(needWith({ title: 'pump' }), 1);
    const asked = { search, shelves, item: need, reader, index: INDEX };
    const begun = seek(asked);
    await begun.summing;
    shelves.capability.put(item('late', 'pump'));
    shelves.capability.remove('pump-0');
    const { ranked } = await findMatches({ ...asked, begun, least: 0, now: 0 });
    const expected = ['late', 'pump-1', 'pump-2', 'pump-3', 'pump-4'];
    expect(ranked.map((one) => one.item.id).sort()).to.deep.equal(expected);
    const { ranked: anew } = await findMatches({ ...asked, least: 0, now: 0 });
    expect(ranked.map(({ total }) => total)).to.deep.equal(anew.map(({ total }) => total));
  });
});
