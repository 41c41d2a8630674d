import { useParams } from 'react-router';
import { PostingDisclosure } from '#client/features/disclosures/posting-disclosure.tsx';
import { PostingInterest } from '#client/features/interests/posting-interest.tsx';
import { PostingView } from '#client/features/postings/page/posting-view.tsx';

export const NeedPage = () => {
  const { id = '' } = useParams();
  return (
    <PostingView
      key={id}
      noun="need"
      id={id}
      besides={({ title, contact, disclosure, locked }) => (
        <>
          <PostingInterest posting={{ noun: 'need', id, title }} isOwn={contact !== null} />
          <PostingDisclosure
            noun="need"
            id={id}
            disclosure={disclosure}
            isLockedByNda={locked === 'nda'}
            isOwn={contact !== null}
          />
        </>
      )}
    />
  );
};
