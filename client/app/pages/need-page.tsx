import { useParams } from 'react-router';
import { PostingBesides } from '#client/app/posting-besides.tsx';
import { PostingView } from '#client/features/postings/page/posting-view.tsx';

export const NeedPage = () => {
  const { id = '' } = useParams();
  return (
    <PostingView key={id} noun="need" id={id} besides={(posting) => <PostingBesides noun="need" posting={posting} />} />
  );
};
