import { useParams } from 'react-router';
import { MatchesView } from '#client/features/matching/matches-view.tsx';

export const NeedMatchesPage = () => {
  const { id = '' } = useParams();
  return <MatchesView key={id} noun="need" id={id} />;
};
