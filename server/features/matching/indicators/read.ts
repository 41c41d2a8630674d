// Reads indicators out of running text: "抗冲击韧性≥67%", "检测限达到ppb级", "工作温度-40~85℃", "精度优于0.1%FS".
import { foldWidth } from '#server/features/matching/text/normalise.ts';
import type { FoundReading } from './reading.ts';
import { type Unit, unitOf, unitSpellings } from './units.ts';

const MOST_PER_TEXT = 40;

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
/** Bare 万 and 亿 are money, unless they only count what follows: 1.2万转/分, 10万台. */
const COUNTING = new Set(['万', '亿']);
const COUNTS_NOTHING = String.raw`(?!\s?[a-z\p{Script=Han}])|(?=以上|以下|以内|左右|至|到|及)`;
/** Powers are written cm², cm2 and cm^2; the first two are one by now. */
const spellingOf = (unit: string): string =>
  COUNTING.has(unit) ? `${unit}(?:${COUNTS_NOTHING})` : literal(unit).replace(/(?<=[a-z])[23]/g, String.raw`\^?$&`);
const UNIT = unitSpellings.map(spellingOf).join('|');
const NUMBER = String.raw`[-+−]?(?:10(?:\^[-−]?\d{1,2}|−\d(?!\d))|\d{1,12}(?:,\d{3})*(?:\.\d{1,9})?(?:\s?[×x]\s?10\^?[-−]?\d{1,2}|e[-+]?\d{1,2})?)`;
/** Where a number may begin: behind a letter only when that names a roughness (Ra0.8μm), and not within a power (10−5). */
const BEGIN = String.raw`(?:(?<![a-z0-9.]|\d[-−^])|(?<=(?<![a-z])r[aqz]))`;
/** What goes on after the unit is another unit: kW/L is no power. */
const END = String.raw`(?![a-z])(?!\s?[/·](?:${UNIT}|\p{Script=Han})(?![a-z\p{Script=Han}]))`;
const BETWEEN = String.raw`\s?(?:~|～|—|–|-|至|到|to)\s?`;

const AT_MOST =
  '≤|<=|≦|<|不大于|不超过|不高于|不多于|小于等于|小于或等于|小于|低于|少于|低至|小至|短至|降至|至多|最大|no more than|less than|at most|below|up to';
const AT_LEAST =
  '≥|>=|≧|>|不小于|不低于|不少于|大于等于|大于或等于|大于|高于|超过|多于|高达|多达|长达|至少|最小|no less than|more than|at least|above|greater than';
const EQUAL = '=|:|为|是|约|约为|达|达到|可达|可达到|控制在|在|of|is|from';
const BETTER = '优于|better than';
const SPREAD = '±|\\+/-';

// A letter after the unit makes it another word: "5 means" holds no metres. Chinese may follow at once.
const PATTERN = new RegExp(
  `(?<relation>${AT_MOST}|${AT_LEAST}|${BETTER}|${SPREAD}|${EQUAL})?\\s?(?<spread>${SPREAD})?\\s?` +
    `${BEGIN}(?:(?<low>${NUMBER})\\s?(?<unitOfLow>${UNIT}|万|亿)?${BETWEEN})?(?<value>${NUMBER})\\s?(?<times>[千万亿])??` +
    `(?<unit>${UNIT})${END}\\s?(?<after>以上|以下|以?内(?![径部侧壁腔圈])|级|及以上|及以下)?`,
  'giu',
);
/** Hardness, readiness and acidity stand before their number: HRC55-65, TRL 4-6, pH值6-9. */
const SCALE = new RegExp(
  `(?<![a-z])(?<unit>hrc|hbw|hb|hv|trl|ph)值?\\s?(?:(?<relation>${AT_MOST}|${AT_LEAST}|${EQUAL})\\s?)?(?:(?<low>${NUMBER})${BETWEEN})?(?<value>${NUMBER})`,
  'giu',
);
/** "ppb级": the order of magnitude without a number. */
const GRADE = /(?<unit>ppm|ppb|ppt|纳米|微米|毫米|毫秒|微秒|纳秒|厘米)级/giu;

const numberOf = (text: string): number => {
  const plain = text.replace(/,/g, '').replace(/−/g, '-').replace(/\s/g, '');
  const power = /^(?:(.*?)[×x]10\^?|([-+]?)10\^?(?=-|\^))\^?(-?\d+)$/i.exec(plain);
  if (!power) return Number(plain);
  const [, mantissa, sign = '', exponent] = power;
  return Number(mantissa ?? `${sign}1`) * 10 ** Number(exponent);
};

const among = (words: string) => {
  const set = new Set(words.replaceAll('\\', '').split('|'));
  return (word: string): boolean => set.has(word.toLowerCase());
};
const meansAtMost = among(AT_MOST);
const meansAtLeast = among(AT_LEAST);
const meansBetter = among(BETTER);

/** Quantities of which less is better, by what they are called. */
const LESS_IS_BETTER =
  /精度|误差|偏差|不确定度|粗糙度|公差|时间|延迟|时延|损耗|噪声|噪音|能耗|功耗|成本|排放|漂移|检测限|检出限|分辨率|accuracy|error|latency|noise|loss/i;

type Bound = 'most' | 'least' | 'exact';

const boundOf = (relation: string, after: string, name: string): Bound => {
  if (after.includes('以上')) return 'least';
  if (after.includes('以下') || after.endsWith('内')) return 'most';
  if (meansAtMost(relation)) return 'most';
  if (meansAtLeast(relation)) return 'least';
  if (meansBetter(relation)) return LESS_IS_BETTER.test(name) ? 'most' : 'least';
  return 'exact';
};

const BREAK = /[。；;,，、！!？?\n\r\t|（(）)【】[\]“”"：]|\b(?:and|with)\b/;
const NAME_LENGTH = 24;
const NAME_TAIL =
  /(?:应|需|要求|须|可|(?<![产性功节效])能|能够|均|其|的|使|将|由|从|为|在|以|达到|达|能达|\s|\b(?:from|of|is|at|to))+$/;
const NAME_HEAD = /^(?:\d+[.、)）]\s*|[①-⑳]|且|并|其|要求|同时|以及|和|与|及|-|—|\s)+/;

/** Where a table's cell ends and the next begins. */
const CELL_EDGE = / *[\t|][ \t|]*$/;

/** Latin letters that the stretch looked at begins in the middle of. */
const CUT_WORD = /^[a-z]+(?=[^a-z])/i;
const isLatin = (character = ''): boolean => /[a-z]/i.test(character);

/** What stands before the value in the same clause, or in the cell before. */
const nameBefore = (text: string, at: number): string => {
  const from = Math.max(0, at - NAME_LENGTH);
  const stretch = text.slice(from, at);
  const whole = isLatin(text[from - 1]) ? stretch.replace(CUT_WORD, '') : stretch;
  return (whole.replace(CELL_EDGE, '').split(BREAK).at(-1) ?? '')
    .replace(/[:=]\s*$/, '')
    .replace(NAME_TAIL, '')
    .replace(NAME_HEAD, '')
    .trim();
};

type Groups = Record<string, string | undefined>;

const baseOf = (value: number, { factor, offset = 0 }: Unit): number => value * factor + offset;

const TIMES: Readonly<Record<string, number>> = { 千: 1e3, 万: 1e4, 亿: 1e8 };

/** The lower end of a range in the base unit: in a unit of its own (10kW～50kW), by a numeral of its own (1万～2万转/分), or neither. */
const lowEnd = (low: string, own: string | undefined, unit: Unit, times: number): number => {
  const ownUnit = own === undefined ? unit : unitOf(own);
  if (ownUnit?.quantity === unit.quantity) return baseOf(numberOf(low) * (own === undefined ? times : 1), ownUnit);
  return own !== undefined && own in TIMES ? baseOf(numberOf(low) * (TIMES[own] ?? 1), unit) : Number.NaN;
};

const limits = (groups: Groups, unit: Unit, name: string): Pick<FoundReading, 'low' | 'high'> | null => {
  const { low, value = '', relation = '', spread = '', after = '' } = groups;
  const times = TIMES[groups['times'] ?? ''] ?? 1;
  const to = baseOf(numberOf(value) * times, unit);
  if (!Number.isFinite(to)) return null;
  if (low !== undefined) {
    const from = lowEnd(low, groups['unitOfLow'], unit, times);
    return Number.isFinite(from) && from <= to ? { low: from, high: to } : null;
  }
  if (spread !== '' || relation === '±' || relation === '+/-')
    return { low: null, high: Math.abs(numberOf(value)) * times * unit.factor };
  const bound = boundOf(relation, after, name);
  return { low: bound === 'most' ? null : to, high: bound === 'least' ? null : to };
};

/** A unit as its author wrote it, so that it can be shown and read again. */
const readingOf = (groups: Groups, name: string): Omit<FoundReading, 'start' | 'end'> | null => {
  const written = groups['unit'] ?? '';
  const unit = unitOf(written);
  const found = unit && limits(groups, unit, name);
  if (!unit || !found || isPicture(groups, name)) return null;
  const { quantity, factor, offset = 0 } = unit;
  return { name, ...found, quantity, unit: written, factor, offset };
};

/** 4K and 8K are a picture's size, unless called a temperature. */
const isPicture = ({ unit = '', value = '', relation }: Groups, name: string): boolean =>
  unit === 'K' && relation === undefined && /^(?:2|4|8|16)$/.test(value) && !/温|temp/i.test(name);

/** "2018年" is a date, not a duration. */
const isYear = ({ unit, factor, low }: Omit<FoundReading, 'start' | 'end'>): boolean =>
  unit === '年' && low !== null && low / factor >= 1900;

const MAGNITUDE = 1000;

const gradesIn = (text: string): FoundReading[] =>
  [...text.matchAll(GRADE)].flatMap((found) => {
    const written = found.groups?.['unit'] ?? '';
    const unit = unitOf(written);
    if (!unit) return [];
    const { quantity, factor, offset = 0 } = unit;
    const name = nameBefore(text, found.index).replace(/(?:达到|达|为|至|到)$/, '');
    const place = { start: found.index, end: found.index + found[0].length };
    const low = LESS_IS_BETTER.test(name) ? null : factor;
    return [{ name, low, high: factor * MAGNITUDE, quantity, unit: written, factor, offset, ...place }];
  });

/** The indicators of a text, at most MOST_PER_TEXT, with offsets in the original. Never throws; what it cannot read is left out. */
export const readIndicators = (original: string): FoundReading[] => {
  const { text, origin } = foldWidth(original);
  const found: FoundReading[] = [];
  for (const match of [...text.matchAll(SCALE), ...text.matchAll(PATTERN)]) {
    const reading = readingOf(match.groups ?? {}, nameBefore(text, match.index));
    if (!reading || isYear(reading)) continue;
    found.push({ start: match.index, end: match.index + match[0].trimEnd().length, ...reading });
    if (found.length >= MOST_PER_TEXT) break;
  }
  return [...found, ...gradesIn(text)].slice(0, MOST_PER_TEXT).map((reading) => ({
    ...reading,
    start: origin[reading.start] ?? 0,
    end: origin[reading.end] ?? original.length,
  }));
};
