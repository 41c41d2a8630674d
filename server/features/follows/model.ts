import mongoose from 'mongoose';
import { type RecordFields, recordDefinition, recordModel } from '#server/platform/db/record.ts';
import type { SearchedNoun } from '#shared/follows/schema.ts';
import type { MatchGrade } from '#shared/matching/schema.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';

interface FollowedSearch {
  of: 'search';
  noun: SearchedNoun;
  /** The list's query string, its parameters sorted. */
  search: string;
  name: string;
}

interface FollowedPosting {
  of: 'posting';
  noun: PostingNoun;
  postingId: string;
  leastGrade: MatchGrade;
}

interface Following extends RecordFields {
  userId: string;
  /** What is followed, in one string: a person follows the same thing once. */
  target: string;
  isOn: boolean;
  isAutomatic: boolean;
  found: number;
  lastFoundAt: Date | null;
}

export type SearchFollow = Following & FollowedSearch;
export type PostingFollow = Following & FollowedPosting;
export type FollowRecord = SearchFollow | PostingFollow;

const followSchema = new mongoose.Schema(
  {
    ...recordDefinition,
    userId: { type: String, required: true },
    target: { type: String, required: true },
    of: { type: String, required: true },
    noun: { type: String, required: true },
    search: String,
    name: String,
    postingId: String,
    leastGrade: String,
    isOn: { type: Boolean, required: true },
    isAutomatic: { type: Boolean, required: true },
    found: { type: Number, default: 0 },
    lastFoundAt: { type: Date, default: null },
  },
  { collection: 'follows' },
);
followSchema.index({ userId: 1, target: 1 }, { unique: true });
followSchema.index({ userId: 1, createdAt: -1 });
followSchema.index({ of: 1, noun: 1, isOn: 1 });
followSchema.index({ postingId: 1, isOn: 1 });

// The definition above holds the fields of both sorts; FollowRecord says which belong together.
export const follows = recordModel<FollowRecord>('Follow', followSchema as unknown as mongoose.Schema<FollowRecord>);

export const searchTarget = (noun: SearchedNoun, search: string): string => `search ${noun} ${search}`;
export const postingTarget = (noun: PostingNoun, id: string): string => `posting ${noun} ${id}`;

/** Something that was found for a person: once, whatever happens to it later. */
export interface FindingRecord extends RecordFields {
  userId: string;
  followId: string;
  noun: SearchedNoun;
  foundId: string;
  grade: MatchGrade | null;
  why: string;
  at: Date;
}

const findingSchema = new mongoose.Schema<FindingRecord>(
  {
    ...recordDefinition,
    userId: { type: String, required: true },
    followId: { type: String, required: true },
    noun: { type: String, required: true },
    foundId: { type: String, required: true },
    grade: { type: String, default: null },
    why: { type: String, default: '' },
    at: { type: Date, required: true },
  },
  { collection: 'findings' },
);
findingSchema.index({ followId: 1, foundId: 1 }, { unique: true });
findingSchema.index({ followId: 1, at: -1 });

export const findings = recordModel<FindingRecord>('Finding', findingSchema);
