import mongoose from 'mongoose';
import { type RecordFields, recordDefinition, recordModel } from '#server/platform/db/record.ts';
import type { CapabilityContent } from '#shared/capabilities/schema.ts';
import type { NeedContent } from '#shared/needs/schema.ts';
import type { PostingStatus } from '#shared/postings/lifecycle.ts';
import type { ReviewOutcome, ReviewScores } from '#shared/postings/review.ts';
import type { Attachment, PostingNoun } from '#shared/postings/schema.ts';
import type { PostingTraits } from './traits.ts';

export type PostingContent = NeedContent | CapabilityContent;

/** A removed draft is nobody's any more; it waits for the reaction that clears it away with its files and versions. */
export type StoredStatus = PostingStatus | 'removed';

export interface ReviewRecord {
  at: Date;
  by: string;
  scores: ReviewScores;
  outcome: ReviewOutcome;
  comment: string;
}

/** `id` is also the id of the file in GridFS. */
export interface AttachmentRecord extends Omit<Attachment, 'uploadedAt'> {
  uploadedAt: Date;
  uploadedBy: string;
}

/** When the content in force was written, by whom, and what it changed. Earlier contents are in versions.ts. */
export interface Written {
  version: number;
  at: Date;
  by: string;
  changed: string[];
  /** Whether the center has been given it to read. */
  wasSubmitted: boolean;
}

export interface Origin {
  source: string;
  /** What the source calls the row. */
  externalId: string;
  /** Of the content as the file gave it: a row that has not changed is left alone, whatever was edited here since. */
  hash: string;
  /** The import that brought it last. */
  importId: string;
}

export interface PostingRecord extends RecordFields {
  organizationId: string;
  authorId: string;
  status: StoredStatus;
  content: PostingContent;
  written: Written;
  /** Computed from the content, for filters. */
  traits: PostingTraits;
  /** The live advice's score at submission: what the author saw. */
  advised: ReviewScores | null;
  submittedAt: Date | null;
  publishedAt: Date | null;
  reviews: ReviewRecord[];
  attachments: AttachmentRecord[];
  /** Where an imported posting came from. */
  origin: Origin | null;
  isDemo: boolean;
}

const { Mixed } = mongoose.Schema.Types;
const plain = (definition: mongoose.SchemaDefinition) => new mongoose.Schema(definition, { _id: false, id: false });

const reviewSchema = plain({ at: Date, by: String, scores: Mixed, outcome: String, comment: String });
const attachmentSchema = plain({
  id: String,
  name: String,
  mediaType: String,
  sizeBytes: Number,
  label: String,
  uploadedAt: Date,
  uploadedBy: String,
});

const definition = {
  ...recordDefinition,
  organizationId: { type: String, required: true },
  authorId: { type: String, required: true },
  status: { type: String, required: true },
  // Parsed by the noun's content schema before it gets here; mongoose has nothing to add.
  content: { type: Mixed, required: true },
  written: {
    type: plain({ version: Number, at: Date, by: String, changed: [String], wasSubmitted: Boolean }),
    required: true,
  },
  traits: {
    type: plain({ regions: [String], industries: [String], modes: [String], stages: [String], trl: Number }),
    required: true,
  },
  advised: { type: Mixed, default: null },
  submittedAt: { type: Date, default: null },
  publishedAt: { type: Date, default: null },
  reviews: { type: [reviewSchema], default: [] },
  attachments: { type: [attachmentSchema], default: [] },
  origin: { type: Mixed, default: null },
  isDemo: { type: Boolean, default: false },
} as const;

/** Makes the model of one noun, with an index for each list it appears in. */
export const postingModel = (noun: PostingNoun, collection: string): mongoose.Model<PostingRecord> => {
  // The definition above spells out PostingRecord; Mixed parts are typed by the schemas that parse them.
  const schema = new mongoose.Schema(definition, { collection }) as unknown as mongoose.Schema<PostingRecord>;
  // The public list, newest first, bare and under its commonest filters; the same indexes count without reading records.
  schema.index({ status: 1, publishedAt: -1, _id: -1 });
  schema.index({ status: 1, 'content.kind': 1, publishedAt: -1, _id: -1 });
  schema.index({ status: 1, 'content.fields': 1, publishedAt: -1, _id: -1 });
  schema.index({ status: 1, 'content.chain.chain': 1, publishedAt: -1, _id: -1 });
  schema.index({ status: 1, 'content.fields': 1, 'content.chain.chain': 1, publishedAt: -1, _id: -1 });
  schema.index({ status: 1, 'traits.regions': 1, publishedAt: -1, _id: -1 });
  schema.index({ status: 1, 'traits.industries': 1, publishedAt: -1, _id: -1 });
  // Soonest to expire first, and the job that lets them expire.
  schema.index({ status: 1, 'content.validUntil': 1, _id: 1 });
  // An organization's own list, and what follows a change of its name.
  schema.index({ organizationId: 1, updatedAt: -1, _id: -1 });
  // The review desk, longest wait first.
  schema.index({ status: 1, submittedAt: 1, _id: 1 });
  // The same row of the same source is the same posting at the next import.
  schema.index(
    { 'origin.source': 1, 'origin.externalId': 1 },
    { unique: true, partialFilterExpression: { 'origin.externalId': { $exists: true } } },
  );
  return recordModel(noun === 'need' ? 'Need' : 'Capability', schema);
};
