import { useParams } from 'react-router';
import { PostingBesides } from '#client/app/posting-besides.tsx';
import { PostingView } from '#client/features/postings/page/posting-view.tsx';

export const CapabilityPage = () => {
  const { id = '' } = useParams();
  return (
    <PostingView
      key={id}
      noun="capability"
      id={id}
      besides={(posting) => <PostingBesides noun="capability" posting={posting} />}
    />
  );
};
