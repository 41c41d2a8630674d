// What an unsaved text would find if it were published as it stands: the live ranking, counted by grade.
import type { PostingContent } from '#server/features/postings/model.ts';
import type { MatchCounts, Preview } from '#server/features/postings/preview.ts';
import { traitsOf } from '#server/features/postings/traits.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { itemOfPosting } from './item/read-posting.ts';
import type { MatchPorts } from './list-matches.ts';
import { findMatches } from './matcher.ts';
import { readerOf } from './readers.ts';
import { shelvedOf } from './shelve.ts';
import { gradeOf } from './why/why.ts';

/** As the text would be a draft of the actor's own organization, which is not matched with itself. */
const draftOf = (noun: PostingNoun, content: PostingContent, { memberships }: Actor) =>
  itemOfPosting(noun, {
    _id: '',
    organizationId: memberships[0]?.organizationId ?? '',
    status: 'draft',
    content,
    traits: traitsOf(content),
    publishedAt: null,
  });

/** Makes the counting of matches that the editor asks for. It throws `search_unavailable` when the engine is away. */
export const previewBy =
  (
    { search, shelves, weights, replies }: Pick<MatchPorts, 'search' | 'shelves' | 'weights' | 'replies'>,
    clock: Clock,
  ): Preview =>
  async (noun, content, actor) => {
    await shelves.sync();
    const item = shelvedOf(draftOf(noun, content, actor), 0);
    const { ranked } = await findMatches({
      search,
      shelves,
      item,
      reader: readerOf(actor),
      weights: weights.current(),
      replies,
      now: clock.now().getTime(),
    });
    const counts: MatchCounts = { strong: 0, good: 0, weak: 0 };
    for (const { total } of ranked) {
      const grade = gradeOf(total);
      if (grade) counts[grade] += 1;
    }
    return counts;
  };
