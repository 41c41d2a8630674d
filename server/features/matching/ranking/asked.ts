// A need's side of the comparison, made ready once and held against many capabilities.
import { type Implied, type Shelved, termsFor } from '#server/features/matching/shelf.ts';
import type { Terms } from '#server/features/matching/text/analysis.ts';
import { type Answer, impliedBy, impliedQuery } from './feedback.ts';
import { type Reader, seenTerms } from './reader.ts';
import { type Query, queryOf, relevanceOf } from './relevance.ts';
import type { Statistics } from './statistics.ts';
import { type TextMatch, textMatchOf } from './text-points.ts';

export interface Asked {
  query: Query;
  /** What the need implies by its best answer, as it is kept; undefined without one. */
  widened: Implied | undefined;
  /** The same as a query. */
  implied: Query;
  /** The sum of all weights. */
  weight: number;
}

export interface Collection {
  statistics: Statistics;
  meanMass: number;
}

const withImplied = (query: Query, widened: Implied | undefined): Asked => {
  const implied = impliedQuery(widened);
  return { query, widened, implied, weight: query.weight + implied.weight };
};

/** A need's terms with their weights, and those it was found to imply. */
export const askedOf = (need: Terms, statistics: Statistics, widened?: Implied): Asked =>
  withImplied(queryOf(need, statistics), widened);

/** So many of the candidates are looked at again for what the need implies; who says less of what it asks is not listed. */
const LIKELIEST = 200;

export interface AskedAmong {
  asked: Asked;
  /** The candidates that say most of what is asked, best first. */
  likeliest: Shelved[];
}

const likeliestOf = (answers: readonly Answer[]): Answer[] =>
  [...answers].sort((one, other) => other.relevance - one.relevance).slice(0, LIKELIEST);

/**
 * A need's terms, and what it implies to the reader's audience by the best of its candidates, as far as all of that audience
 * may read them. The likeliest are those that say most to the reader, who may have been opened more. `query` is what the need
 * asks of this very collection, where that is known.
 */
export const askedAmong = (
  reader: Reader,
  need: Terms,
  candidates: readonly Shelved[],
  { statistics }: Collection,
  query = queryOf(need, statistics),
): AskedAmong => {
  const answerBy = (item: Shelved, terms: Terms): Answer => ({
    item,
    terms,
    relevance: relevanceOf(query, terms, statistics),
  });
  const open = candidates.map((item) => answerBy(item, termsFor(reader.audience, item)));
  const answers = likeliestOf(open);
  const best = impliedBy(need, answers, statistics);
  const seen = open.map((answer) =>
    answer.terms === answer.item.whole ? answer : answerBy(answer.item, seenTerms(reader, answer.item)),
  );
  const isAll = seen.every((answer, at) => answer.terms === open[at]?.terms);
  return {
    asked: best ? { query, ...best, weight: query.weight + best.implied.weight } : withImplied(query, undefined),
    likeliest: (isAll ? answers : likeliestOf(seen)).map(({ item }) => item),
  };
};

/** What of its implied terms counts for a capability: the implying one itself gains no more than the next best. */
export const impliedShare = ({ widened }: Pick<Asked, 'widened'>, id: string, implied: number): number =>
  widened?.by === id ? Math.min(implied, widened.ceiling) : implied;

/** Holds a capability's terms against what is asked. */
export const matchText = (
  asked: Asked,
  id: string,
  offered: Terms,
  { statistics, meanMass }: Collection,
): TextMatch => {
  const said = relevanceOf(asked.query, offered, statistics);
  const implied = relevanceOf(asked.implied, offered, statistics);
  const relevance = said + impliedShare(asked, id, implied);
  return textMatchOf({ relevance, asked: asked.weight, offered: meanMass });
};
