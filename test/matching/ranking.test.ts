import { expect } from 'chai';
import fc from 'fast-check';
import type { MatchItem } from '#server/features/matching/item/item.ts';
import { collectionFor } from '#server/features/matching/matcher.ts';
import { askedAmong, askedOf, matchText } from '#server/features/matching/ranking/asked.ts';
import { NumberTable } from '#server/features/matching/ranking/number-table.ts';
import { matchOffer, offerOf } from '#server/features/matching/ranking/offer.ts';
import { rankCapabilities, rankNeeds } from '#server/features/matching/ranking/rank.ts';
import type { Reader } from '#server/features/matching/ranking/reader.ts';
import { Statistics } from '#server/features/matching/ranking/statistics.ts';
import { Shelf } from '#server/features/matching/shelf.ts';
import { shelvedOf } from '#server/features/matching/shelve.ts';
import { countTerms } from '#server/features/matching/text/analysis.ts';
import { termOf } from '#server/features/matching/text/terms.ts';
import { gradeFloors } from '#shared/matching/schema.ts';
import { anyItem, itemWith, needWith } from './items.ts';

const NOW = 1.795e12;
const everything: Reader = { audience: 'verified', mayReadDetails: () => true };

const ranked = (
  need: MatchItem,
  capabilities: readonly MatchItem[],
  reader = everything,
  most = capabilities.length,
): string[] => {
  const shelves = { need: new Shelf('need'), capability: new Shelf('capability') };
  const shelved = capabilities.map((item) => shelvedOf(item, 1));
  for (const item of shelved) shelves.capability.put(item);
  const collection = collectionFor(shelves, reader.audience);
  const whole = shelvedOf(need, 1);
  const { asked } = askedAmong(reader, whole.whole, shelved, collection);
  return rankCapabilities({ reader, collection, least: gradeFloors.weak, now: NOW, most }, whole, asked, shelved).map(
    ({ item }) => item.id,
  );
};

const OTHERS = ['图像识别软件', '污水处理药剂', '碳纤维编织', '区块链存证', '无人机航测'].map((title, at) =>
  itemWith({ id: `other-${at}`, title }),
);

describe('The ranking', () => {
  it('puts what the title asks for before what the text mentions', () => {
    const need = needWith({ title: '甲烷传感器', summary: '现场已有图像识别软件' });
    const found = ranked(need, [...OTHERS, itemWith({ id: 'sensor', title: '微热板甲烷传感器' })]);
    expect(found[0]).to.equal('sensor');
  });

  it('finds relatives that share a part of the word', () => {
    const need = needWith({ title: '上下料机械手' });
    const found = ranked(need, [...OTHERS, itemWith({ id: 'arm', title: '机械臂抓取' })]);
    expect(found[0]).to.equal('arm');
  });

  it('finds what is called by another name, in another language', () => {
    const others = [...OTHERS, itemWith({ id: 'english', title: 'Wastewater treatment by membrane bioreactor' })];
    expect(ranked(needWith({ title: 'MBR 膜生物反应器' }), others)[0]).to.equal('english');
    expect(
      ranked(needWith({ title: '电动汽车电池管理系统' }), [...OTHERS, itemWith({ id: 'bms', title: '车用BMS' })])[0],
    ).to.equal('bms');
  });

  it('puts what says something of each piece before what says one piece often', () => {
    const need = needWith({ title: '平行四杆机构 安装误差 齿距误差' });
    const often = itemWith({ id: 'often', title: '成果', summary: '安装误差检测，安装误差补偿，安装误差模型' });
    const each = itemWith({ id: 'each', title: '成果', summary: '四杆传动的齿距与安装' });
    expect(ranked(need, [often, each, ...OTHERS]).slice(0, 2)).to.deep.equal(['each', 'often']);
  });

  it('is the same for who wants the first few only: what is left unjudged could not have come among them', () => {
    const many = fc.array(anyItem('capability'), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(anyItem('need'), many, fc.integer({ min: 1, max: 10 }), (need, capabilities, most) => {
        const all = ranked(need, capabilities);
        expect(ranked(need, capabilities, everything, most)).to.deep.equal(all.slice(0, most));
      }),
      { numRuns: 60 },
    );
  });

  it('lists nothing that shares nothing', () => {
    expect(ranked(needWith({ title: '古籍修复' }), OTHERS)).to.deep.equal([]);
  });

  for (const [what, title] of [
    ['nothing', ''],
    ['emoji', '😀😀'],
    ['function words', '的 和 the of'],
  ] as const) {
    it(`answers a need of ${what} with an empty list`, () => {
      expect(ranked(needWith({ title }), OTHERS)).to.deep.equal([]);
    });
  }

  it('orders equal texts by the other dimensions', () => {
    const facts = itemWith().detailFacts;
    const need = needWith({ title: '甲烷传感器', detailFacts: { ...facts, trl: 6 } });
    const at = (id: string, trl: number) => itemWith({ id, title: '甲烷传感器', detailFacts: { ...facts, trl } });
    expect(ranked(need, [at('early', 3), at('ripe', 8), ...OTHERS])).to.deep.equal(['ripe', 'early']);
  });

  it('gives a pair one score in both directions', () => {
    const pairs = fc.tuple(anyItem('need'), fc.array(anyItem('capability'), { minLength: 2, maxLength: 6 }));
    fc.assert(
      fc.property(pairs, ([need, capabilities]) => {
        const shelves = { need: new Shelf('need'), capability: new Shelf('capability') };
        const shelved = capabilities.map((item) => shelvedOf(item, 1));
        for (const item of shelved) shelves.capability.put(item);
        const collection = collectionFor(shelves, 'verified');
        const whole = shelvedOf(need, 1);
        const { asked } = askedAmong(everything, whole.whole, shelved, collection);
        const ranking = { reader: everything, collection, least: 0, now: NOW };
        // The weights of implied terms are kept in single precision.
        const kept = { ...whole, implied: asked.widened ? { verified: asked.widened } : {} };
        for (const { item, total } of rankCapabilities(ranking, whole, asked, shelved)) {
          const [back] = rankNeeds(ranking, item, [kept]);
          expect(back?.total).to.equal(total);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('weighs what a need says once, and anew when the collection has changed', () => {
    const items = fc.array(anyItem('capability'), { minLength: 3, maxLength: 6 });
    fc.assert(
      fc.property(anyItem('need'), items, items, (need, capabilities, others) => {
        const shelf = new Shelf('capability');
        const shelves = { need: new Shelf('need'), capability: shelf };
        const asking = shelvedOf(need, 1).whole;
        const offering = capabilities.map((item) => shelvedOf(item, 1));
        const isSame = () => {
          const collection = collectionFor(shelves, 'verified');
          const { asked } = askedAmong(everything, asking, offering, collection);
          for (const { id, whole } of offering) {
            const offer = offerOf(id, whole, collection.statistics);
            for (const implied of [undefined, asked.widened]) {
              const madeAnew = askedOf(asking, collection.statistics, implied);
              expect(matchOffer(offer, asking, implied, collection)).to.deep.equal(
                matchText(madeAnew, id, whole, collection),
              );
            }
          }
        };
        for (const item of offering) shelf.put(item);
        isSame();
        for (const item of others) shelf.put(shelvedOf(item, 1));
        isSame();
      }),
      { numRuns: 40 },
    );
  });

  it('uses only the layers that the reader may read', () => {
    const capability = itemWith({ id: 'hidden', title: '成果', disclosure: 'L2', description: '甲烷传感器' });
    const need = needWith({ title: '甲烷传感器' });
    const closed: Reader = { audience: 'verified', mayReadDetails: () => false };
    expect(ranked(need, [capability, ...OTHERS], closed)).to.deep.equal([]);
    expect(ranked(need, [capability, ...OTHERS], everything)).to.deep.equal(['hidden']);
  });
});

describe('What the collection says about terms', () => {
  const textOf = fc
    .array(fc.constantFrom('传感器', '甲烷', 'sensor', '轴承', '精度'), { maxLength: 8 })
    .map((words) => words.join('，'));

  it('is the same after items have come and gone as if they had never come', () => {
    fc.assert(
      fc.property(fc.array(textOf, { maxLength: 8 }), fc.array(textOf, { maxLength: 8 }), (staying, leaving) => {
        const terms = (text: string) => countTerms([{ zone: 'core', text }]);
        const [kept, plain] = [new Statistics(), new Statistics()];
        for (const text of [...leaving, ...staying]) kept.add(terms(text));
        for (const text of leaving) kept.remove(terms(text));
        for (const text of staying) plain.add(terms(text));
        expect(kept.items).to.equal(plain.items);
        for (const term of terms(staying.join('。')).terms) {
          expect(kept.rarityOf(term)).to.be.closeTo(plain.rarityOf(term), 1e-9);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('calls a term the rarer, the fewer items use it', () => {
    const statistics = new Statistics();
    for (const text of ['传感器', '传感器', '传感器，轴承']) statistics.add(countTerms([{ zone: 'core', text }]));
    const rarity = (key: string) => statistics.rarityOf(termOf({ kind: 'word', key }));
    expect(rarity('轴承')).to.be.greaterThan(rarity('传感器'));
    expect(rarity('没有')).to.be.greaterThan(rarity('轴承'));
    expect(rarity('没有')).to.be.at.most(statistics.greatestRarity);
  });

  it('keeps numbers by number', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer().filter((key) => key !== 0),
            fc.integer({ min: -9, max: 9 }),
          ),
        ),
        (adds) => {
          const table = new NumberTable();
          const map = new Map<number, number>();
          for (const [key, amount] of adds) {
            table.add(key, amount);
            map.set(key, (map.get(key) ?? 0) + amount);
          }
          for (const [key, amount] of map) expect(table.get(key)).to.equal(amount);
          expect(new Map(table.entries())).to.deep.equal(map);
        },
      ),
    );
  });
});
