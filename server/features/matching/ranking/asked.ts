// A need's side of the comparison, made ready once and held against many capabilities.
import { type Audience, type Implied, type Shelved, termsFor } from '#server/features/matching/shelf.ts';
import type { Terms } from '#server/features/matching/text/analysis.ts';
import { type Answer, impliedBy, impliedQuery } from './feedback.ts';
import { type Query, queryOf, relevanceOf, weightOf } from './relevance.ts';
import type { Statistics } from './statistics.ts';
import { textPointsOf } from './text-points.ts';

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
  return { query, widened, implied, weight: weightOf(query) + weightOf(implied) };
};

/** A need's terms with their weights, and those it was found to imply. */
export const askedOf = (need: Terms, statistics: Statistics, widened?: Implied): Asked =>
  withImplied(queryOf(need, statistics), widened);

/** So many of the candidates are looked at again for what the need implies; who says less of what it asks is not listed. */
const LIKELIEST = 300;

export interface AskedAmong {
  asked: Asked;
  /** The candidates that say most of what is asked, best first. */
  likeliest: Shelved[];
}

/** A need's terms, and what it implies to an audience by the best of its candidates, as far as that audience may read them. */
export const askedAmong = (
  audience: Audience,
  need: Terms,
  candidates: readonly Shelved[],
  { statistics }: Collection,
): AskedAmong => {
  const query = queryOf(need, statistics);
  const answers = candidates
    .map((item): Answer => {
      const terms = termsFor(audience, item);
      return { item, terms, relevance: relevanceOf(query, terms, statistics) };
    })
    .sort((one, other) => other.relevance - one.relevance)
    .slice(0, LIKELIEST);
  const best = impliedBy(need, answers, statistics);
  return {
    asked: best ? { query, ...best, weight: weightOf(query) + weightOf(best.implied) } : withImplied(query, undefined),
    likeliest: answers.map(({ item }) => item),
  };
};

export interface TextMatch {
  relevance: number;
  /** 0–100, in tenths. */
  points: number;
}

/** What of its implied terms counts for a capability: the implying one itself gains no more than the next best. */
export const impliedShare = ({ widened }: Asked, id: string, implied: number): number =>
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
  return { relevance, points: textPointsOf({ relevance, asked: asked.weight, offered: meanMass }) };
};
