// Which of the eight fields a row belongs to, when it does not say. No model: words counted, and the words are the reason.
import { TECH_FIELDS, type TechField } from '#shared/vocabularies/schema.ts';
import { fieldOfDiscipline } from './disciplines.ts';
import { FIELD_WORDS } from './field-words.ts';

export interface FieldGuess {
  field: TechField;
  /** The words or the discipline that spoke for it. */
  because: readonly string[];
}

interface GuessInput {
  title: string;
  keywords: readonly string[];
  summary: string;
  disciplines: readonly string[];
  /** Looked at only when title, keywords and summary say nothing. */
  text: string;
}

/** A title names the thing; a summary also names its surroundings. */
const WEIGHTS = { title: 3, keywords: 2, summary: 1 } as const;
/** As much as three words of a title: authors choose their discipline themselves. */
const DISCIPLINE_WEIGHT = 9;
/** A second field is named when it has almost as much for it as the first. */
const SECOND_SHARE = 0.75;
const LONG_TEXT = 2000;
const ESCAPE = /[.*+?^${}()|[\]\\]/g;

const patternOf = (words: readonly string[], isEnglish: boolean): RegExp => {
  // The longest first, so that 复合材料 is one word and not 材料.
  const sorted = [...words].sort((one, other) => other.length - one.length);
  const either = sorted.map((word) => word.replace(ESCAPE, '\\$&')).join('|');
  return isEnglish ? new RegExp(`\\b(?:${either})(?:s|es)?\\b`, 'gi') : new RegExp(either, 'g');
};

const patterns = TECH_FIELDS.map((field) => ({
  field,
  zh: patternOf(FIELD_WORDS[field].zh, false),
  en: patternOf(FIELD_WORDS[field].en, true),
}));

const HAN = /\p{Script=Han}/u;

/** Distinct words found in a text. */
const wordsIn = (text: string, { zh, en }: { zh: RegExp; en: RegExp }): string[] => {
  const found = text.match(HAN.test(text) ? zh : en) ?? [];
  return [...new Set(found.map((word) => word.toLowerCase()))];
};

/** The fields with the most words for them, the best first; none when no word speaks for any. */
export const guessFields = ({ title, keywords, summary, disciplines, text }: GuessInput): FieldGuess[] => {
  const guesses = guessFrom({ title, keywords, summary, disciplines });
  if (guesses.length > 0 || text === '') return guesses;
  // In a long text one word is chance.
  return guessFrom({ title: '', keywords: [], summary: text.slice(0, LONG_TEXT), disciplines: [] }).filter(
    ({ because }) => because.length > 1,
  );
};

const guessFrom = ({ title, keywords, summary, disciplines }: Omit<GuessInput, 'text'>): FieldGuess[] => {
  const parts = [
    { text: title, weight: WEIGHTS.title },
    { text: keywords.join(' '), weight: WEIGHTS.keywords },
    { text: summary, weight: WEIGHTS.summary },
  ];
  const named = disciplines.map(fieldOfDiscipline).find((found) => found !== null);
  const scored = patterns.map((pattern) => {
    const found = parts.map(({ text, weight }) => ({ words: wordsIn(text, pattern), weight }));
    const score = found.reduce((sum, { words, weight }) => sum + words.length * weight, 0);
    const because = [...new Set(found.flatMap(({ words }) => words))];
    return named?.field === pattern.field
      ? { field: pattern.field, score: score + DISCIPLINE_WEIGHT, because: [named.discipline, ...because] }
      : { field: pattern.field, score, because };
  });
  scored.sort((one, other) => other.score - one.score);
  const best = scored[0]?.score ?? 0;
  return scored
    .slice(0, 2)
    .filter(({ score }) => score > 0 && score >= best * SECOND_SHARE)
    .map(({ field, because }) => ({ field, because }));
};
