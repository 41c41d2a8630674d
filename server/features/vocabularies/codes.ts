// Which region and industry codes exist. Both vocabularies are read once, when this file is first imported.
import { type FieldNote, Problem } from '#server/platform/http/problem.ts';
import { readTree } from './tree.ts';

export const regions = readTree('regions.csv');
export const industries = readTree('industries.csv');

/** True for a GB/T 2260 code of a province, prefecture or county in the vocabulary. */
export const isRegion = (code: string): boolean => regions.has(code);

/** True for a GB/T 4754-2017 code in the vocabulary: a section's letter, or two to four digits. */
export const isIndustry = (code: string): boolean => industries.has(code);

/** The regions a region lies in, the nearest first: 410172 → 410100, 410000. Empty for a province and for an unknown code. */
export const regionAncestors = (code: string): string[] => regions.ancestors(code);

/** The industries an industry belongs to, the nearest first: 3983 → 398, 39, C. Empty for a section and for an unknown code. */
export const industryAncestors = (code: string): string[] => industries.ancestors(code);

interface CodedFields {
  region?: string | null | undefined;
  industry?: string | null | undefined;
}

/** Field notes `unknown_code` for codes that no vocabulary has; an absent code is not unknown. */
export const unknownCodes = ({ region, industry }: CodedFields): FieldNote[] => [
  ...(region && !isRegion(region) ? [{ field: 'region', code: 'unknown_code' }] : []),
  ...(industry && !isIndustry(industry) ? [{ field: 'industry', code: 'unknown_code' }] : []),
];

/** Throws `invalid_input` naming the fields whose codes no vocabulary has. */
export const requireKnownCodes = (fields: CodedFields): void => {
  const errors = unknownCodes(fields);
  if (errors.length > 0) throw new Problem('invalid_input', { errors });
};
