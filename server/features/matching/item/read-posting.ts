// A posting's record as the matcher sees it.
import { readIndicators } from '#server/features/matching/indicators/read.ts';
import { type FoundReading, writeReading } from '#server/features/matching/indicators/reading.ts';
import type { Zone } from '#server/features/matching/text/analysis.ts';
import type { PostingContent, PostingRecord } from '#server/features/postings/model.ts';
import type { PostingStatus } from '#shared/postings/lifecycle.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import type { DetailFacts, FieldText, ItemReading, MatchItem, MoneyRange } from './item.ts';

/** Where a detail's words stand. A field that is not here says nothing about the matter: names, numbers, dates. */
const DETAIL_ZONES: Readonly<Record<string, Zone>> = {
  // what it is called
  projectName: 'focus',
  position: 'focus',
  // what is asked or offered
  mainProblem: 'core',
  keyTechnology: 'core',
  expectedGoal: 'core',
  highlights: 'core',
  moat: 'core',
  tasks: 'core',
  expertise: 'core',
  service: 'core',
  services: 'core',
  sample: 'core',
  usage: 'core',
  requirements: 'core',
  solution: 'core',
  scenarios: 'core',
  directions: 'core',
  achievements: 'core',
  equipment: 'core',
  conditions: 'core',
  suitableFor: 'core',
  // what is told beside it
  standards: 'background',
  existingConditions: 'background',
  preferredPartners: 'background',
  useOfFunds: 'background',
  founders: 'background',
  evidence: 'background',
  missingToNextTrl: 'background',
  team: 'background',
  booking: 'background',
  location: 'background',
};

const zonedDetails = Object.entries(DETAIL_ZONES);

type Details = Readonly<Record<string, unknown>>;

/** Rows of indicators in a content's details; parsed by the noun's schema when they were stored. */
interface Row {
  name: string;
  relation: string;
  value: string;
  unit: string;
}

const rowsOf = (details: Details): readonly Row[] =>
  Array.isArray(details['indicators']) ? details['indicators'] : [];

const SIGN: Readonly<Record<string, string>> = {
  '<=': '≤',
  '>=': '≥',
  '<': '<',
  '>': '>',
  '=': '=',
  range: '',
  text: '',
};

const rowText = ({ name, relation, value, unit }: Row): string => `${name} ${SIGN[relation] ?? ''}${value}${unit}`;

/** A structured row as a reading; null when its value is words. */
const readRow = (row: Row): ItemReading | null => {
  const [found] = readIndicators(`：${SIGN[row.relation] ?? ''}${row.value}${row.unit}`);
  return found ? { text: rowText(row), ...found, name: row.name } : null;
};

/** Money and maturity have dimensions of their own, a space its own field. */
const JUDGED_ELSEWHERE = new Set(['money', 'area', 'readiness']);

/**
 * A need asks by bounds and ranges; a value alone ("现有产能168吨") describes what there is. A capability's value alone
 * ("响应时间8秒") answers.
 */
const counts = (noun: PostingNoun, { name, low, high, quantity }: ItemReading): boolean =>
  name !== '' && (noun === 'capability' || low !== high) && !JUDGED_ELSEWHERE.has(quantity);

/** In its author's words: "检测限 达到ppm级". */
const asWritten = (text: string, { name, start, end }: FoundReading): string =>
  `${name} ${text.slice(start, end).replace(/^[\s:：=]+/, '')}`;

const readText = (noun: PostingNoun, texts: readonly FieldText[]): ItemReading[] =>
  texts
    .filter(({ zone }) => zone !== 'background')
    .flatMap(({ text }) => readIndicators(text).map((reading) => ({ text: asWritten(text, reading), ...reading })))
    .filter((reading) => counts(noun, reading));

const MOST_READINGS = 20;

const readingsOf = (noun: PostingNoun, details: Details, texts: readonly FieldText[]): ItemReading[] => {
  const rows = rowsOf(details).flatMap((row) => readRow(row) ?? []);
  const read = readText(noun, texts).filter(
    ({ name }) => !rows.some((row) => row.name.includes(name) || name.includes(row.name)),
  );
  const area = areaReading(noun, details);
  return [...rows, ...(area ? [area] : []), ...read].slice(0, MOST_READINGS);
};

const numberAt = (details: Details, key: string): number | null => {
  const value = details[key];
  return typeof value === 'number' ? value : null;
};

/** A space's area, asked as a range and offered as a value. */
const areaReading = (noun: PostingNoun, details: Details): ItemReading | null => {
  const low = noun === 'need' ? numberAt(details, 'areaMinSquareMetres') : numberAt(details, 'areaSquareMetres');
  const high = noun === 'need' ? numberAt(details, 'areaMaxSquareMetres') : low;
  if (low === null && high === null) return null;
  const reading = { name: '面积', low, high, quantity: 'area', unit: '㎡', factor: 1, offset: 0 };
  return { text: writeReading(reading), ...reading };
};

const rangeAt = (details: Details, key: string): MoneyRange | null => {
  const value = details[key];
  // Money ranges are stored as { min, max } by their schema.
  return typeof value === 'object' && value !== null ? (value as MoneyRange) : null;
};

const exactly = (amount: number | null): MoneyRange | null => (amount === null ? null : { min: amount, max: amount });

const MONTHS = 12;
const YUAN_PER_WAN = 10_000;

const yearlyRent = (details: Details): MoneyRange | null => {
  const area = numberAt(details, 'areaSquareMetres');
  const rent = numberAt(details, 'monthlyRentYuanPerSquareMetre');
  return area === null || rent === null ? null : exactly((area * rent * MONTHS) / YUAN_PER_WAN);
};

const moneyOf = (kind: string, details: Details): MoneyRange | null => {
  if (kind === 'financing') return exactly(numberAt(details, 'amountWan'));
  if (kind === 'finance') {
    const range = { min: numberAt(details, 'ticketMinWan'), max: numberAt(details, 'ticketMaxWan') };
    return range.min === null && range.max === null ? null : range;
  }
  return (
    rangeAt(details, 'budgetWan') ??
    rangeAt(details, 'priceWan') ??
    rangeAt(details, 'yearlyPayWan') ??
    rangeAt(details, 'yearlyRentWan') ??
    yearlyRent(details)
  );
};

const stringsAt = (details: Details, key: string): string[] => {
  const value = details[key];
  return Array.isArray(value) ? value.filter((part): part is string => typeof part === 'string') : [];
};

const detailTexts = (details: Details): FieldText[] => {
  const texts = zonedDetails.flatMap(([name, zone]): FieldText[] => {
    const text = details[name];
    return typeof text === 'string' && text !== '' ? [{ field: `details.${name}`, zone, text }] : [];
  });
  const rows = rowsOf(details).map(
    (row, at): FieldText => ({
      field: `details.indicators.${at}`,
      zone: 'core',
      text: rowText(row),
    }),
  );
  const description = details['description'];
  // Where the short answers were left empty (an imported posting, say), the long text is what is asked.
  const zone = texts.some((text) => text.zone === 'core') ? 'background' : 'core';
  return typeof description === 'string' && description !== ''
    ? [...texts, ...rows, { field: 'details.description', zone, text: description }]
    : [...texts, ...rows];
};

type Texts = Pick<PostingContent, 'title' | 'summary' | 'keywords' | 'details'>;

const teaserTexts = ({ title, summary, keywords }: Texts): FieldText[] =>
  [
    { field: 'title', zone: 'focus' as const, text: title },
    ...keywords.map((text, at) => ({ field: `keywords.${at}`, zone: 'focus' as const, text })),
    { field: 'summary', zone: 'core' as const, text: summary },
  ].filter(({ text }) => text !== '');

/** The parts of a posting that say what it is about and whose it is: of a stored one, or of a text that is being written. */
type Written = Pick<PostingRecord, '_id' | 'organizationId' | 'status' | 'content' | 'traits' | 'publishedAt'>;

/** "TRL 4-6" in the text, where nothing was chosen: the lower level, which both sides can be sure of. */
const readinessIn = (texts: readonly FieldText[]): number | null => {
  const [found] = texts
    .filter(({ text }) => /trl/i.test(text))
    .flatMap(({ text }) => readIndicators(text))
    .filter(({ quantity }) => quantity === 'readiness');
  const level = found?.low ?? found?.high ?? null;
  return level !== null && Number.isInteger(level) && level >= 1 && level <= 9 ? level : null;
};

const detailFactsOf = (noun: PostingNoun, record: Written, texts: readonly FieldText[]): DetailFacts => {
  const { content, traits } = record;
  // Each kind's details are an object of named parts; which ones there are is asked part by part.
  const details = content.details as Details;
  return {
    trl: traits.trl ?? readinessIn(texts),
    modes: traits.modes,
    stages: traits.stages,
    money: moneyOf(content.kind, details),
    servedRegions: stringsAt(details, 'regions'),
    readings: readingsOf(noun, details, texts),
  };
};

/** The texts that are compared and quoted, by layer. */
export const textsOfPosting = (content: Texts): Pick<MatchItem, 'teaser' | 'details'> => ({
  teaser: teaserTexts(content),
  details: detailTexts(content.details as Details),
});

/** The posting for the matcher. */
export const itemOfPosting = (noun: PostingNoun, record: Written): MatchItem => {
  const { content } = record;
  const { teaser, details } = textsOfPosting(content);
  return {
    id: record._id,
    noun,
    kind: content.kind,
    organizationId: record.organizationId,
    // Removed drafts are never listed, and only listed postings come here.
    status: record.status as PostingStatus,
    disclosure: content.disclosure,
    teaser,
    details,
    facts: {
      fields: content.fields,
      industry: content.industry,
      chain: content.chain,
      region: content.region,
      publishedAt: record.publishedAt?.getTime() ?? null,
    },
    detailFacts: detailFactsOf(noun, record, [...teaser, ...details]),
  };
};
