import { useParams } from 'react-router';
import { PostingView } from '#client/features/postings/page/posting-view.tsx';

export const NeedPage = () => {
  const { id = '' } = useParams();
  return <PostingView key={id} noun="need" id={id} />;
};
