// The texts of one side with the place of each of their terms. Terms are numbered, so that a card looks at what each gives by its
// number, place after place.
import type { FieldText } from '#server/features/matching/item/item.ts';
import { NumberTable } from '#server/features/matching/ranking/number-table.ts';
import type { TermTable } from '#server/features/matching/ranking/term-table.ts';
import { readText } from '#server/features/matching/text/runs.ts';
import { eachTermAmong, eachTermOf, type TokenKind } from '#server/features/matching/text/tokens.ts';
import { WordEdges } from '#server/features/matching/text/word-edges.ts';

/** Where a text says what, in columns: the i-th place is that of the term with the i-th number. */
export interface Places {
  numbers: readonly number[];
  kinds: readonly TokenKind[];
  starts: readonly number[];
  ends: readonly number[];
  /** Which places stretches are made of, in the order of the text: all but those of characters. */
  inOrder: readonly number[];
  /** Where words begin and end, for showing stretches that end with a word. */
  edges: WordEdges;
}

export interface ReadField extends FieldText {
  places: Places;
}

/** A word of a need that might be missed. */
export interface Missable {
  text: string;
  /** The same whatever case it is written in. */
  key: string;
  term: number;
  number: number;
  /** Numbers of the concepts whose names it is part of. */
  concepts: readonly number[];
}

export interface ReadTexts {
  /** The most telling zone first. */
  fields: readonly ReadField[];
  /** By number, the first being 1: the terms. */
  terms: readonly number[];
  /** By term: its number. */
  numbers: NumberTable;
  /** Kept here by who looks for them: see missing.ts. */
  missable?: readonly Missable[];
}

/** One side's texts as far as the reader may read them. */
export interface SideTexts {
  texts: readonly FieldText[];
  /** With all of their terms, where that was read once for all their pairs. */
  whole?: ReadTexts;
}

/** Terms that are numbered already. */
interface Numbered {
  terms: readonly number[];
  numbers: TermTable;
}

/** How texts are read. */
interface Reading {
  /** The number of a term, 0 for one that is left out. */
  numberOf(term: number): number;
  eachTerm: typeof eachTermOf;
}

const readOne = (text: string, { numberOf, eachTerm }: Reading): Places => {
  const read = readText(text);
  const [numbers, starts, ends]: [number[], number[], number[]] = [[], [], []];
  const kinds: TokenKind[] = [];
  const inOrder: number[] = [];
  const see = (kind: TokenKind, term: number, start: number, end: number): void => {
    const number = numberOf(term);
    if (number === 0) return;
    if (kind !== 'character') inOrder.push(numbers.length);
    numbers.push(number);
    kinds.push(kind);
    starts.push(start);
    ends.push(end);
  };
  eachTerm(read, see);
  inOrder.sort((one, other) => (starts[one] ?? 0) - (starts[other] ?? 0));
  return { numbers, kinds, starts, ends, inOrder, edges: new WordEdges(read) };
};

const ORDER = { focus: 0, core: 1, background: 2 } as const;

/** What stands in two fields, as an imported text that is its own summary, is read once. */
const readAll = (fields: readonly FieldText[], reading: Reading): ReadField[] => {
  const readings = new Map<string, Places>();
  const read = fields.map((field): ReadField => {
    const places = readings.get(field.text) ?? readOne(field.text, reading);
    readings.set(field.text, places);
    return { places, ...field };
  });
  return read.sort((one, other) => ORDER[one.zone] - ORDER[other.zone]);
};

/** The texts with all of their terms. */
export const readWhole = (texts: readonly FieldText[]): ReadTexts => {
  const numbers = new NumberTable(1 << 8);
  const terms: number[] = [];
  const numberOf = (term: number): number => {
    const number = numbers.get(term);
    if (number > 0) return number;
    numbers.add(term, terms.push(term));
    return terms.length;
  };
  return { fields: readAll(texts, { numberOf, eachTerm: eachTermOf }), terms, numbers };
};

/** The same with these terms only, for texts of which no more is asked: those of one pair. */
export const readCounting = (texts: readonly FieldText[], { terms, numbers }: Numbered): ReadTexts => {
  const numberOf = (term: number): number => (numbers.mayHave(term) ? numbers.get(term) : 0);
  const isCounted = (term: number): boolean => numberOf(term) > 0;
  // Characters count within stretches only, and only where amounts are given out.
  const eachTerm: Reading['eachTerm'] = (read, see) => eachTermAmong(read, isCounted, see);
  return { fields: readAll(texts, { numberOf, eachTerm }), terms, numbers };
};

/** Amounts of numbered terms as amounts by the numbers of these texts. */
export const amountsIn = ({ numbers }: ReadTexts, { terms }: Numbered, amounts: readonly number[]): Float64Array => {
  const byNumber = new Float64Array(numbers.size + 1);
  for (let at = 0; at < terms.length; at += 1) {
    const number = numbers.get(terms[at] ?? 0);
    if (number > 0) byNumber[number] = amounts[at] ?? 0;
  }
  return byNumber;
};
