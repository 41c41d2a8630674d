// Earlier contents. A content is archived before it is replaced: at that moment it is a settled truth, so archiving twice,
// or for a change that then loses a race, does no harm. The content in force is in the record itself.
import mongoose from 'mongoose';
import { newId } from '#server/platform/db/record.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import type { PostingContent, PostingRecord } from './model.ts';

interface VersionRecord {
  _id: string;
  noun: PostingNoun;
  postingId: string;
  version: number;
  at: Date;
  by: string;
  changed: string[];
  /** Whether it was ever handed to the center, which may not read what never was. */
  wasSubmitted: boolean;
  content: PostingContent;
}

const { Mixed } = mongoose.Schema.Types;
const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    noun: { type: String, required: true },
    postingId: { type: String, required: true },
    version: { type: Number, required: true },
    at: { type: Date, required: true },
    by: { type: String, required: true },
    changed: { type: [String], default: [] },
    wasSubmitted: { type: Boolean, required: true },
    content: { type: Mixed, required: true },
  },
  { collection: 'posting_versions', versionKey: false, minimize: false },
);
// Serves the list of a posting's versions, newest first, and one of them.
schema.index({ noun: 1, postingId: 1, version: -1 }, { unique: true });

// The definition above spells out VersionRecord.
const versions = mongoose.model('PostingVersion', schema as unknown as mongoose.Schema<VersionRecord>);

/** Keeps the content in force, which is about to be replaced. */
export const archiveContent = async (noun: PostingNoun, record: PostingRecord): Promise<void> => {
  const { _id: postingId, written, content } = record;
  const { version, at, by, changed, wasSubmitted } = written;
  await versions.updateOne(
    { noun, postingId, version },
    // A content may be archived as a draft, lose the race, and be replaced only after its submission: `true` wins.
    { $setOnInsert: { _id: newId(), at, by, changed }, $set: { content }, $max: { wasSubmitted } },
    { upsert: true },
  );
};

export type ArchivedContent = Pick<VersionRecord, 'version' | 'at' | 'by' | 'changed' | 'content'>;

interface Which {
  noun: PostingNoun;
  postingId: string;
  /** Leave out what was never handed to the center. */
  onlySubmitted: boolean;
}

const filterOf = ({ noun, postingId, onlySubmitted }: Which): mongoose.QueryFilter<VersionRecord> => ({
  noun,
  postingId,
  ...(onlySubmitted ? { wasSubmitted: true } : {}),
});

/** Earlier versions, newest first, without their contents. */
export const archivedVersions = (which: Which): Promise<Omit<ArchivedContent, 'content'>[]> =>
  versions.find(filterOf(which), { content: 0 }).sort({ version: -1 }).lean<Omit<ArchivedContent, 'content'>[]>();

/** The archived content that was in force at a version: the newest one not younger than it. */
export const archivedContent = (which: Which, version: number): Promise<ArchivedContent | null> =>
  versions
    .findOne({ ...filterOf(which), version: { $lte: version } })
    .sort({ version: -1 })
    .lean<ArchivedContent | null>();

export const forgetVersions = async (noun: PostingNoun, postingIds: readonly string[]): Promise<void> => {
  await versions.deleteMany({ noun, postingId: { $in: postingIds } });
};
