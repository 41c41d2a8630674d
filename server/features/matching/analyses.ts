// The saved analyses: what ranking needs of each listed posting, so that texts are analysed once, when they are written. Made
// from the postings; an analysis of an older version of the code or of the posting is made anew.
import mongoose from 'mongoose';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { withSharedValues } from './shared-values.ts';
import { AUDIENCES, type Audience, type Implied, type Shelved } from './shelf.ts';
import { ANALYSIS_VERSION } from './shelve.ts';
import type { Terms } from './text/analysis.ts';

interface StoredTerms {
  terms: Buffer;
  counts: Buffer;
  pieces?: Buffer;
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

let writes = 0;

/** How often this process has written analyses: who has read since the last time has read all that it wrote. */
export const analysisWrites = (): number => writes;

/** Counted when it has ended, however it has: what was read before may lack it. */
const counted = async <Result>(write: Promise<Result>): Promise<Result> => {
  try {
    return await write;
  } finally {
    writes += 1;
  }
};

/** The first of `count` new numbers of the sequence. */
const nextSequence = async (count: number): Promise<number> => {
  const counter = await counters
    .findOneAndUpdate({ _id: 'analyses' }, { $inc: { value: count } }, { upsert: true, returnDocument: 'after' })
    .lean();
  return (counter.value ?? count) - count + 1;
};

const bytesOf = (array: Int32Array | Uint16Array | Float32Array): Buffer =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength);

type StoredBytes = Buffer | { buffer: Uint8Array };

/** The driver hands out bytes or its own Binary. */
const plainBytes = (stored: StoredBytes): Uint8Array => (stored instanceof Uint8Array ? stored : stored.buffer);

const MOST_BYTES = 1 << 18;

/**
 * Copies on boundaries that typed arrays accept, one after the other in large blocks: a shelf has half a million small arrays,
 * and a piece of memory for each costs more than what is in it. A block lives as long as anything in it does.
 */
class Blocks {
  #block = new ArrayBuffer(0);
  #at = 0;

  /** Where the copy is. */
  copy(stored: StoredBytes): { buffer: ArrayBuffer; offset: number; byteLength: number } {
    const bytes = plainBytes(stored);
    const { byteLength } = bytes;
    if (this.#at + byteLength > this.#block.byteLength) {
      // Twice the last one: what reads a single change takes no more than that needs.
      this.#block = new ArrayBuffer(Math.max(byteLength, Math.min(MOST_BYTES, 2 * this.#block.byteLength)));
      this.#at = 0;
    }
    const offset = this.#at;
    new Uint8Array(this.#block, offset, byteLength).set(bytes);
    this.#at += Math.ceil(byteLength / Int32Array.BYTES_PER_ELEMENT) * Int32Array.BYTES_PER_ELEMENT;
    return { buffer: this.#block, offset, byteLength };
  }
}

const storedTerms = ({ terms, counts, pieces }: Terms): StoredTerms => ({
  terms: bytesOf(terms),
  counts: bytesOf(counts),
  ...(pieces ? { pieces: bytesOf(pieces) } : {}),
});

const ints = (blocks: Blocks, stored: StoredBytes): Int32Array => {
  const { buffer, offset, byteLength } = blocks.copy(stored);
  return new Int32Array(buffer, offset, byteLength / Int32Array.BYTES_PER_ELEMENT);
};

const shorts = (blocks: Blocks, stored: StoredBytes): Uint16Array => {
  const { buffer, offset, byteLength } = blocks.copy(stored);
  return new Uint16Array(buffer, offset, byteLength / Uint16Array.BYTES_PER_ELEMENT);
};

const readTerms = ({ terms, counts, pieces }: StoredTerms, blocks: Blocks): Terms => ({
  terms: ints(blocks, terms),
  counts: shorts(blocks, counts),
  pieces: pieces && shorts(blocks, pieces),
  lengths: undefined,
});

const readImplied = ({ by, ceiling, terms, weights }: StoredImplied, blocks: Blocks): Implied => {
  const read = ints(blocks, terms);
  const { buffer, offset, byteLength } = blocks.copy(weights);
  return {
    by,
    ceiling,
    terms: read,
    weights: new Float32Array(buffer, offset, byteLength / Float32Array.BYTES_PER_ELEMENT),
  };
};

/** One change as a reader of the sequence sees it: the item as it is now, or that it is listed no more. */
export type AnalysisChange = { sequence: number; id: string; noun: PostingNoun; item: Shelved | null };

const changeOf = (stored: StoredAnalysis, blocks: Blocks): AnalysisChange => {
  const { _id: id, noun, sequence, isListed, facts, teaser, whole, implied } = stored;
  if (!isListed || !facts || !teaser || !whole) return { sequence, id, noun, item: null };
  const impliedHere: Shelved['implied'] = {};
  for (const audience of AUDIENCES) {
    const found = implied[audience];
    if (found) impliedHere[audience] = readImplied(found, blocks);
  }
  return {
    sequence,
    id,
    noun,
    item: {
      whole: readTerms(whole, blocks),
      teaser: readTerms(teaser, blocks),
      implied: impliedHere,
      ...withSharedValues(facts),
    },
  };
};

/** Changes after a number of the sequence, in order. */
export async function* changesAfter(sequence: number): AsyncGenerator<AnalysisChange> {
  const cursor = analyses
    .find({ sequence: { $gt: sequence } })
    .sort({ sequence: 1 })
    .lean<StoredAnalysis[]>()
    .cursor({ batchSize: 500 });
  const blocks = new Blocks();
  for await (const stored of cursor) yield changeOf(stored, blocks);
}

const changesWhere = async (filter: mongoose.QueryFilter<StoredAnalysis>): Promise<AnalysisChange[]> => {
  const found = await analyses.find(filter).lean<StoredAnalysis[]>();
  const blocks = new Blocks();
  return found.map((stored) => changeOf(stored, blocks));
};

/** Changes with just these numbers, as far as they are there. */
export const changesAt = (sequences: readonly number[]): Promise<AnalysisChange[]> =>
  changesWhere({ sequence: { $in: [...sequences] } });

export const analysesById = (ids: readonly string[]): Promise<AnalysisChange[]> =>
  changesWhere({ _id: { $in: [...ids] } });

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
  const write = analyses.bulkWrite(
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
  await counted(write);
};

/** Marks analyses as of postings that are listed no more. */
export const dropAnalyses = async (ids: readonly string[]): Promise<void> => {
  const listed = await analyses.distinct('_id', { _id: { $in: [...ids] }, isListed: true });
  if (listed.length === 0) return;
  const sequence = await nextSequence(1);
  const $set = { isListed: false, sequence, facts: null, teaser: null, whole: null, implied: {} };
  await counted(analyses.updateMany({ _id: { $in: listed } }, { $set }).exec());
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
  const write = analyses.bulkWrite(
    found.map(({ id, audience, implied }, at) => ({
      updateOne: {
        filter: { _id: id, isListed: true },
        update: { $set: { [`implied.${audience}`]: storedImplied(implied), sequence: first + at } },
      },
    })),
  );
  await counted(write);
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
