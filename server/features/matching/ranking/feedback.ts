// Relevance feedback without a person: what the best answer says besides what was asked is probably meant too. Its weightiest
// terms join the query (Rocchio's idea, with one answer and a weight that grows slower than the query, so that a long need is
// moved little). Three or more answers moved long needs off their subject.
import type { Implied, Shelved } from '#server/features/matching/shelf.ts';
import { countIn, type Terms } from '#server/features/matching/text/analysis.ts';
import { kindIndexOf, TOKEN_KINDS } from '#server/features/matching/text/terms.ts';
import type { TokenKind } from '#server/features/matching/text/tokens.ts';
import { eachTerm, FOCUS_WEIGHT, kindWeights, Query, relevanceOf } from './relevance.ts';
import type { Statistics } from './statistics.ts';

const TERMS_PER_KIND = 20;
const MASS = 3;
/** Single characters, phrases and concepts of an answer led away from the need more often than to more answers. */
const IMPLIED_KINDS: ReadonlySet<TokenKind> = new Set(['word', 'pair', 'stem']);
const canBeImplied = TOKEN_KINDS.map((kind) => IMPLIED_KINDS.has(kind));

interface ImpliedTerm {
  term: number;
  /** Weight of one saturated occurrence, as in a query. */
  weight: number;
}

interface Candidate {
  term: number;
  effect: number;
  merit: number;
}

const bestOf = (candidates: Candidate[]): Candidate[] =>
  candidates.sort((one, other) => other.merit - one.merit || one.term - other.term).slice(0, TERMS_PER_KIND);

const focusTokens = (need: Terms): Float64Array => {
  const tokens = new Float64Array(TOKEN_KINDS.length);
  for (let at = 0; at < need.terms.length; at += 1) {
    const kind = kindIndexOf(need.terms[at] ?? 0);
    tokens[kind] = (tokens[kind] ?? 0) + countIn('focus', need.counts[at] ?? 0);
  }
  return tokens;
};

/** The weightiest terms of a need's best answer, with their weights. */
export const impliedTerms = (need: Terms, best: Terms, statistics: Statistics): ImpliedTerm[] => {
  const byKind = TOKEN_KINDS.map((): Candidate[] => []);
  eachTerm(best, statistics, (term, effect) => {
    const kind = kindIndexOf(term);
    if (canBeImplied[kind]) byKind[kind]?.push({ term, effect, merit: effect * statistics.rarityOf(term) });
  });
  const tokens = focusTokens(need);
  return byKind.flatMap((candidates, kind) => {
    if (candidates.length === 0) return [];
    const kept = bestOf(candidates);
    const whole = kept.reduce((sum, { effect }) => sum + effect, 0);
    const mass = MASS * Math.sqrt(FOCUS_WEIGHT * (tokens[kind] ?? 0));
    return kept.map(({ term, effect }) => ({
      term,
      weight: (kindWeights[kind] ?? 0) * mass * (effect / whole) * statistics.rarityOf(term),
    }));
  });
};

export interface Answer {
  item: Shelved;
  /** As far as they are read. */
  terms: Terms;
  /** Relevance to what the need says. */
  relevance: number;
}

/** Implied terms as a query; without any, one that asks for nothing. */
export const impliedQuery = (implied: Pick<Implied, 'terms' | 'weights'> | undefined): Query => {
  const query = new Query(implied?.terms.length ?? 0);
  for (const [at, term] of implied?.terms.entries() ?? []) query.add(term, implied?.weights[at] ?? 0);
  return query;
};

interface Widening {
  widened: Implied;
  implied: Query;
}

/** What a need implies by the best of its answers, of which the first says most; undefined when none says anything. */
export const impliedBy = (need: Terms, answers: readonly Answer[], statistics: Statistics): Widening | undefined => {
  const [best, ...others] = answers;
  if (!best || best.relevance === 0) return undefined;
  const found = impliedTerms(need, best.terms, statistics);
  // In single precision, as they are kept for the other direction.
  const terms = Int32Array.from(found, ({ term }) => term);
  const weights = Float32Array.from(found, ({ weight }) => weight);
  const implied = impliedQuery({ terms, weights });
  const gains = others.map((answer) => relevanceOf(implied, answer.terms, statistics));
  const ceiling = gains.reduce((most, gain) => Math.max(most, gain), 0);
  return { widened: { by: best.item.id, ceiling, terms, weights }, implied };
};
