// Postings of the demo by their titles, for what is told about them.
import type { PostingRecord } from '#server/features/postings/model.ts';
import { postingsOf } from '#server/features/postings/noun.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import { foundOr404 } from '#server/platform/db/record.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';

/** When and by whom a story is told. */
export interface Scene {
  now: Date;
  actorOf(organization: string): Actor;
}

/** A posting, and since when it is published. */
export const postingRefOf = async (noun: PostingNoun, title: string) => {
  const { _id: id, publishedAt } = foundOr404(
    await postingsOf(noun).model.findOne({ 'content.title': title }, { publishedAt: 1 }).lean<PostingRecord>(),
  );
  return { ref: { noun, id }, publishedAt: publishedAt ?? new Date(0) };
};

export const refTo = async (noun: PostingNoun, title: string): Promise<{ noun: PostingNoun; id: string }> =>
  (await postingRefOf(noun, title)).ref;
