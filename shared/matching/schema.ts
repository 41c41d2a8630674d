import { z } from 'zod';
import { spanSchema } from '#shared/contract/text.ts';

/**
 * A match as a client holds it: score, grade and the "why" card.
 *
 * The card is machine-readable. Every sentence is a code with parameters; the words of both languages live under
 * `matching.*` in the locale files. Every number follows from others on the same card:
 *
 *   text.points           = sum of text.terms[].points + text.otherTerms.points
 *   dimensions[].points   = weight × fit × text.points / 100
 *   score                 = whole number nearest to text.points + sum of dimensions[].points, kept within 0–100
 *
 * Offsets count UTF-16 units in the field's text as the reader was given it, `end` is exclusive.
 */

export const matchGrades = ['strong', 'good', 'weak'] as const;
export const matchGradeSchema = z.enum(matchGrades);
export type MatchGrade = z.infer<typeof matchGradeSchema>;

/** Lowest score of each grade; a pair below `weak` is not listed. */
export const gradeFloors: Readonly<Record<MatchGrade, number>> = { strong: 65, good: 50, weak: 16 };

/** What moves the score beside the text. */
export const matchDimensions = [
  'indicators',
  'field',
  'chain',
  'maturity',
  'cooperation',
  'money',
  'region',
  'freshness',
  'meaning',
  // New ones come last: what was shown is remembered by place in this list.
  'reply',
] as const;
export const matchDimensionSchema = z.enum(matchDimensions);
export type MatchDimension = z.infer<typeof matchDimensionSchema>;

/** A sentence: key below `matching.` in the locale files, with what fills its gaps. */
export const matchMessageSchema = z.object({
  code: z.string().max(60),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type MatchMessage = z.infer<typeof matchMessageSchema>;

export const matchSideSchema = z.enum(['need', 'capability']);
export type MatchSide = z.infer<typeof matchSideSchema>;

/** A piece of one side's text with the words that counted marked in it. `start` is where the piece begins in the field. */
export const quoteSchema = z.object({
  side: matchSideSchema,
  /** Name of the field on the need or capability, e.g. `title`, `summary`, `problem`. */
  field: z.string().max(40),
  start: z.int().min(0),
  text: z.string().max(400),
  /** Offsets within `text` of this quote. */
  marks: z.array(spanSchema).max(40),
});
export type Quote = z.infer<typeof quoteSchema>;

/** One thing both texts say. `points` is its share of the text's points. */
export const termEvidenceSchema = z.object({
  /** As written in the need (or as the other side writes it, when the need only implies it). */
  term: z.string().max(80),
  /** `same`: both use it · `related`: the other side uses another word for it · `implied`: it comes with what was asked. */
  relation: z.enum(['same', 'related', 'implied']),
  /** The other side's word when it differs. */
  counterpart: z.string().max(80).optional(),
  /** In how many of a hundred published items it occurs. */
  sharePercent: z.number().min(0).max(100),
  points: z.number(),
});
export type TermEvidence = z.infer<typeof termEvidenceSchema>;

export const textEvidenceSchema = z.object({
  /** 0–100. */
  points: z.number().min(0).max(100),
  terms: z.array(termEvidenceSchema).max(12),
  otherTerms: z.object({ count: z.int().min(0), points: z.number() }),
  quotes: z.array(quoteSchema).max(8),
  /** Weighty words of the need that the capability does not mention, heaviest first. */
  missing: z.array(z.string().max(80)).max(5),
});
export type TextEvidence = z.infer<typeof textEvidenceSchema>;

export const indicatorOutcomeSchema = z.enum(['met', 'near', 'missed', 'unknown']);
export type IndicatorOutcome = z.infer<typeof indicatorOutcomeSchema>;

/** Asked against offered. The two texts are as their authors wrote them. */
export const indicatorComparisonSchema = z.object({
  name: z.string().max(80),
  asked: z.string().max(120),
  offered: z.string().max(120).optional(),
  outcome: indicatorOutcomeSchema,
});
export type IndicatorComparison = z.infer<typeof indicatorComparisonSchema>;

export const dimensionEvidenceSchema = z.object({
  dimension: matchDimensionSchema,
  /** False when one side does not say; then `fit` and `points` are 0. */
  known: z.boolean(),
  /** −1 speaks against, 0 neutral or unknown, 1 fits. */
  fit: z.number().min(-1).max(1),
  /** The most points it can give or take. */
  weight: z.number().min(0).max(100),
  points: z.number(),
  reason: matchMessageSchema,
});
export type DimensionEvidence = z.infer<typeof dimensionEvidenceSchema>;

/** A question whose answer would move the score, with the scores the best and the worst answer would lead to. */
export const matchQuestionSchema = matchMessageSchema.extend({
  dimension: matchDimensionSchema,
  /** Who can answer. */
  to: matchSideSchema,
  scoreIfBest: z.int().min(0).max(100),
  scoreIfWorst: z.int().min(0).max(100),
});
export type MatchQuestion = z.infer<typeof matchQuestionSchema>;

export const whySchema = z.object({
  text: textEvidenceSchema,
  /** One row per dimension of the weights table, in its order; `meaning` only where an embedder is configured. */
  dimensions: z.array(dimensionEvidenceSchema).max(matchDimensions.length),
  indicators: z.array(indicatorComparisonSchema).max(20),
  against: z.array(matchMessageSchema).max(6),
  questions: z.array(matchQuestionSchema).max(3),
  /** Version of the weights table that ranked. */
  weights: z.string().max(20),
});
export type Why = z.infer<typeof whySchema>;

/** The part of a match that does not depend on which side is listed. */
export const matchSchema = z.object({
  score: z.int().min(0).max(100),
  grade: matchGradeSchema,
  why: whySchema,
});
export type Match = z.infer<typeof matchSchema>;

/** A match list: GET /needs/{id}/matches adds `capability`, GET /capabilities/{id}/matches adds `need`. */
export const matchLimits = { defaultLimit: 20, maxLimit: 100 } as const;

export const matchListQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(matchLimits.maxLimit).default(matchLimits.defaultLimit),
});
