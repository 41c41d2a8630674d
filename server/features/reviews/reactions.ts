// After a decision: the author gets a mail, the desk of every coordinator is told to look again.

import { postingsOf } from '#server/features/postings/noun.ts';
import { postingsById } from '#server/features/postings/reads.ts';
import { userRefs } from '#server/features/users/reads.ts';
import type { Fact } from '#server/platform/db/record.ts';
import type { Reaction } from '#server/platform/facts/reaction.ts';
import type { Platform } from '#server/platform/feature.ts';
import { rooms } from '#server/platform/realtime/realtime.ts';
import { totalPoints } from '#shared/postings/review.ts';
import { NOUNS, type PostingNoun } from '#shared/postings/schema.ts';
import { postingSocket } from '#shared/postings/socket.ts';

const typesOf = (...events: string[]): string[] => NOUNS.flatMap((noun) => events.map((event) => `${noun}.${event}`));

const TEMPLATES: Record<string, string> = {
  published: 'postingPublished',
  returned: 'postingReturned',
  rejected: 'postingRejected',
};

const nounOf = (fact: Fact): PostingNoun => {
  const noun = NOUNS.find((one) => one === fact.noun);
  if (!noun) throw new Error(`not a fact of a posting: ${fact.type}`);
  return noun;
};

const mailAuthor = async (fact: Fact, { mailer, config }: Platform): Promise<void> => {
  const noun = nounOf(fact);
  const postings = postingsOf(noun);
  const { collection } = postings;
  const [record] = await postingsById(postings, [fact.recordId]);
  // The demo's own texts were decided on by nobody; its people need not hear of it.
  if (!record || record.isDemo) return;
  const author = (await userRefs([record.authorId])).get(record.authorId);
  const template = TEMPLATES[fact.type.slice(noun.length + 1)];
  if (!author || !template) return;
  // The decision that this fact tells of; a later one has its own mail.
  const review = record.reviews.find((one) => one.at.getTime() === fact.at.getTime());
  await mailer.post({
    key: `review ${fact.id}`,
    to: author.email,
    locale: author.locale,
    template,
    params: {
      name: author.name,
      title: record.content.title,
      points: review ? totalPoints(review.scores) : '',
      comment: review?.comment ?? '',
      link: `${config.publicUrl}/${collection}/${record._id}`,
    },
  });
};

export const reviewReactions = (platform: Platform): Reaction[] => [
  {
    name: 'reviews.mails',
    hears: typesOf('published', 'returned', 'rejected'),
    async handle(facts) {
      for (const fact of facts) await mailAuthor(fact, platform);
    },
  },
  {
    name: 'reviews.notices',
    hears: typesOf('submitted', 'published', 'returned', 'rejected', 'withdrawn'),
    batch: 100,
    handle: async () => platform.notify(postingSocket, 'reviews.changed', rooms.center, {}),
  },
];
