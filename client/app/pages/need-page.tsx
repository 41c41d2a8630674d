import { useParams } from 'react-router';
import { PostingInterest } from '#client/features/interests/posting-interest.tsx';
import { PostingView } from '#client/features/postings/page/posting-view.tsx';

export const NeedPage = () => {
  const { id = '' } = useParams();
  return (
    <PostingView
      key={id}
      noun="need"
      id={id}
      besides={({ title, contact }) => (
        <PostingInterest posting={{ noun: 'need', id, title }} isOwn={contact !== null} />
      )}
    />
  );
};
