import { useParams } from 'react-router';
import { ReviewDesk } from '#client/features/reviews/review-desk.tsx';
import { NOUNS } from '#shared/postings/schema.ts';

/** The desk, bare or with one posting on it. */
export const ReviewsPage = () => {
  const params = useParams();
  const noun = NOUNS.find((one) => one === params['noun']);
  return <ReviewDesk chosen={noun && params['id'] ? { noun, id: params['id'] } : null} />;
};
