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

/** Where a field is quoted. */
interface Window {
  field: FieldOfText;
  start: number;
  end: number;
  shown: readonly Segment[];
  amount: number;
}

/** Whole surrogate pairs: a cut never falls between the halves of a character. */
const whole = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
};

/** Those of a field's segments, from the nth on, that lie within. They do not overlap and stand in order. */
const within = (segments: readonly Segment[], nth: number, start: number, end: number): Segment[] => {
  const found: Segment[] = [];
  for (let at = nth; at < segments.length; at += 1) {
    const segment = segments[at];
    if (!segment || segment.end > end) break;
    if (segment.start >= start) found.push(segment);
  }
  return found;
};

const total = (segments: readonly Segment[]): number => segments.reduce((sum, { amount }) => sum + amount, 0);

/** Where a window of QUOTED characters says most. */
const bestStart = (segments: readonly Segment[]): number => {
  let best = { start: 0, amount: -1 };
  let nth = 0;
  for (const { start } of segments) {
    const from = Math.max(0, start - LEAD);
    while ((segments[nth]?.start ?? from) < from) nth += 1;
    const amount = total(within(segments, nth, from, from + QUOTED));
    if (amount > best.amount) best = { start: from, amount };
  }
  return best.start;
};

const windowOf = (field: FieldOfText, segments: readonly Segment[]): Window => {
  const { text } = field;
  const isShort = text.length <= QUOTED;
  const start = isShort ? 0 : whole(text, bestStart(segments));
  const end = isShort ? text.length : whole(text, Math.min(text.length, start + QUOTED));
  const shown = isShort ? segments : within(segments, 0, start, end);
  return { field, start, end, shown, amount: total(shown) };
};

const quoteOf = (side: MatchSide, { field, start, end, shown }: Window): Quote => {
  const marks = shown
    .slice(0, MARKS)
    .map((segment): Span => ({ start: segment.start - start, end: segment.end - start }));
  return { side, field: field.field, start, text: field.text.slice(start, end), marks };
};

/** The weightiest pieces of one side's fields, one a field. Segments are those of these fields. */
export const quotesOf = (side: MatchSide, fields: readonly FieldOfText[], segments: readonly Segment[]): Quote[] =>
  fields
    .flatMap((field) => {
      const own = segments.filter((segment) => segment.field === field.field);
      return own.length === 0 ? [] : [windowOf(field, own)];
    })
    .sort((one, other) => other.amount - one.amount)
    .slice(0, QUOTES_PER_SIDE)
    .map((window) => quoteOf(side, window));
