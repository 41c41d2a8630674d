// A week before a posting's last day its author is asked whether it shall go on.
import { userRefs } from '#server/features/users/reads.ts';
import type { Platform } from '#server/platform/feature.ts';
import { LISTED_STATUSES } from '#shared/postings/lifecycle.ts';
import { dayOf } from './completeness.ts';
import type { PostingRecord } from './model.ts';
import type { Postings } from './noun.ts';

const AHEAD_MS = 7 * 24 * 3600 * 1000;

type Ending = Pick<PostingRecord, '_id' | 'authorId'> & { content: { title: string; validUntil: string } };

const endingSoon = ({ model }: Postings, now: Date): Promise<Ending[]> =>
  model
    .find(
      {
        status: { $in: [...LISTED_STATUSES] },
        'content.validUntil': { $gte: dayOf(now), $lte: dayOf(new Date(now.getTime() + AHEAD_MS)) },
        // Who imported a thousand rows does not want a thousand mails.
        origin: null,
      },
      { authorId: 1, 'content.title': 1, 'content.validUntil': 1 },
    )
    .lean<Ending[]>();

/** Writes one mail per posting and last day, however often it runs. */
export const remindAuthors = async (postings: Postings, { clock, mailer, config }: Platform): Promise<void> => {
  const ending = await endingSoon(postings, clock.now());
  const authors = await userRefs(ending.map((posting) => posting.authorId));
  for (const { _id, authorId, content } of ending) {
    const author = authors.get(authorId);
    if (!author) continue;
    await mailer.post({
      key: `expiring ${_id} ${content.validUntil}`,
      to: author.email,
      locale: author.locale,
      template: 'postingExpiring',
      params: {
        name: author.name,
        title: content.title,
        day: content.validUntil,
        link: `${config.publicUrl}/${postings.collection}/${_id}`,
      },
    });
  }
};
