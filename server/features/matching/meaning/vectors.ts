// The stored vectors of listed postings: of the public layer, and of the whole. Made from the postings; those of another
// model or of an older revision are made anew.
import mongoose from 'mongoose';
import type { PostingNoun } from '#shared/postings/schema.ts';

interface StoredVectors {
  /** The posting's id. */
  _id: string;
  noun: PostingNoun;
  model: string;
  revision: number;
  teaser: Buffer;
  whole: Buffer;
}

export interface Vectors {
  id: string;
  noun: PostingNoun;
  revision: number;
  teaser: Float32Array;
  whole: Float32Array;
}

const vectorSchema = new mongoose.Schema<StoredVectors>(
  { _id: String, noun: String, model: String, revision: Number, teaser: Buffer, whole: Buffer },
  { collection: 'matching.vectors', versionKey: false },
);
const stored = mongoose.model<StoredVectors>('MatchingVectors', vectorSchema);

const bytesOf = (vector: Float32Array): Buffer => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);

/** A copy on a boundary that typed arrays accept; the driver hands out bytes or its own Binary. */
const floatsOf = (bytes: Buffer | { buffer: Uint8Array }): Float32Array => {
  const raw = bytes instanceof Uint8Array ? bytes : bytes.buffer;
  return new Float32Array(Uint8Array.from(raw).buffer);
};

export const saveVectors = async (model: string, vectors: readonly Vectors[]): Promise<void> => {
  if (vectors.length === 0) return;
  await stored.bulkWrite(
    vectors.map(({ id, noun, revision, teaser, whole }) => ({
      updateOne: {
        filter: { _id: id },
        update: { $set: { noun, model, revision, teaser: bytesOf(teaser), whole: bytesOf(whole) } },
        upsert: true,
      },
    })),
  );
};

export const dropVectors = async (ids: readonly string[]): Promise<void> => {
  await stored.deleteMany({ _id: { $in: [...ids] } });
};

/** Stored vectors of this model by id. */
export const vectorsById = async (model: string, ids: readonly string[]): Promise<Map<string, Vectors>> => {
  const found = await stored.find({ _id: { $in: [...ids] }, model }).lean<StoredVectors[]>();
  return new Map(
    found.map(({ _id, noun, revision, teaser, whole }) => [
      _id,
      { id: _id, noun, revision, teaser: floatsOf(teaser), whole: floatsOf(whole) },
    ]),
  );
};

/** Revisions in which these have vectors of this model. */
export const vectorRevisions = async (model: string, ids: readonly string[]): Promise<Map<string, number>> => {
  const found = await stored.find({ _id: { $in: [...ids] }, model }, { revision: 1 }).lean<StoredVectors[]>();
  return new Map(found.map(({ _id, revision }) => [_id, revision]));
};

/** Some vectors of the collection, to see how near to each other things are that have nothing to do with each other. */
export const someVectors = async (model: string, noun: PostingNoun, count: number): Promise<Float32Array[]> => {
  const found = await stored.aggregate<StoredVectors>([{ $match: { noun, model } }, { $sample: { size: count } }]);
  return found.map(({ teaser }) => floatsOf(teaser));
};
