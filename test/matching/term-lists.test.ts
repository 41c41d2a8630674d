// Which items say most of some terms, beside adding up by hand.
import { expect } from 'chai';
import fc from 'fast-check';
import { TermLists } from '#server/features/matching/retrieval/term-lists.ts';
import { Shelf } from '#server/features/matching/shelf.ts';
import { shelvedOf } from '#server/features/matching/shelve.ts';
import { termOf } from '#server/features/matching/text/terms.ts';
import { itemWith } from './items.ts';

const TERMS = Array.from({ length: 12 }, (_, at) => termOf({ kind: 'stem', key: `term${at}` }));
const COUNT = 7;

/** What an item says: which of the terms, and how many of these are everyone's to read. */
interface Said {
  terms: number[];
  open: number;
}

const said = fc
  .tuple(fc.uniqueArray(fc.constantFrom(...TERMS), { maxLength: TERMS.length }), fc.nat(TERMS.length))
  .map(([terms, open]): Said => ({ terms, open: Math.min(open, terms.length) }));
const textOf = ({ terms }: Said) => ({ terms: Int32Array.from(terms), counts: new Uint16Array(terms.length) });

const sumOf = ({ terms, open }: Said, sought: ReadonlyMap<number, number>, isOpenOnly: boolean): number =>
  terms.slice(0, isOpenOnly ? open : terms.length).reduce((sum, term) => sum + (sought.get(term) ?? 0), 0);

describe('Lists of which items say a term', () => {
  it('find the items with the greatest sums, whatever came and went before', () => {
    const step = fc.oneof(
      fc.record({ item: fc.nat(40), says: fc.option(said, { nil: undefined }) }),
      fc.record({ item: fc.nat(40), says: said }),
    );
    const weights = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: TERMS.length, maxLength: TERMS.length });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), weights, fc.boolean(), (steps, weighed, isOpenOnly) => {
        const lists = new TermLists();
        const here = new Map<number, Said>();
        for (const { item, says } of steps) {
          const before = here.get(item);
          if (before) lists.remove(item, textOf(before));
          here.delete(item);
          if (!says) continue;
          lists.add(item, textOf(says), says.open);
          here.set(item, says);
        }
        const sought = new Map(TERMS.map((term, at) => [term, weighed[at] ?? 0]));
        const accepts = (item: number) => item % 3 !== 0;
        const found = lists.sayingMost(
          [...sought].map(([term, weight]) => ({ term, weight })),
          { items: 41, isOpenOnly, count: COUNT, accepts },
        );
        const expected = [...here]
          .map(([item, one]) => ({ item, sum: sumOf(one, sought, isOpenOnly) }))
          .filter(({ item, sum }) => sum > 0 && accepts(item))
          .sort((one, other) => other.sum - one.sum || one.item - other.item)
          .slice(0, COUNT);
        const foundSums = found.map((item) => sumOf(here.get(item) ?? { terms: [], open: 0 }, sought, isOpenOnly));
        expect(foundSums).to.deep.equal(expected.map(({ sum }) => sum));
        expect(found.every(accepts)).to.equal(true);
      }),
      { numRuns: 300 },
    );
  });

  it('find as many as are wanted among thousands that say the same', () => {
    const lists = new TermLists();
    const [term = 0] = TERMS;
    for (let item = 0; item < 5000; item += 1) lists.add(item, textOf({ terms: [term], open: 1 }), 1);
    const ask = (accepts: (item: number) => boolean) =>
      lists.sayingMost([{ term, weight: 2 }], { items: 5000, isOpenOnly: true, count: 400, accepts });
    expect(ask(() => true)).to.have.length(400);
    expect(ask((item) => item >= 4700)).to.deep.equal(Array.from({ length: 300 }, (_, at) => 4700 + at));
  });
});

describe('A shelf', () => {
  const ask = (shelf: Shelf, audience: 'everyone' | 'verified') =>
    shelf
      .sayingMost([{ term: termOf({ kind: 'stem', key: 'gasket' }), weight: 1 }], {
        audience,
        count: 10,
        accepts: () => true,
      })
      .map(({ id }) => id);
  const all = { audience: 'verified' as const, count: 10, accepts: () => true };
  const item = (id: string, disclosure: 'L0' | 'L1' | 'L2', summary: string, description = 'gasket') =>
    shelvedOf(itemWith({ id, title: 'valve', summary, description, disclosure }), 1);

  it('finds by what an audience may read only', () => {
    const shelf = new Shelf('capability');
    for (const one of [
      item('open', 'L0', ''),
      item('verified', 'L1', ''),
      item('closed', 'L2', ''),
      item('teaser', 'L2', 'gasket', ''),
    ])
      shelf.put(one);
    expect(ask(shelf, 'everyone')).to.have.members(['open', 'teaser']);
    expect(ask(shelf, 'verified')).to.have.members(['open', 'verified', 'teaser']);
  });

  it('has an item as it was put last, though its words are the same', () => {
    const shelf = new Shelf('capability');
    const statistics = shelf.statisticsFor('verified');
    shelf.put(item('a', 'L1', 'gasket'));
    const anew = { ...item('a', 'L1', 'gasket'), revision: 2 };
    shelf.put(anew);
    expect(shelf.get('a')).to.equal(anew);
    expect(shelf.sayingMost([{ term: termOf({ kind: 'stem', key: 'gasket' }), weight: 1 }], all)).to.deep.equal([anew]);
    expect([statistics.items, statistics.usesOf(termOf({ kind: 'stem', key: 'gasket' }))]).to.deep.equal([1, 1]);
    shelf.put(item('a', 'L2', 'pump'));
    expect(ask(shelf, 'verified'), 'closed since').to.deep.equal([]);
  });

  it('finds an item as it is now, and none that has left', () => {
    const shelf = new Shelf('capability');
    for (const id of ['a', 'b', 'c']) shelf.put(item(id, 'L0', 'gasket'));
    shelf.remove('a');
    shelf.put(item('b', 'L0', 'pump', 'pump'));
    shelf.put(item('d', 'L0', 'gasket'));
    expect(ask(shelf, 'verified')).to.have.members(['c', 'd']);
  });
});
