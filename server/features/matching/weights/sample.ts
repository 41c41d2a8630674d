// The judged sample that ships with the platform (server/matching-data/judged-sample.jsonl; its first line says what it is),
// as features: analysed once, when first asked for. No search engine is needed, every need is held against every result.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { judgePair } from '#server/features/matching/dimensions/judge.ts';
import { type Features, featuresOf } from '#server/features/matching/features.ts';
import { ANSWERED_BY, type MatchItem } from '#server/features/matching/item/item.ts';
import { itemOfPosting } from '#server/features/matching/item/read-posting.ts';
import { collectionFor, type Shelves } from '#server/features/matching/matcher.ts';
import { askedAmong, type Collection, matchText } from '#server/features/matching/ranking/asked.ts';
import { seenFacts } from '#server/features/matching/ranking/reader.ts';
import { readerFor } from '#server/features/matching/readers.ts';
import { Shelf, type Shelved } from '#server/features/matching/shelf.ts';
import { shelvedOf } from '#server/features/matching/shelve.ts';
import type { PostingContent } from '#server/features/postings/model.ts';
import { traitsOf } from '#server/features/postings/traits.ts';
import { capabilityContentSchema } from '#shared/capabilities/schema.ts';
import { needContentSchema } from '#shared/needs/schema.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';

const FILE = join(import.meta.dirname, '..', '..', '..', 'matching-data', 'judged-sample.jsonl');

const lineSchema = z.discriminatedUnion('noun', [
  z.object({ noun: z.literal('need'), id: z.string(), grades: z.record(z.string(), z.int()), content: z.unknown() }),
  z.object({ noun: z.literal('capability'), id: z.string(), content: z.unknown() }),
]);
type Line = z.infer<typeof lineSchema>;

/** A result as judged for a need: 0 does not fit … 3 meant for it. */
export interface JudgedPair {
  grade: number;
  features: Features;
}

export interface JudgedNeed {
  id: string;
  pairs: readonly JudgedPair[];
}

const itemOf = (noun: PostingNoun, id: string, content: PostingContent): MatchItem =>
  itemOfPosting(noun, {
    _id: id,
    organizationId: noun,
    status: 'published',
    // Nothing of the sample is older than anything else.
    publishedAt: null,
    content,
    traits: traitsOf(content),
  });

const shelvedLine = ({ noun, id, content }: Line): Shelved => {
  const schema = noun === 'need' ? needContentSchema : capabilityContentSchema;
  const parsed = schema.parse({ ...z.looseObject({}).parse(content), disclosure: 'L0' });
  return shelvedOf(itemOf(noun, id, parsed), 1);
};

const reader = readerFor('verified');

const judgeNeed = (
  need: Shelved,
  grades: Readonly<Record<string, number>>,
  shelved: readonly Shelved[],
  collection: Collection,
): JudgedNeed => {
  const candidates = shelved.filter(({ kind }) => ANSWERED_BY[need.kind]?.includes(kind));
  const { asked } = askedAmong(reader, need.whole, candidates, collection);
  const pairs = candidates.map((capability): JudgedPair => {
    const { points } = matchText(asked, capability.id, capability.whole, collection);
    const pair = { need: seenFacts(reader, need), capability: seenFacts(reader, capability), now: 0 };
    return { grade: grades[capability.id] ?? 0, features: featuresOf(points, judgePair(pair, points).dimensions) };
  });
  return { id: need.id, pairs };
};

const readSample = (): JudgedNeed[] => {
  const [, ...lines] = readFileSync(FILE, 'utf8').trim().split('\n');
  const parsed = lines.map((line) => lineSchema.parse(JSON.parse(line)));
  const shelves: Shelves = { need: new Shelf('need'), capability: new Shelf('capability') };
  const capabilities = parsed.filter(({ noun }) => noun === 'capability').map(shelvedLine);
  for (const item of capabilities) shelves.capability.put(item);
  const collection = collectionFor(shelves, reader.audience);
  return parsed.flatMap((line) =>
    line.noun === 'need' ? [judgeNeed(shelvedLine(line), line.grades, capabilities, collection)] : [],
  );
};

let sample: readonly JudgedNeed[] | null = null;

/** The judged sample. Takes a second the first time. */
export const judgedSample = (): readonly JudgedNeed[] => {
  sample ??= readSample();
  return sample;
};
