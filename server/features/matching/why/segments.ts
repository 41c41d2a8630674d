// Terms overlap (压力, 力传, 传感, 传感器); people read stretches of text. A segment is a stretch whose terms count, as long as
// they overlap; each term's amount goes to one segment only, so that the segments add up.
import type { WordEdges } from '#server/features/matching/text/word-edges.ts';
import type { Places, ReadField, ReadTexts } from './reading.ts';

export interface Segment {
  field: string;
  text: string;
  start: number;
  end: number;
  /** False for a stretch that cuts through a word, and so reads as noise. */
  isReadable: boolean;
  /** The numbers of the terms in it whose amounts it got. */
  numbers: number[];
  amount: number;
}

interface Stretch {
  start: number;
  end: number;
}

/** By the number of a term. */
type Amounts = Float64Array;

/** The stretch without the word that its beginning or end cuts through, unless nothing would be left. */
const trimmed = ({ start, end }: Stretch, edges: WordEdges): Stretch & Pick<Segment, 'isReadable'> => {
  let [from, to] = [start, end];
  while (from < end && !edges.has(from)) from += 1;
  while (to > start && !edges.has(to)) to -= 1;
  return to - from >= 2
    ? { start: from, end: to, isReadable: true }
    : { start, end, isReadable: edges.has(start) && edges.has(end) };
};

const stretches = ({ inOrder, numbers, starts, ends }: Places, amounts: Amounts): Stretch[] => {
  const merged: Stretch[] = [];
  let last: Stretch | undefined;
  for (const place of inOrder) {
    if ((amounts[numbers[place] ?? 0] ?? 0) <= 0) continue;
    const [start, end] = [starts[place] ?? 0, ends[place] ?? 0];
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

const segmentsOfField = ({ field, text, places }: ReadField, amounts: Amounts, used: Uint8Array): Segment[] => {
  const found = stretches(places, amounts);
  if (found.length === 0) return [];
  const segments = found.map((stretch): Segment => {
    const { start, end, isReadable } = trimmed(stretch, places.edges);
    return { field, text: text.slice(start, end), start, end, isReadable, numbers: [], amount: 0 };
  });
  const { numbers, starts, ends } = places;
  for (let place = 0; place < numbers.length; place += 1) {
    const number = numbers[place] ?? 0;
    const amount = amounts[number] ?? 0;
    if (amount <= 0 || used[number] === 1) continue;
    const segment = segments[placeIn(found, starts[place] ?? 0, ends[place] ?? 0)];
    if (!segment) continue;
    used[number] = 1;
    segment.numbers.push(number);
    segment.amount += amount;
  }
  return segments;
};

/** The stretches of the texts whose terms have an amount, field by field. */
export const segmentsOf = ({ fields }: ReadTexts, amounts: Amounts): Segment[] => {
  const used = new Uint8Array(amounts.length);
  return fields.flatMap((field) => segmentsOfField(field, amounts, used));
};
