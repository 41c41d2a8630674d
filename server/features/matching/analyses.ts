// The saved analyses: what ranking needs of each listed posting, so that texts are analysed once, when they are written. Made
// from the postings; an analysis of an older version of the code or of the posting is made anew.
import mongoose from 'mongoose';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { AUDIENCES, type Audience, type Implied, type Shelved } from './shelf.ts';
import { ANALYSIS_VERSION } from './shelve.ts';
import type { Terms } from './text/analysis.ts';

interface StoredTerms {
  terms: Buffer;
  counts: Buffer;
}

interface StoredImplied {
  by: string;
  ceiling: number;
  terms: Buffer;
  weights: Buffer;
}

type Facts = Omit<Shelved, 'teaser' | 'whole' | 'implied'>;

interface StoredAnalysis {
  /** The posting's id. */
  _id: string;
  noun: PostingNoun;
  /** Rises with every change of any analysis: who has read up to here reads on from here. */
  sequence: number;
  analysis: number;
  isListed: boolean;
  facts: Facts | null;
  teaser: StoredTerms | null;
  whole: StoredTerms | null;
  implied: Partial<Record<Audience, StoredImplied>>;
  /** Ids of the counterparts that were last told of this posting. */
  told: string[];
}

const { Mixed } = mongoose.Schema.Types;

const analysisSchema = new mongoose.Schema<StoredAnalysis>(
  {
    _id: { type: String, required: true },
    noun: { type: String, required: true },
    sequence: { type: Number, required: true },
    analysis: { type: Number, required: true },
    isListed: { type: Boolean, required: true },
    facts: { type: Mixed, default: null },
    teaser: { type: Mixed, default: null },
    whole: { type: Mixed, default: null },
    implied: { type: Mixed, default: {} },
    told: { type: [String], default: [] },
  },
  { collection: 'matching.analyses', versionKey: false, minimize: false },
);
analysisSchema.index({ sequence: 1 });
analysisSchema.index({ noun: 1, analysis: 1 });

const analyses = mongoose.model('MatchingAnalysis', analysisSchema);

const counters = mongoose.model(
  'MatchingCounter',
  new mongoose.Schema({ _id: String, value: Number }, { collection: 'matching.counters', versionKey: false }),
);

/** The first of `count` new numbers of the sequence. */
const nextSequence = async (count: number): Promise<number> => {
  const counter = await counters
    .findOneAndUpdate({ _id: 'analyses' }, { $inc: { value: count } }, { upsert: true, returnDocument: 'after' })
    .lean();
  return (counter.value ?? count) - count + 1;
};

const bytesOf = (array: Int32Array | Uint16Array | Float32Array): Buffer =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength);

/** A copy that begins on a boundary typed arrays accept; the driver hands out bytes or its own Binary. */
const copyOf = (stored: Buffer | { buffer: Uint8Array }): ArrayBuffer => {
  const bytes = stored instanceof Uint8Array ? stored : stored.buffer;
  const copy = new Uint8Array(bytes.byteLength);
  copy.set(bytes);
  return copy.buffer;
};

const storedTerms = ({ terms, counts }: Terms): StoredTerms => ({ terms: bytesOf(terms), counts: bytesOf(counts) });

const readTerms = ({ terms, counts }: StoredTerms): Terms => ({
  terms: new Int32Array(copyOf(terms)),
  counts: new Uint16Array(copyOf(counts)),
});

const readImplied = ({ by, ceiling, terms, weights }: StoredImplied): Implied => ({
  by,
  ceiling,
  terms: new Int32Array(copyOf(terms)),
  weights: new Float32Array(copyOf(weights)),
});

/** One change as a reader of the sequence sees it: the item as it is now, or that it is listed no more. */
export type AnalysisChange = { sequence: number; id: string; noun: PostingNoun; item: Shelved | null };

const changeOf = (stored: StoredAnalysis): AnalysisChange => {
  const { _id: id, noun, sequence, isListed, facts, teaser, whole, implied } = stored;
  if (!isListed || !facts || !teaser || !whole) return { sequence, id, noun, item: null };
  const impliedHere: Shelved['implied'] = {};
  for (const audience of AUDIENCES) {
    const found = implied[audience];
    if (found) impliedHere[audience] = readImplied(found);
  }
  return {
    sequence,
    id,
    noun,
    item: { ...facts, teaser: readTerms(teaser), whole: readTerms(whole), implied: impliedHere },
  };
};

/** Changes after a number of the sequence, in order. */
export async function* changesAfter(sequence: number): AsyncGenerator<AnalysisChange> {
  const cursor = analyses
    .find({ sequence: { $gt: sequence } })
    .sort({ sequence: 1 })
    .lean<StoredAnalysis[]>()
    .cursor({ batchSize: 500 });
  for await (const stored of cursor) yield changeOf(stored);
}

/** Changes with just these numbers, as far as they are there. */
export const changesAt = async (sequences: readonly number[]): Promise<AnalysisChange[]> =>
  (await analyses.find({ sequence: { $in: [...sequences] } }).lean<StoredAnalysis[]>()).map(changeOf);

export const analysesById = async (ids: readonly string[]): Promise<AnalysisChange[]> =>
  (await analyses.find({ _id: { $in: [...ids] } }).lean<StoredAnalysis[]>()).map(changeOf);

/** Revision of the posting that each of these was last analysed in by this version of the code. */
export const analysedRevisions = async (ids: readonly string[]): Promise<Map<string, number>> => {
  const found = await analyses
    .find({ _id: { $in: [...ids] }, analysis: ANALYSIS_VERSION, isListed: true }, { 'facts.revision': 1 })
    .lean<Pick<StoredAnalysis, '_id' | 'facts'>[]>();
  return new Map(found.map(({ _id, facts }) => [_id, facts?.revision ?? -1]));
};

/** Saves fresh analyses. What an item implies and who was told of it stays. */
export const saveAnalyses = async (items: readonly Shelved[]): Promise<void> => {
  if (items.length === 0) return;
  const first = await nextSequence(items.length);
  await analyses.bulkWrite(
    items.map(({ teaser, whole, implied: _implied, ...facts }, at) => ({
      updateOne: {
        filter: { _id: facts.id },
        update: {
          $set: {
            noun: facts.noun,
            sequence: first + at,
            analysis: ANALYSIS_VERSION,
            isListed: true,
            facts,
            teaser: storedTerms(teaser),
            whole: storedTerms(whole),
          },
        },
        upsert: true,
      },
    })),
  );
};

/** Marks analyses as of postings that are listed no more. */
export const dropAnalyses = async (ids: readonly string[]): Promise<void> => {
  const listed = await analyses.distinct('_id', { _id: { $in: [...ids] }, isListed: true });
  if (listed.length === 0) return;
  const sequence = await nextSequence(1);
  await analyses.updateMany(
    { _id: { $in: listed } },
    { $set: { isListed: false, sequence, facts: null, teaser: null, whole: null, implied: {} } },
  );
};

const storedImplied = ({ by, ceiling, terms, weights }: Implied): StoredImplied => ({
  by,
  ceiling,
  terms: bytesOf(terms),
  weights: bytesOf(weights),
});

/** What a need, by its id, implies to an audience. */
export interface FoundImplied {
  id: string;
  audience: Audience;
  implied: Implied;
}

/** Keeps what needs imply. */
export const saveImplied = async (found: readonly FoundImplied[]): Promise<void> => {
  if (found.length === 0) return;
  const first = await nextSequence(found.length);
  await analyses.bulkWrite(
    found.map(({ id, audience, implied }, at) => ({
      updateOne: {
        filter: { _id: id, isListed: true },
        update: { $set: { [`implied.${audience}`]: storedImplied(implied), sequence: first + at } },
      },
    })),
  );
};

/** Listed postings whose analysis an older version of the code made, at most `limit`. */
export const outdatedAnalyses = async (noun: PostingNoun, limit: number): Promise<string[]> => {
  const found = await analyses
    .find({ noun, isListed: true, analysis: { $ne: ANALYSIS_VERSION } }, { _id: 1 })
    .limit(limit)
    .lean<Pick<StoredAnalysis, '_id'>[]>();
  return found.map(({ _id }) => _id);
};

/** Notes who is told of a posting now, and answers who was told before. */
export const exchangeTold = async (id: string, told: readonly string[]): Promise<string[]> => {
  const before = await analyses
    .findOneAndUpdate({ _id: id }, { $set: { told: [...told] } }, { returnDocument: 'before' })
    .lean<StoredAnalysis | null>();
  return before?.told ?? [];
};
