import { PostingCard } from '#client/features/postings/posting-card.tsx';
import type { ReceivedPush } from '#shared/pushes/schema.ts';

/** The pushed posting, as its card. */
export const ReceivedPosting = ({ push, heading }: { push: ReceivedPush; heading: 'h2' | 'h3' }) => {
  const { noun, need, capability } = push;
  const card = need ?? capability;
  return card && <PostingCard noun={noun} card={card} heading={heading} />;
};
