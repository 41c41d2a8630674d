// Items for tests of the ranking: texts from the zone's words, facts at random or as given.
import fc from 'fast-check';
import { readIndicators } from '#server/features/matching/indicators/read.ts';
import { writeReading } from '#server/features/matching/indicators/reading.ts';
import { type DetailFacts, type FieldText, type MatchItem, NO_DETAILS } from '#server/features/matching/item/item.ts';
import { readLines } from '#server/features/matching/text/word-lists.ts';
import { CHAIN_LINKS, CHAINS, COOPERATION_MODES, TECH_FIELDS } from '#shared/vocabularies/schema.ts';

type Given = Partial<Omit<MatchItem, 'teaser' | 'details'>> & {
  title?: string;
  summary?: string;
  description?: string;
};

const NO_FACTS = { fields: [], industry: null, chain: null, region: null, publishedAt: null };

/** An item with these texts and no facts but the given ones. */
export const itemWith = ({ title = '', summary = '', description = '', ...given }: Given = {}): MatchItem => {
  const texts: FieldText[] = [
    { field: 'title', zone: 'focus', text: title },
    { field: 'summary', zone: 'core', text: summary },
  ];
  return {
    id: 'item',
    noun: 'capability',
    kind: 'result',
    organizationId: 'offering',
    status: 'published',
    disclosure: 'L0',
    facts: NO_FACTS,
    detailFacts: NO_DETAILS,
    ...given,
    teaser: texts.filter(({ text }) => text !== ''),
    details: description === '' ? [] : [{ field: 'details.description', zone: 'core', text: description }],
  };
};

/** A need with these texts. */
export const needWith = (given: Given = {}): MatchItem =>
  itemWith({ id: 'need', noun: 'need', kind: 'technology', organizationId: 'asking', ...given });

const words = readLines('zone-terms.txt');
const phrases = fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 8 }).map((some) => some.join('，'));
const indicators = fc.constantFrom('精度≤0.1%', '精度≤0.3%', '功耗≥5mW', '功耗≤8mW', '工作温度-40~85℃', '寿命≥5年', '');

const moneys = fc.option(
  fc
    .tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }))
    .map(([min, more]) => ({ min, max: min + more })),
);

const detailFacts: fc.Arbitrary<DetailFacts> = fc.record({
  trl: fc.option(fc.integer({ min: 1, max: 9 })),
  modes: fc.subarray([...COOPERATION_MODES], { maxLength: 3 }),
  stages: fc.constant([]),
  money: moneys,
  servedRegions: fc.constant([]),
  readings: fc
    .array(indicators, { maxLength: 3 })
    .map((texts) => readIndicators(texts.join('；')).map((reading) => ({ ...reading, text: writeReading(reading) }))),
});

const facts = fc.record({
  fields: fc.subarray([...TECH_FIELDS], { maxLength: 2 }),
  industry: fc.option(fc.constantFrom('3983', '39', '3421', 'C')),
  chain: fc.option(fc.record({ chain: fc.constantFrom(...CHAINS), link: fc.constantFrom(...CHAIN_LINKS) })),
  region: fc.option(fc.constantFrom('410100', '410102', '110105')),
  publishedAt: fc.option(fc.integer({ min: 1.7e12, max: 1.79e12 })),
});

/** Any item of a noun: a title, a summary and a description of technical words. */
export const anyItem = (noun: MatchItem['noun']): fc.Arbitrary<MatchItem> =>
  fc
    .record({ title: phrases, summary: phrases, description: phrases, facts, detailFacts, id: fc.uuid() })
    .map((given) => (noun === 'need' ? needWith(given) : itemWith(given)));
