// Terms overlap (压力, 力传, 传感, 传感器); people read stretches of text. A segment is a stretch whose terms count, as long as
// they overlap; each term's amount goes to one segment only, so that the segments add up.
import type { FieldText } from '#server/features/matching/item/item.ts';
import { termOf } from '#server/features/matching/text/terms.ts';
import { type TokenKind, tokensOf, wordEdges } from '#server/features/matching/text/tokens.ts';

interface PlacedTerm {
  term: number;
  kind: TokenKind;
  start: number;
  end: number;
}

export interface ReadField extends FieldText {
  placed: PlacedTerm[];
  /** Where words begin and end, for showing stretches that end with a word. */
  edges: ReadonlySet<number>;
}

const readField = (field: FieldText): ReadField => {
  const placed = tokensOf(field.text).map((token) => {
    const { kind, start, end } = token;
    return { kind, start, end, term: termOf(token) };
  });
  return { ...field, placed, edges: wordEdges(field.text) };
};

const ORDER = { focus: 0, core: 1, background: 2 } as const;
const read = new WeakMap<readonly FieldText[], ReadField[]>();

/** The fields with the place of each term, the most telling zone first. The same texts are read once for all their pairs. */
export const readFields = (texts: readonly FieldText[]): ReadField[] => {
  const known = read.get(texts);
  if (known) return known;
  const fields = texts.map(readField).sort((one, other) => ORDER[one.zone] - ORDER[other.zone]);
  read.set(texts, fields);
  return fields;
};

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

const stretches = ({ placed }: ReadField, amounts: Amounts): Stretch[] => {
  const counting = placed
    .filter(({ kind, term }) => kind !== 'character' && amounts.get(term) > 0)
    .sort((one, other) => one.start - other.start);
  const merged: Stretch[] = [];
  for (const { start, end } of counting) {
    const last = merged.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
};

/** The stretches of the fields whose terms have an amount; `used` keeps the terms whose amount is given away. */
export const segmentsOf = (fields: readonly ReadField[], amounts: Amounts, used = new Set<number>()): Segment[] =>
  fields.flatMap((field) => {
    const found = stretches(field, amounts);
    const segments = found.map((stretch): Segment => {
      const { start, end } = trimmed(stretch, field);
      const isReadable = field.edges.has(start) && field.edges.has(end);
      return { field: field.field, text: field.text.slice(start, end), start, end, isReadable, terms: [], amount: 0 };
    });
    for (const { term, start, end } of field.placed) {
      if (used.has(term) || amounts.get(term) <= 0) continue;
      const segment = segments[found.findIndex((one) => one.start <= start && end <= one.end)];
      if (!segment) continue;
      used.add(term);
      segment.terms.push(term);
      segment.amount += amounts.get(term);
    }
    return segments;
  });
