// Following: a posting, to hear of new matches above a grade, or a search, to hear of what it newly finds.
import { z } from 'zod';
import { idSchema, momentSchema } from '#shared/contract/id.ts';
import { lineOf } from '#shared/contract/text.ts';
import { matchGradeSchema } from '#shared/matching/schema.ts';
import { NOUNS } from '#shared/postings/schema.ts';

export const SEARCHED_NOUNS = [...NOUNS, 'organization'] as const;
export type SearchedNoun = (typeof SEARCHED_NOUNS)[number];

export const FOLLOWS_MAX = 200;

/** `search` is the query string of the noun's list, as the page's address holds it: `q=…&field=…`. */
const searchShape = { noun: z.enum(SEARCHED_NOUNS), search: z.string().max(1000) };
const postingShape = { noun: z.enum(NOUNS), postingId: idSchema };

export const followInputSchema = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('search'), ...searchShape, name: lineOf({ min: 1, max: 60 }) }),
  z.strictObject({ of: z.literal('posting'), ...postingShape, leastGrade: matchGradeSchema.default('good') }),
]);
export type FollowInput = z.output<typeof followInputSchema>;

export const followChangeSchema = z.strictObject({
  isOn: z.boolean().optional(),
  leastGrade: matchGradeSchema.optional(),
  name: lineOf({ min: 1, max: 60 }).optional(),
});

const commonShape = {
  id: idSchema,
  isOn: z.boolean(),
  /** Followed by the platform for its author when it was published; they may end it. */
  isAutomatic: z.boolean(),
  found: z.number().int(),
  lastFoundAt: momentSchema.nullable(),
  createdAt: momentSchema,
};

export const followSchema = z.discriminatedUnion('of', [
  z.object({ ...commonShape, of: z.literal('search'), ...searchShape, name: z.string() }),
  z.object({
    ...commonShape,
    of: z.literal('posting'),
    ...postingShape,
    leastGrade: matchGradeSchema,
    /** Null when it may no longer be read. */
    title: z.string().nullable(),
  }),
]);
export type Follow = z.infer<typeof followSchema>;

/** What a followed posting or search newly found. */
export const findingSchema = z.object({
  id: idSchema,
  noun: z.enum(SEARCHED_NOUNS),
  foundId: idSchema,
  /** Null when it may no longer be read. */
  title: z.string().nullable(),
  grade: matchGradeSchema.nullable(),
  /** In one sentence, in the language of the person at that time; empty for a search. */
  why: z.string(),
  at: momentSchema,
});
