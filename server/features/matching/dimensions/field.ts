// Field and industry. The industry code is finer, so it is asked first; the eight fields answer where it is missing or differs.
import { industries, industryAncestors } from '#server/features/vocabularies/codes.ts';
import { type Judgement, judged, type Pair, unknown } from './judgement.ts';

/** How much two industries are the same, by the nearest class both belong to: group, division, section. */
const NEAREST = [
  { digits: 3, fit: 1 },
  { digits: 2, fit: 0.7 },
] as const;

interface Shared {
  fit: number;
  code: string;
}

const sharedIndustry = (one: string | null, other: string | null): Shared | null => {
  if (one === null || other === null) return null;
  if (one === other) return { fit: 1, code: one };
  const theirs = new Set([other, ...industryAncestors(other)]);
  const common = [one, ...industryAncestors(one)].find((code) => theirs.has(code));
  if (common === undefined) return null;
  const level = NEAREST.find(({ digits }) => common.length >= digits && /^\d/.test(common));
  return { fit: level?.fit ?? 0.3, code: common };
};

const names = new Map(industries.terms.map(({ code, zh, en }) => [code, { zh, en: en ?? zh }]));
const industryName = (code: string) => names.get(code) ?? { zh: code, en: code };

export const judgeField = ({ need, capability }: Pair): Judgement => {
  const industry = sharedIndustry(need.industry, capability.industry);
  const field = need.fields.find((one) => capability.fields.includes(one));
  if (industry && industry.fit >= (field ? 0.7 : 0.3)) {
    return judged(industry.fit, 'industryShared', industryName(industry.code));
  }
  if (field) return judged(0.6, 'fieldShared', { field });
  const [asked] = need.fields;
  const [offered] = capability.fields;
  if (asked === undefined || offered === undefined) return unknown('fieldUnknown');
  return judged(-0.8, 'fieldDiffers', { asked, offered });
};
