// Postings of the demo by their titles, for what is told about them.
import { postingsOf } from '#server/features/postings/noun.ts';
import { foundOr404 } from '#server/platform/db/record.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';

export const refTo = async (noun: PostingNoun, title: string): Promise<{ noun: PostingNoun; id: string }> => {
  const { _id: id } = foundOr404(await postingsOf(noun).model.findOne({ 'content.title': title }, { _id: 1 }).lean());
  return { noun, id };
};
