// A posting is a need or a capability. This folder holds what both do; a noun gives its schemas and gets its own
// collection and its own index.
import type mongoose from 'mongoose';
import type { z } from 'zod';
import type { Capability, CapabilityCard, CapabilityContent } from '#shared/capabilities/schema.ts';
import type { Need, NeedCard, NeedContent } from '#shared/needs/schema.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { type PostingRecord, postingModel } from './model.ts';

interface Shapes {
  need: { content: NeedContent; card: NeedCard; page: Need };
  capability: { content: CapabilityContent; card: CapabilityCard; page: Capability };
}

export type ContentOf<Noun extends PostingNoun> = Shapes[Noun]['content'];
export type CardOf<Noun extends PostingNoun> = Shapes[Noun]['card'];
export type PageOf<Noun extends PostingNoun> = Shapes[Noun]['page'];

interface Definition<Noun extends PostingNoun> {
  noun: Noun;
  collection: string;
  contentSchema: z.ZodType<ContentOf<Noun>>;
  /** What submitting asks for beyond the common fields, per kind. */
  requiredOf: Readonly<Record<ContentOf<Noun>['kind'], readonly string[]>>;
}

/** One noun's postings: its words, its rules, its records. */
export interface Postings<Noun extends PostingNoun = PostingNoun> {
  noun: Noun;
  /** Name of the collection and of the search index: `needs`. */
  collection: string;
  model: mongoose.Model<PostingRecord>;
  contentSchema: z.ZodType<ContentOf<Noun>>;
  requiredOf(kind: string): readonly string[];
}

const defined = new Map<PostingNoun, Postings>();

/** Defines a noun once, at import. */
export const definePostings = <Noun extends PostingNoun>(definition: Definition<Noun>): Postings<Noun> => {
  const { noun, collection, contentSchema } = definition;
  const required: Readonly<Record<string, readonly string[]>> = definition.requiredOf;
  const postings: Postings<Noun> = {
    noun,
    collection,
    contentSchema,
    model: postingModel(noun, collection),
    requiredOf: (kind) => required[kind] ?? [],
  };
  defined.set(noun, postings);
  return postings;
};

/** The noun that a socket message or another feature names. */
export const postingsOf = (noun: PostingNoun): Postings => {
  const postings = defined.get(noun);
  if (!postings) throw new Error(`no feature defines the noun ${noun}`);
  return postings;
};
