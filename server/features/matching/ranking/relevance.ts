// How well a capability's text answers a need's text: BM25 over six kinds of terms, with the need's terms weighted by where
// they stand. Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), sections 3.1 and 3.3.
import { countIn, type Terms } from '#server/features/matching/text/analysis.ts';
import { kindIndexOf, TOKEN_KINDS } from '#server/features/matching/text/terms.ts';
import type { TokenKind } from '#server/features/matching/text/tokens.ts';
import { inAll, type Pieces, piecesOf } from './pieces.ts';
import { frequencyOf, lengthsOf, type Statistics } from './statistics.ts';
import { places, TermTable } from './term-table.ts';

interface KindSetting {
  /** How much a term of the kind counts. */
  weight: number;
  /** How soon repetition stops counting. */
  saturation: number;
  /** How much a long text must say a term more often than a short one. */
  lengthShare: number;
}

/**
 * Chinese gives about two and a half overlapping terms where English gives one stem; the weights make up for it. Chosen by the
 * five judged sets together: docs/matching.md, "Choosing the numbers".
 */
const KINDS: Readonly<Record<TokenKind, KindSetting>> = {
  word: { weight: 0.4, saturation: 1.2, lengthShare: 1 },
  pair: { weight: 0.4, saturation: 1.2, lengthShare: 1 },
  character: { weight: 1, saturation: 1.2, lengthShare: 1 },
  stem: { weight: 2, saturation: 0.9, lengthShare: 0.75 },
  phrase: { weight: 0.2, saturation: 0.9, lengthShare: 0.75 },
  concept: { weight: 1, saturation: 0.9, lengthShare: 0.75 },
};
const settings = TOKEN_KINDS.map((kind) => KINDS[kind]);
export const kindWeights = settings.map(({ weight }) => weight);

/** What a need's title says counts five times as much as what its description says, and background half of that. */
export const FOCUS_WEIGHT = 5;
const BACKGROUND_WEIGHT = 0.5;
/** A title that repeats a word (成本理论 宏观成本 责任成本) does not mean it that much more. */
const FOCUS_POWER = 0.4;
const FOCUS_WEIGHTS = Float64Array.from({ length: 32 }, (_, count) => FOCUS_WEIGHT * count ** FOCUS_POWER);

/**
 * The terms that are asked for, each with the weight of one saturated occurrence. It remembers what it was held against: a
 * text is read once, however often its relevance is asked for while a need is answered.
 */
export class Query extends TermTable {
  readonly known = new Map<Terms, number>();
  #pieces: Pieces | null = null;
  /** By slot: the piece its term belongs to; made once all terms are here. */
  #pieceAt: Uint16Array | null = null;
  /** Room for what a text gives of no piece, and of each. */
  #sums = new Float64Array(1);
  #weight = 0;

  /** Null unless what names the need comes in several pieces. */
  get pieces(): Pieces | null {
    return this.#pieces;
  }

  set pieces(pieces: Pieces | null) {
    this.#pieces = pieces;
    this.#pieceAt = null;
    this.#sums = new Float64Array(1 + (pieces?.count ?? 0));
  }

  /** The sum of all weights: the relevance of a text that says everything asked for once. */
  get weight(): number {
    return this.#weight;
  }

  override add(term: number, weight: number): void {
    super.add(term, weight);
    this.#weight += weight;
    this.#pieceAt = null;
  }

  /** What a text gives of this: the same sums as by `eachTerm`, in one loop that looks at each term once. */
  sumsOf({ terms, counts }: Terms, holds: Float64Array): Float64Array {
    this.#pieceAt ??= Uint16Array.from(this.keys, (term) => this.#pieces?.of.get(term) ?? 0);
    const pieceAt = this.#pieceAt;
    const { values } = this;
    const sums = this.#sums.fill(0);
    const found = this.placesIn(terms);
    for (let nth = 0; nth < found; nth += 1) {
      const at = places[nth] ?? 0;
      const term = terms[at] ?? 0;
      const slot = this.slotOf(term);
      const asked = values[slot] ?? 0;
      if (asked === 0) continue;
      const piece = pieceAt[slot] ?? 0;
      sums[piece] = (sums[piece] ?? 0) + asked * effectOf(frequencyOf(counts[at] ?? 0), kindIndexOf(term), holds);
    }
    return sums;
  }
}

/** Weight of a term in a need: its zones; outside the focus, rare words count more, for common ones are mostly idiom. */
const askedWeight = (packed: number, rarity: number, greatest: number): number => {
  const told = countIn('core', packed) + BACKGROUND_WEIGHT * countIn('background', packed);
  return (FOCUS_WEIGHTS[countIn('focus', packed)] ?? 0) + told * (rarity / greatest);
};

/** Tells the weight of one saturated occurrence of a term that a need says so often. */
export const weigherOf = (statistics: Statistics): ((term: number, packed: number) => number) => {
  const greatest = statistics.greatestRarity;
  return (term, packed) => {
    const rarity = statistics.rarityOf(term);
    return (kindWeights[kindIndexOf(term)] ?? 0) * askedWeight(packed, rarity, greatest) * rarity;
  };
};

const weightsOf = ({ terms, counts }: Terms, statistics: Statistics): Float64Array => {
  const weigh = weigherOf(statistics);
  return Float64Array.from(terms, (term, at) => weigh(term, counts[at] ?? 0));
};

/** What a need asks for, by the collection it is looked for in. */
export const queryOf = (need: Terms, statistics: Statistics): Query => {
  const { terms } = need;
  const query = new Query(terms.length);
  const weights = weightsOf(need, statistics);
  for (let at = 0; at < terms.length; at += 1) query.add(terms[at] ?? 0, weights[at] ?? 0);
  query.pieces = piecesOf(need, weights);
  return query;
};

/** The weight of a need's query and its pieces, without making it; known until the collection changes. */
export const knownOf = (need: Terms, statistics: Statistics): Pick<Query, 'weight' | 'pieces'> =>
  statistics.known(need, () => {
    const weights = weightsOf(need, statistics);
    return { weight: weights.reduce((sum, weight) => sum + weight, 0), pieces: piecesOf(need, weights) };
  });

const saturations = Float64Array.from(settings, ({ saturation }) => saturation);
const lengthShares = Float64Array.from(settings, ({ lengthShare }) => lengthShare);
const gains = Float64Array.from(settings, ({ saturation }) => saturation + 1);

/** What a frequency is held against, per kind: the longer the item, the more often it must say a term. */
const holdsOf = (item: Terms, statistics: Statistics, holds = new Float64Array(TOKEN_KINDS.length)): Float64Array => {
  const lengths = lengthsOf(item);
  const means = statistics.meanLengths;
  for (let kind = 0; kind < holds.length; kind += 1) {
    const relative = (lengths[kind] ?? 0) / (means[kind] ?? 1);
    const share = lengthShares[kind] ?? 0;
    holds[kind] = (saturations[kind] ?? 0) * (1 - share + share * relative);
  }
  return holds;
};

/** How much an occurrence counts: the more often, the more, but less and less. */
const effectOf = (frequency: number, kind: number, holds: Float64Array): number =>
  (frequency * (gains[kind] ?? 0)) / (frequency + (holds[kind] ?? 1));

/** How much each of an item's terms counts, in their order. */
export const effectsOf = (item: Terms, statistics: Statistics): Float64Array => {
  const holds = holdsOf(item, statistics);
  return Float64Array.from(item.terms, (term, at) =>
    effectOf(frequencyOf(item.counts[at] ?? 0), kindIndexOf(term), holds),
  );
};

/** Calls back with each term of the item, or each that is wanted, and its saturated frequency. */
export const eachTerm = (
  item: Terms,
  statistics: Statistics,
  see: (term: number, effect: number) => void,
  isWanted?: (term: number) => boolean,
): void => {
  const holds = holdsOf(item, statistics);
  for (let at = 0; at < item.terms.length; at += 1) {
    const term = item.terms[at] ?? 0;
    if (!isWanted || isWanted(term)) see(term, effectOf(frequencyOf(item.counts[at] ?? 0), kindIndexOf(term), holds));
  }
};

const reused = new Float64Array(TOKEN_KINDS.length);

const measureRelevance = (query: Query, item: Terms, statistics: Statistics): number =>
  inAll(query.sumsOf(item, holdsOf(item, statistics, reused)), query.pieces?.level ?? 0);

/** Relevance of an item to a query, 0 or more; comparable within one query only. */
export const relevanceOf = (query: Query, item: Terms, statistics: Statistics): number => {
  const known = query.known.get(item);
  if (known !== undefined) return known;
  const relevance = measureRelevance(query, item, statistics);
  query.known.set(item, relevance);
  return relevance;
};

/** What an item says in all: its relevance to itself if each of its terms were asked for once. */
export const massOf = (item: Terms, statistics: Statistics): number => {
  let sum = 0;
  eachTerm(item, statistics, (term, effect) => {
    sum += (kindWeights[kindIndexOf(term)] ?? 0) * statistics.rarityOf(term) * effect;
  });
  return sum;
};
