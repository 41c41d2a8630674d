import { insertRecord, isDuplicateKey, newId } from '#server/platform/db/record.ts';
import type { SearchedNoun } from '#shared/follows/schema.ts';
import type { MatchGrade } from '#shared/matching/schema.ts';
import { type FindingRecord, type FollowRecord, findings, follows } from './model.ts';

interface Found {
  noun: SearchedNoun;
  id: string;
  grade: MatchGrade | null;
  why: string;
  at: Date;
}

/** Notes what was found, once for ever, with the fact that it was; found again it is no news. */
export const recordFinding = async (follow: FollowRecord, found: Found): Promise<void> => {
  const { noun, id: foundId, grade, why, at } = found;
  const fields = { _id: newId(), userId: follow.userId, followId: follow._id, noun, foundId, grade, why, at };
  try {
    await insertRecord<FindingRecord>(findings, fields, {
      type: follow.of === 'posting' ? 'match.found' : 'search.found',
      noun: 'finding',
      by: null,
      at,
      data: { userId: follow.userId, followId: follow._id, found: noun, foundId, grade },
    });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  // Counted, not added up: a second run comes to the same number.
  const count = await findings.countDocuments({ followId: follow._id });
  await follows.updateOne({ _id: follow._id }, { $set: { found: count, lastFoundAt: at } });
};
