import { useParams } from 'react-router';
import { PostingDisclosure } from '#client/features/disclosures/posting-disclosure.tsx';
import { PostingInterest } from '#client/features/interests/posting-interest.tsx';
import { PostingView } from '#client/features/postings/page/posting-view.tsx';

export const CapabilityPage = () => {
  const { id = '' } = useParams();
  return (
    <PostingView
      key={id}
      noun="capability"
      id={id}
      besides={({ title, contact, disclosure, locked }) => (
        <>
          <PostingInterest posting={{ noun: 'capability', id, title }} isOwn={contact !== null} />
          <PostingDisclosure
            noun="capability"
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
