// The text part of the card: what both say with its share of the points, quotes, and what the capability does not mention.
import type { FieldText } from '#server/features/matching/item/item.ts';
import type { Asked, Collection } from '#server/features/matching/ranking/asked.ts';
import type { Statistics } from '#server/features/matching/ranking/statistics.ts';
import type { TermEvidence, TextEvidence } from '#shared/matching/schema.ts';
import type { Contributions } from './contributions.ts';
import { missingWords } from './missing.ts';
import { quotesOf } from './quotes.ts';
import { readCounting, readFields, type Segment, segmentsOf } from './segments.ts';

const TERMS_SHOWN = 12;
const TERM_LENGTH = 80;

interface Sides {
  need: readonly FieldText[];
  capability: readonly FieldText[];
  /** Title of the capability that implied terms come from. */
  impliedBy: string;
}

interface Shared {
  evidence: Omit<TermEvidence, 'points'>;
  isReadable: boolean;
  amount: number;
}

const sharePercent = (terms: readonly number[], statistics: Statistics): number => {
  const fewest = Math.min(...terms.map((term) => statistics.usesOf(term)));
  return statistics.items === 0 ? 0 : Math.min(100, Math.round((1000 * fewest) / statistics.items) / 10);
};

const sharedOf = (segments: readonly Segment[], statistics: Statistics, counterpart?: string): Shared[] =>
  segments
    .filter(({ amount }) => amount > 0)
    .map(({ text, terms, amount, isReadable }) => ({
      isReadable,
      evidence: {
        term: text.slice(0, TERM_LENGTH),
        relation: counterpart === undefined ? 'same' : 'implied',
        sharePercent: sharePercent(terms, statistics),
        ...(counterpart === undefined ? {} : { counterpart: counterpart.slice(0, TERM_LENGTH) }),
      },
      amount,
    }));

/** From here on a piece of a word (功耗 of 低功耗) is worth a line of its own. */
const WORTH_A_LINE = 1;

/** Pieces of words, small numbers and single letters count for little and read as noise: they go into the rest. */
const isTelling = ({ evidence, isReadable }: Shared, points: number): boolean =>
  (isReadable || points >= WORTH_A_LINE) && /\p{L}{2}|\p{Script=Han}|\d{3}/u.test(evidence.term);

/** The same words from several fields are one line. */
const merged = (shared: readonly Shared[]): Shared[] => {
  const byTerm = new Map<string, Shared>();
  for (const one of shared) {
    const key = `${one.evidence.relation} ${one.evidence.term.toLowerCase()}`;
    const before = byTerm.get(key);
    byTerm.set(key, before ? { ...before, amount: before.amount + one.amount } : one);
  }
  return [...byTerm.values()];
};

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** The weightiest with their points; the rest as one sum, so that all of them add up to the text's points. */
const shares = (shared: readonly Shared[], points: number, relevance: number) => {
  const sorted = merged(shared)
    .filter((one) => isTelling(one, (points * one.amount) / relevance))
    .sort((one, other) => other.amount - one.amount)
    .map(({ evidence, amount }) => ({ ...evidence, points: tenths((points * amount) / relevance) }));
  const terms = sorted.slice(0, TERMS_SHOWN).filter((term) => term.points > 0);
  const shown = terms.reduce((sum, term) => sum + term.points, 0);
  const others = tenths(points - shown);
  return { terms, others: { count: others === 0 ? 0 : Math.max(1, sorted.length - terms.length), points: others } };
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
const onlyImplied = ({ said, implied }: Contributions) => ({
  get: (term: number): number => {
    const amount = implied.get(term);
    return amount > 0 && said.get(term) > 0 ? 0 : amount;
  },
});

/** Explains the points of a text by the words of both sides. */
export const textEvidence = ({ sides, asked, contributions, collection, points }: Evidence): TextEvidence => {
  const { said, implied, relevance } = contributions;
  const { statistics } = collection;
  const need = readFields(sides.need);
  const capability = readCounting(sides.capability, (term) => said.get(term) > 0 || implied.get(term) > 0);
  const used = new Set<number>();
  const inNeed = segmentsOf(need, said, used);
  const inCapability = segmentsOf(capability, said);
  const impliedHere = implied.size === 0 ? [] : segmentsOf(capability, onlyImplied(contributions));
  const shared = [...sharedOf(inNeed, statistics), ...sharedOf(impliedHere, statistics, sides.impliedBy)];
  const { terms, others } = shares(shared, points, relevance);
  return {
    points,
    terms,
    otherTerms: others,
    quotes: [...quotesOf('need', sides.need, inNeed), ...quotesOf('capability', sides.capability, inCapability)],
    missing: missingWords(need, asked, contributions),
  };
};
