// A rule of the live advice: how far a content meets one thing a reviewer looks at, and what to say when it does not.
// Every rule is monotone: filling in an empty field never lowers its share. A rule that compares two fields therefore
// gives nothing until both are there.
import { isEmptyField, valueAt } from '#shared/postings/content.ts';
import type { ReviewCriterion } from '#shared/postings/review.ts';
import type { Indicator } from '#shared/postings/schema.ts';
import { CHARACTERS_PER_WORD, countWords, hasFigure, isInWords, sizeOf } from './text-measure.ts';

export type Content = Record<string, unknown>;

/** Keys of the sentences, below `postings.advice` in the locales. */
export type AdviceCode =
  | 'missing'
  | 'brief'
  | 'brief_words'
  | 'no_figure'
  | 'few'
  | 'no_indicator'
  | 'no_indicator_has_a_number'
  | 'few_measured'
  | 'no_unit'
  | 'repeats_title'
  | 'keywords_repeat_title'
  | 'unreachable';

/** The share of the rule's points that is earned, 0–1, and the sentence (code and figures) to show while it is not 1. */
export interface Finding {
  share: number;
  code?: AdviceCode;
  params?: Record<string, string | number>;
}

export interface Rule {
  criterion: ReviewCriterion;
  /** Where the advice belongs, and what is looked at. */
  field: string;
  points: number;
  find: (content: Content) => Finding;
}

const EARNED: Finding = { share: 1 };
/** Nothing earned, and nothing said: another rule already says that the field is empty. */
const SILENT: Finding = { share: 0 };

const textAt = (content: Content, field: string): string => {
  const value = valueAt(content, field);
  return typeof value === 'string' ? value.trim() : '';
};

const listAt = (content: Content, field: string): unknown[] => {
  const value = valueAt(content, field);
  return Array.isArray(value) ? value : [];
};

type Place = Pick<Rule, 'criterion' | 'field' | 'points'>;

/** The field holds something. */
export const filled = (place: Place): Rule => ({
  ...place,
  find: (content) => (isEmptyField(valueAt(content, place.field)) ? { share: 0, code: 'missing' } : EARNED),
});

/** The text is at least `minimum` Chinese characters long, or half as many words. */
export const says = (place: Place, minimum: number): Rule => ({
  ...place,
  find: (content) => {
    const text = textAt(content, place.field);
    if (text === '') return { share: 0, code: 'missing' };
    const size = sizeOf(text);
    if (size >= minimum) return EARNED;
    const share = size / minimum;
    return isInWords(text)
      ? { share, code: 'brief_words', params: { length: countWords(text), minimum: minimum / CHARACTERS_PER_WORD } }
      : { share, code: 'brief', params: { length: size, minimum } };
  },
});

/** The text names a quantity. */
export const namesFigure = (place: Place): Rule => ({
  ...place,
  find: (content) => {
    const text = textAt(content, place.field);
    if (text === '') return SILENT;
    return hasFigure(text) ? EARNED : { share: 0, code: 'no_figure' };
  },
});

/** At least `minimum` entries. */
export const lists = (place: Place, minimum: number): Rule => ({
  ...place,
  find: (content) => {
    const count = listAt(content, place.field).length;
    if (count === 0) return { share: 0, code: 'missing' };
    return count >= minimum ? EARNED : { share: count / minimum, code: 'few', params: { count, minimum } };
  },
});

// Indicator rows come from the content schema; while typing a row may still lack parts, which reading below tolerates.
const indicatorsAt = (content: Content, field: string) => listAt(content, field) as Partial<Indicator>[];

const isMeasured = (row: Partial<Indicator>): boolean => row.relation !== 'text' && hasFigure(row.value ?? '');

/** Indicator rows with numbers: one is most of it, `enough` of them all. */
export const measures = (place: Place, enough: number): Rule => ({
  ...place,
  find: (content) => {
    const rows = indicatorsAt(content, place.field);
    if (rows.length === 0) return { share: 0, code: 'no_indicator' };
    const measured = rows.filter(isMeasured).length;
    if (measured >= enough) return EARNED;
    if (measured === 0) return { share: 0.2, code: 'no_indicator_has_a_number' };
    return { share: 0.2 + (0.8 * measured) / enough, code: 'few_measured', params: { measured, enough } };
  },
});

/** A measured indicator says its unit, in its own column or within the value. */
export const namesUnit = (place: Place): Rule => ({
  ...place,
  find: (content) => {
    const measured = indicatorsAt(content, place.field).filter(isMeasured);
    const [first] = measured;
    if (!first) return SILENT;
    const hasUnit = (row: Partial<Indicator>) => (row.unit ?? '') !== '' || /[%\p{L}]/u.test(row.value ?? '');
    return measured.some(hasUnit) ? EARNED : { share: 0, code: 'no_unit', params: { name: first.name ?? '' } };
  },
});

/** Without the title's words the text still says something. */
export const addsToTitle = (place: Place, minimum: number): Rule => ({
  ...place,
  find: (content) => {
    const title = textAt(content, 'title');
    const text = textAt(content, place.field);
    if (title === '' || text === '') return SILENT;
    return sizeOf(text.replaceAll(title, ' ')) >= minimum ? EARNED : { share: 0, code: 'repeats_title' };
  },
});

/** At least `minimum` keywords are words that the title does not have: they are what widens the search. */
export const keywordsBesideTitle = (place: Place, minimum: number): Rule => ({
  ...place,
  find: (content) => {
    const title = textAt(content, 'title').toLowerCase();
    const keywords = listAt(content, place.field).map((keyword) => String(keyword).trim().toLowerCase());
    if (title === '' || keywords.length === 0) return SILENT;
    const own = keywords.filter((keyword) => !title.includes(keyword)).length;
    return own >= minimum ? EARNED : { share: own / minimum, code: 'keywords_repeat_title', params: { own, minimum } };
  },
});

/** Someone could call or write: any one of the fields is enough. */
export const reachable = (place: Place, ways: readonly string[]): Rule => ({
  ...place,
  find: (content) => (ways.some((way) => textAt(content, way) !== '') ? EARNED : { share: 0, code: 'unreachable' }),
});
