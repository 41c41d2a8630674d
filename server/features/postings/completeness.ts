// What a content must satisfy beyond its schema: codes that exist, and for a posting that others will see, nothing
// required left empty and an end that lies ahead.
import { isRegion, unknownCodes } from '#server/features/vocabularies/codes.ts';
import { type FieldNote, Problem } from '#server/platform/http/problem.ts';
import { missingFields } from '#shared/postings/content.ts';
import type { PostingContent } from './model.ts';
import type { Postings } from './noun.ts';

const CHINA_AHEAD_MS = 8 * 3600 * 1000;

/** The calendar day in China, which is where days of postings are meant: YYYY-MM-DD. */
export const dayOf = (moment: Date): string =>
  new Date(moment.getTime() + CHINA_AHEAD_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);

/** The same day a year later: how long a posting is valid when its author does not say. */
export const yearAfter = (moment: Date): string => {
  const later = new Date(moment);
  later.setUTCFullYear(later.getUTCFullYear() + 1);
  return dayOf(later);
};

/** Codes of the content that no vocabulary has. Paths are within the content. */
export const wrongCodes = (content: PostingContent): FieldNote[] => {
  const { details } = content;
  const regions = 'regions' in details ? details.regions : [];
  return [
    ...unknownCodes(content),
    ...regions.flatMap((code, index) =>
      isRegion(code) ? [] : [{ field: `details.regions.${index}`, code: 'unknown_code' }],
    ),
  ];
};

/** What keeps a content from being submitted, or from staying listed. Paths are within the content. */
export const gaps = (postings: Postings, content: PostingContent, now: Date): FieldNote[] => [
  ...missingFields({ ...content }, postings.requiredOf(content.kind)).map((field) => ({ field, code: 'required' })),
  ...(content.validUntil !== null && content.validUntil < dayOf(now)
    ? [{ field: 'validUntil', code: 'in_the_past' }]
    : []),
];

/** The notes as seen from a request whose body holds the content. */
export const withinContent = (notes: readonly FieldNote[]): FieldNote[] =>
  notes.map((note) => ({ ...note, field: `content.${note.field}` }));

/** Throws `invalid_input` for codes that no vocabulary has. */
export const requireCodes = (content: PostingContent): void => {
  const errors = withinContent(wrongCodes(content));
  if (errors.length > 0) throw new Problem('invalid_input', { errors });
};
