import { useState } from 'react';
import { SendDialog } from '#client/features/interests/send-dialog.tsx';
import { PostingCard } from '#client/features/postings/posting-card.tsx';
import { ReceivedCard } from '#client/features/pushes/received-card.tsx';
import type { ReceivedPush } from '#shared/pushes/schema.ts';

/** A push with the posting's card. Who says that they are interested is asked at once what they seek: that goes to its owner. */
export const ReceivedPushCard = ({ push }: { push: ReceivedPush }) => {
  const [isAsking, setAsking] = useState(false);
  const { noun, need, capability, title } = push;
  const card = need ?? capability;
  return (
    <>
      <ReceivedCard push={push} onInterested={() => setAsking(card !== null)}>
        {card && <PostingCard noun={noun} card={card} heading="h2" />}
      </ReceivedCard>
      {card && <SendDialog target={{ noun, id: card.id, title }} isOpen={isAsking} onClose={() => setAsking(false)} />}
    </>
  );
};
