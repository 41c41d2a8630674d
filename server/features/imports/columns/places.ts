// Codes of regions and industries by their names.
import { industries, isIndustry, isRegion, regions } from '#server/features/vocabularies/codes.ts';
import { lineOf, listOf, type ReadCell } from './reading.ts';

const SUFFIX = /(特别行政区|[回壮]族自治区|维吾尔自治区|自治区|自治州|地区|[省市区县盟])$/;
const shortName = (name: string): string => {
  const short = name.replace(SUFFIX, '');
  return [...short].length >= 2 ? short : name;
};

/** Levels that exist for the numbering only; nobody writes them. */
const UNSPOKEN = /^(市辖区|县|.*直辖县级行政区划)$/;

const regionsBelow = new Map<string | null, { code: string; names: string[] }[]>();
for (const { code, parent, zh, en } of regions.terms) {
  const spoken = [...new Set([zh, shortName(zh), ...(en ? [en.toLowerCase()] : [])])];
  const names = UNSPOKEN.test(zh) ? [''] : spoken;
  const siblings = regionsBelow.get(parent) ?? [];
  siblings.push({ code, names });
  regionsBelow.set(parent, siblings);
}
const everyRegion = [...regionsBelow.values()].flat();

/** Names one after another, the wider first: 河南省郑州市金水区. Null when a part is unknown or says too little. */
const regionBelow = (parent: string | null, rest: string): string | null => {
  if (rest === '') return parent;
  for (const { code, names } of regionsBelow.get(parent) ?? []) {
    for (const name of names) {
      if (!rest.startsWith(name)) continue;
      const found = regionBelow(code, rest.slice(name.length));
      if (found !== null) return found;
    }
  }
  return null;
};

/** A file names the same few places over and over. */
const KEPT = 10_000;
const found = new Map<string, string | null>();

/** The code of a region by its code or its names; null when they are unknown or fit several. */
export const findRegion = (text: string): string | null => {
  const known = found.get(text);
  if (known !== undefined) return known;
  const region = lookUpRegion(text);
  if (found.size < KEPT) found.set(text, region);
  return region;
};

const lookUpRegion = (text: string): string | null => {
  const name = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s,，·/-]/g, '');
  if (isRegion(name)) return name;
  const whole = regionBelow(null, name);
  if (whole !== null) return whole;
  // A name without those above it, if only one place has it; further names may follow it.
  const places = new Set(
    everyRegion.flatMap(({ code, names }) =>
      names
        .filter((candidate) => candidate !== '' && name.startsWith(candidate))
        .map((candidate) => regionBelow(code, name.slice(candidate.length)))
        .filter((place) => place !== null),
    ),
  );
  const [only, ...others] = places;
  return only !== undefined && others.length === 0 ? only : null;
};

export const readRegion: ReadCell = (cell) => {
  const value = findRegion(lineOf(cell));
  return value === null ? { code: 'unknown_code' } : { value };
};

export const readRegions: ReadCell = (cell) => {
  const found = listOf(cell).map(findRegion);
  return found.includes(null) ? { code: 'unknown_code' } : { value: found };
};

const industryByName = new Map(industries.terms.map(({ code, zh }) => [zh, code]));

export const readIndustry: ReadCell = (cell) => {
  const text = lineOf(cell).toUpperCase();
  const value = isIndustry(text) ? text : industryByName.get(text);
  return value === undefined ? { code: 'unknown_code' } : { value };
};
