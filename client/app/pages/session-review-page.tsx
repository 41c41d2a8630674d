import { useLocation, useParams } from 'react-router';
import { ReviewDesk } from '#client/features/live/reviewers/review-desk.tsx';

export const SessionReviewPage = () => {
  const { id = '' } = useParams();
  const { hash } = useLocation();
  return <ReviewDesk id={id} token={hash.slice(1)} />;
};
