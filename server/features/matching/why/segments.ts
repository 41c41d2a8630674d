// Terms overlap (压力, 力传, 传感, 传感器); people read stretches of text. A segment is a stretch whose terms count, as long as
// they overlap; each term's amount goes to one segment only, so that the segments add up.
import type { FieldText } from '#server/features/matching/item/item.ts';
import { readText } from '#server/features/matching/text/runs.ts';
import { termOf } from '#server/features/matching/text/terms.ts';
import { eachTokenOf, type TokenKind } from '#server/features/matching/text/tokens.ts';
import { WordEdges } from '#server/features/matching/text/word-edges.ts';

interface PlacedTerm {
  term: number;
  kind: TokenKind;
  start: number;
  end: number;
}

export interface ReadField extends FieldText {
  placed: readonly PlacedTerm[];
  /** Those of which stretches are made, in the order of the text; made when first asked for. */
  inOrder?: readonly PlacedTerm[];
  /** Where words begin and end, for showing stretches that end with a word. */
  edges: WordEdges;
}

type Counts = (term: number) => boolean;

type Read = Pick<ReadField, 'placed' | 'edges'>;

const readOne = (text: string, counts?: Counts): Read => {
  const read = readText(text);
  const placed: PlacedTerm[] = [];
  eachTokenOf(read, (kind, key, start, end) => {
    // Characters count within stretches only, and only where amounts are given out.
    if (counts && kind === 'character') return;
    const term = termOf({ kind, key });
    if (!counts || counts(term)) placed.push({ term, kind, start, end });
  });
  return { placed, edges: new WordEdges(read) };
};

const ORDER = { focus: 0, core: 1, background: 2 } as const;
const known = new WeakMap<readonly FieldText[], ReadField[]>();

/** In order of zones. What stands in two fields, as an imported text that is its own summary, is read once. */
const readAll = (fields: readonly FieldText[], counts?: Counts): ReadField[] => {
  const readings = new Map<string, Read>();
  for (const { text } of fields) if (!readings.has(text)) readings.set(text, readOne(text, counts));
  const read = fields.flatMap((field): ReadField[] => {
    const reading = readings.get(field.text);
    return reading ? [{ ...field, ...reading }] : [];
  });
  return read.sort((one, other) => ORDER[one.zone] - ORDER[other.zone]);
};

/** The fields with the place of each term, the most telling zone first. The same texts are read once for all their pairs. */
export const readFields = (texts: readonly FieldText[]): ReadField[] => {
  const before = known.get(texts);
  if (before) return before;
  const fields = readAll(texts);
  known.set(texts, fields);
  return fields;
};

/** The same with the terms that count only, for texts of which no more is asked: those of one pair. */
export const readCounting = (texts: readonly FieldText[], counts: Counts): ReadField[] =>
  known.get(texts) ?? readAll(texts, counts);

export interface Segment {
  field: string;
  text: string;
  start: number;
  end: number;
  /** False for a stretch that cuts through a word, and so reads as noise. */
  isReadable: boolean;
  /** The terms in it whose amounts it got. */
  terms: number[];
  amount: number;
}

interface Stretch {
  start: number;
  end: number;
}

type Amounts = { get(term: number): number };

/** The stretch without the word that its beginning or end cuts through, unless nothing would be left. */
const trimmed = ({ start, end }: Stretch, { edges }: ReadField): Stretch => {
  let [from, to] = [start, end];
  while (from < end && !edges.has(from)) from += 1;
  while (to > start && !edges.has(to)) to -= 1;
  return to - from >= 2 ? { start: from, end: to } : { start, end };
};

/** What makes stretches, in the order of the text: characters count, but only within what pairs and words make a stretch of. */
const inOrder = (placed: readonly PlacedTerm[]): PlacedTerm[] =>
  placed.filter(({ kind }) => kind !== 'character').sort((one, other) => one.start - other.start);

const stretches = (field: ReadField, amounts: Amounts): Stretch[] => {
  const merged: Stretch[] = [];
  field.inOrder ??= inOrder(field.placed);
  let last: Stretch | undefined;
  for (const { term, start, end } of field.inOrder) {
    if (amounts.get(term) <= 0) continue;
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else {
      last = { start, end };
      merged.push(last);
    }
  }
  return merged;
};

/** The stretch that a term stands in; -1 for a character by itself. Stretches do not overlap, so their ends rise. */
const placeIn = (found: readonly Stretch[], start: number, end: number): number => {
  let [from, to] = [0, found.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((found[middle]?.end ?? 0) < end) from = middle + 1;
    else to = middle;
  }
  const stretch = found[from];
  return stretch && stretch.start <= start ? from : -1;
};

const segmentsOfField = (field: ReadField, amounts: Amounts, used: Set<number>): Segment[] => {
  const found = stretches(field, amounts);
  if (found.length === 0) return [];
  const segments = found.map((stretch): Segment => {
    const { start, end } = trimmed(stretch, field);
    const isReadable = field.edges.has(start) && field.edges.has(end);
    return { field: field.field, text: field.text.slice(start, end), start, end, isReadable, terms: [], amount: 0 };
  });
  for (const { term, start, end } of field.placed) {
    const amount = amounts.get(term);
    if (amount <= 0 || used.has(term)) continue;
    const segment = segments[placeIn(found, start, end)];
    if (!segment) continue;
    used.add(term);
    segment.terms.push(term);
    segment.amount += amount;
  }
  return segments;
};

/** The stretches of the fields whose terms have an amount; `used` keeps the terms whose amount is given away. */
export const segmentsOf = (fields: readonly ReadField[], amounts: Amounts, used = new Set<number>()): Segment[] =>
  fields.flatMap((field) => segmentsOfField(field, amounts, used));
