import { useParams } from 'react-router';
import { PostingInterest } from '#client/features/interests/posting-interest.tsx';
import { PostingView } from '#client/features/postings/page/posting-view.tsx';

export const CapabilityPage = () => {
  const { id = '' } = useParams();
  return (
    <PostingView
      key={id}
      noun="capability"
      id={id}
      besides={({ title, contact }) => (
        <PostingInterest posting={{ noun: 'capability', id, title }} isOwn={contact !== null} />
      )}
    />
  );
};
