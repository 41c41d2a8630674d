// The text part of the card: what both say with its share of the points, quotes, and what the capability does not mention.
import type { Asked, Collection } from '#server/features/matching/ranking/asked.ts';
import type { Statistics } from '#server/features/matching/ranking/statistics.ts';
import type { TermEvidence, TextEvidence } from '#shared/matching/schema.ts';
import type { Contributions } from './contributions.ts';
import { missingWords } from './missing.ts';
import { quotesOf } from './quotes.ts';
import { amountsIn, type ReadTexts, readCounting, readWhole, type SideTexts } from './reading.ts';
import { type Segment, segmentsOf } from './segments.ts';

const TERMS_SHOWN = 12;
const TERM_LENGTH = 80;

export interface Sides {
  need: SideTexts;
  capability: SideTexts;
  /** Title of the capability by which the need implies something; empty without one. */
  impliedBy: string;
}

/** What both sides say, or what the one says and the other implies. */
interface Shared {
  term: string;
  isReadable: boolean;
  amount: number;
  /** The terms that it is made of. */
  terms: readonly number[];
  /** Title of the capability that it is implied by. */
  impliedBy?: string | undefined;
}

/** The stretches that give something; the same words from several fields are one. */
const sharedOf = (segments: readonly Segment[], { terms }: ReadTexts, impliedBy?: string): Shared[] => {
  const byWords = new Map<string, Shared>();
  for (const { text, numbers, amount, isReadable } of segments) {
    if (amount <= 0) continue;
    const term = text.slice(0, TERM_LENGTH);
    const key = term.toLowerCase();
    const before = byWords.get(key);
    if (before) before.amount += amount;
    else
      byWords.set(key, { term, isReadable, amount, terms: numbers.map((number) => terms[number - 1] ?? 0), impliedBy });
  }
  return [...byWords.values()];
};

/** From here on a piece of a word (功耗 of 低功耗) is worth a line of its own. */
const WORTH_A_LINE = 1;

/** Pieces of words, small numbers and single letters count for little and read as noise: they go into the rest. */
const isTelling = ({ term, isReadable }: Shared, points: number): boolean =>
  (isReadable || points >= WORTH_A_LINE) && /\p{L}{2}|\p{Script=Han}|\d{3}/u.test(term);

const sharePercent = (terms: readonly number[], statistics: Statistics): number => {
  const fewest = Math.min(...terms.map((term) => statistics.usesOf(term)));
  return statistics.items === 0 ? 0 : Math.min(100, Math.round((1000 * fewest) / statistics.items) / 10);
};

const tenths = (value: number): number => Math.round(value * 10) / 10;

const lineOf = ({ term, terms, impliedBy }: Shared, points: number, statistics: Statistics): TermEvidence => ({
  term,
  relation: impliedBy === undefined ? 'same' : 'implied',
  sharePercent: sharePercent(terms, statistics),
  ...(impliedBy === undefined ? {} : { counterpart: impliedBy.slice(0, TERM_LENGTH) }),
  points,
});

/** The weightiest with their points; the rest as one sum, so that all of them add up to the text's points. */
const shares = (shared: readonly Shared[], { points, contributions, collection }: Evidence) => {
  const pointsOf = ({ amount }: Shared): number => (points * amount) / contributions.relevance;
  const telling = shared.filter((one) => isTelling(one, pointsOf(one))).sort((one, other) => other.amount - one.amount);
  const terms = telling
    .slice(0, TERMS_SHOWN)
    .filter((one) => tenths(pointsOf(one)) > 0)
    .map((one) => lineOf(one, tenths(pointsOf(one)), collection.statistics));
  const shown = terms.reduce((sum, term) => sum + term.points, 0);
  const others = tenths(points - shown);
  return { terms, others: { count: others === 0 ? 0 : Math.max(1, telling.length - terms.length), points: others } };
};

interface Evidence {
  sides: Sides;
  asked: Asked;
  contributions: Contributions;
  collection: Collection;
  /** 0–100 in tenths. */
  points: number;
}

/** What is implied and not said as well. */
const onlyImplied = ({ said, implied }: Contributions): number[] =>
  implied.map((amount, at) => ((said[at] ?? 0) > 0 ? 0 : amount));

/** Explains the points of a text by the words of both sides. */
export const textEvidence = (evidence: Evidence): TextEvidence => {
  const { sides, asked, contributions, points } = evidence;
  const need = sides.need.whole ?? readWhole(sides.need.texts);
  const capability = sides.capability.whole ?? readCounting(sides.capability.texts, contributions);
  const said = amountsIn(need, contributions, contributions.said);
  const inNeed = segmentsOf(need, said);
  const inCapability = segmentsOf(capability, amountsIn(capability, contributions, contributions.said));
  const impliedHere = segmentsOf(capability, amountsIn(capability, contributions, onlyImplied(contributions)));
  const shared = [...sharedOf(inNeed, need), ...sharedOf(impliedHere, capability, sides.impliedBy)];
  const { terms, others } = shares(shared, evidence);
  return {
    points,
    terms,
    otherTerms: others,
    quotes: [
      ...quotesOf('need', sides.need.texts, inNeed),
      ...quotesOf('capability', sides.capability.texts, inCapability),
    ],
    missing: missingWords(need, asked, said),
  };
};
