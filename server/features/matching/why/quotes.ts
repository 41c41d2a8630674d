// Pieces of both texts with the words that counted marked: the ones that say most.
import type { Span } from '#shared/contract/text.ts';
import type { MatchSide, Quote } from '#shared/matching/schema.ts';
import type { Segment } from './segments.ts';

const QUOTED = 120;
const LEAD = 20;
const QUOTES_PER_SIDE = 3;
const MARKS = 40;

interface FieldOfText {
  field: string;
  text: string;
}

interface Weighed {
  quote: Quote;
  amount: number;
}

/** Whole surrogate pairs: a cut never falls between the halves of a character. */
const whole = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
};

const within = (segments: readonly Segment[], start: number, end: number): Segment[] =>
  segments.filter((segment) => segment.start >= start && segment.end <= end);

const total = (segments: readonly Segment[]): number => segments.reduce((sum, { amount }) => sum + amount, 0);

/** Where a window of QUOTED characters says most. */
const bestStart = (segments: readonly Segment[]): number => {
  let best = { start: 0, amount: -1 };
  for (const { start } of segments) {
    const from = Math.max(0, start - LEAD);
    const amount = total(within(segments, from, from + QUOTED));
    if (amount > best.amount) best = { start: from, amount };
  }
  return best.start;
};

const quoteOf = (side: MatchSide, { field, text }: FieldOfText, segments: readonly Segment[]): Weighed => {
  const isShort = text.length <= QUOTED;
  const start = isShort ? 0 : whole(text, bestStart(segments));
  const end = isShort ? text.length : whole(text, Math.min(text.length, start + QUOTED));
  const shown = within(segments, start, end);
  const marks = shown
    .slice(0, MARKS)
    .map((segment): Span => ({ start: segment.start - start, end: segment.end - start }));
  return { quote: { side, field, start, text: text.slice(start, end), marks }, amount: total(shown) };
};

/** The weightiest pieces of one side's fields, one a field. Segments are those of these fields. */
export const quotesOf = (side: MatchSide, fields: readonly FieldOfText[], segments: readonly Segment[]): Quote[] =>
  fields
    .flatMap((field) => {
      const own = segments.filter((segment) => segment.field === field.field);
      return own.length === 0 ? [] : [quoteOf(side, field, own)];
    })
    .sort((one, other) => other.amount - one.amount)
    .slice(0, QUOTES_PER_SIDE)
    .map(({ quote }) => quote);
