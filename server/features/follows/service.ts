import { postingsOf } from '#server/features/postings/noun.ts';
import { readablePosting } from '#server/features/postings/reads.ts';
import { type Actor, userIdOf } from '#server/platform/auth/actor.ts';
import { changeRecord, foundOr404, insertRecord, isDuplicateKey, newId } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { FOLLOWS_MAX, type FollowInput } from '#shared/follows/schema.ts';
import type { MatchGrade } from '#shared/matching/schema.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { type FollowRecord, findings, follows, postingTarget, searchTarget } from './model.ts';
import { plainSearch } from './searches.ts';

interface Command {
  actor: Actor;
  now: Date;
}

const note = (by: string | null, at: Date, type: string) => ({ type, noun: 'follow', by, at });

const fieldsOf = (input: FollowInput) =>
  input.of === 'search'
    ? {
        of: input.of,
        noun: input.noun,
        search: plainSearch(input.noun, input.search),
        name: input.name,
        target: searchTarget(input.noun, plainSearch(input.noun, input.search)),
      }
    : {
        of: input.of,
        noun: input.noun,
        postingId: input.postingId,
        leastGrade: input.leastGrade,
        target: postingTarget(input.noun, input.postingId),
      };

const begin = (userId: string, isAutomatic: boolean) => ({
  _id: newId(),
  userId,
  isOn: true,
  isAutomatic,
  found: 0,
  lastFoundAt: null,
});

/** Follows; the same thing once more changes how. Throws `not_found` for a posting one may not read, `too_many_requests`. */
export const follow = async ({ actor, now }: Command, input: FollowInput): Promise<FollowRecord> => {
  const userId = userIdOf(actor);
  if (input.of === 'posting') await readablePosting(postingsOf(input.noun), actor, input.postingId);
  const { target, ...fields } = fieldsOf(input);
  const before = await follows.findOne({ userId, target }).lean<FollowRecord>();
  if (before) {
    const how = fields.of === 'search' ? { name: fields.name } : { leastGrade: fields.leastGrade };
    const set = { ...how, isOn: true, isAutomatic: false };
    return foundOr404(
      await changeRecord<FollowRecord>(follows, { id: before._id, set, note: note(userId, now, 'follow.changed') }),
    );
  }
  if ((await follows.countDocuments({ userId })) >= FOLLOWS_MAX) {
    throw new Problem('too_many_requests', { params: { seconds: 0 } });
  }
  try {
    const record = { ...begin(userId, false), target, ...fields };
    return await insertRecord<FollowRecord>(follows, record, note(userId, now, 'follow.added'));
  } catch (error) {
    // Followed in another window at the same moment.
    if (isDuplicateKey(error)) return follow({ actor, now }, input);
    throw error;
  }
};

interface Authored {
  authorId: string;
  noun: PostingNoun;
  id: string;
  at: Date;
}

/** Whoever publishes hears of new matches, unless they end it: then it stays ended. */
export const followForAuthor = async ({ authorId, noun, id, at }: Authored): Promise<void> => {
  const target = postingTarget(noun, id);
  if (await follows.exists({ userId: authorId, target })) return;
  const leastGrade: MatchGrade = 'good';
  const record = { ...begin(authorId, true), target, of: 'posting' as const, noun, postingId: id, leastGrade };
  try {
    await insertRecord<FollowRecord>(follows, record, note(null, at, 'follow.added'));
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
};

/** One of my own; those of others do not exist for me. */
export const ownFollow = async (actor: Actor, id: string): Promise<FollowRecord> =>
  foundOr404(await follows.findOne({ _id: id, userId: userIdOf(actor) }).lean<FollowRecord>());

interface FollowChange {
  isOn?: boolean | undefined;
  leastGrade?: MatchGrade | undefined;
  name?: string | undefined;
}

export const changeFollow = async (
  { actor, now }: Command,
  id: string,
  { isOn, leastGrade, name }: FollowChange,
): Promise<FollowRecord> => {
  const before = await ownFollow(actor, id);
  const set = {
    ...(isOn === undefined ? {} : { isOn }),
    ...(before.of === 'posting' && leastGrade ? { leastGrade } : {}),
    ...(before.of === 'search' && name ? { name } : {}),
  };
  return foundOr404(
    await changeRecord<FollowRecord>(follows, { id, set, note: note(userIdOf(actor), now, 'follow.changed') }),
  );
};

/** An automatic one is only switched off, so that it does not come back with the next publication. */
export const unfollow = async (command: Command, id: string): Promise<void> => {
  const { isAutomatic } = await ownFollow(command.actor, id);
  if (isAutomatic) return void (await changeFollow(command, id, { isOn: false }));
  await follows.deleteOne({ _id: id });
  await findings.deleteMany({ followId: id });
};
