// Keywords of a row: its own as far as they fit, else the terms that its title and text use most.
import { type Token, tokensOf } from '#server/features/matching/text/tokens.ts';
import { lengthOf } from './sentences.ts';

const KEYWORDS_MAX = 5;
const KEYWORD_MAX = 20;
const TEXT_READ = 1500;
/** One mention in the title against one in the text. */
const TITLE_WEIGHT = 4;

interface KeywordInput {
  given: readonly string[];
  /** A list in running text, under a heading of its own: "Radar, Waveform, Exciter". */
  listed: string;
  title: string;
  text: string;
}

const LIST_MARKS = /[、,，;；.。\n]+/;
const CONTROL = /\p{Cc}/u;

const fitting = (words: readonly string[]): string[] => {
  const clean = words.map((word) => word.replace(/\s+/g, ' ').trim());
  const fit = clean.filter((word) => word !== '' && lengthOf(word) <= KEYWORD_MAX && !CONTROL.test(word));
  return [...new Map(fit.map((word) => [word.toLowerCase(), word])).values()].slice(0, KEYWORDS_MAX);
};

interface Term {
  shown: string;
  weight: number;
}

const isTerm = ({ kind, key }: Token): boolean =>
  kind === 'word' || kind === 'phrase' || (kind === 'stem' && key.length >= 4 && !/^\d+$/.test(key));

/** A longer term says more: 立方氮化硼 before 氮化, a pair of words before each of them. */
const precision = (token: Token): number =>
  token.kind === 'word' ? Math.log2(token.end - token.start) : token.kind === 'phrase' ? 1.5 : 1;

const addTerms = (terms: Map<string, Term>, source: string, weight: number): void => {
  for (const token of tokensOf(source)) {
    if (!isTerm(token)) continue;
    const shown = source.slice(token.start, token.end);
    const term = terms.get(token.key);
    if (term) term.weight += weight * precision(token);
    else terms.set(token.key, { shown, weight: weight * precision(token) });
  }
};

const overlaps = (one: string, other: string): boolean => {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long.toLowerCase().includes(short.toLowerCase());
};

/** The terms with the most weight, none of them part of another. */
export const frequentTerms = (title: string, text: string): string[] => {
  const terms = new Map<string, Term>();
  addTerms(terms, title, TITLE_WEIGHT);
  addTerms(terms, text.slice(0, TEXT_READ), 1);
  const byWeight = [...terms.values()].sort((one, other) => other.weight - one.weight);
  const chosen: string[] = [];
  for (const { shown } of byWeight) {
    if (chosen.length === KEYWORDS_MAX) break;
    if (lengthOf(shown) <= KEYWORD_MAX && !CONTROL.test(shown) && !chosen.some((term) => overlaps(term, shown)))
      chosen.push(shown);
  }
  return chosen;
};

export const chooseKeywords = ({ given, listed, title, text }: KeywordInput): string[] => {
  const own = fitting(given);
  if (own.length > 0) return own;
  const fromList = fitting(listed.split(LIST_MARKS));
  return fromList.length > 0 ? fromList : frequentTerms(title, text);
};
