import { useParams } from 'react-router';
import { EditPosting } from '#client/features/postings/editor/edit-posting.tsx';

export const EditNeedPage = () => {
  const { id = '' } = useParams();
  return <EditPosting key={id} noun="need" id={id} />;
};
