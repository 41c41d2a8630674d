import { useParams } from 'react-router';
import { MatchesView } from '#client/features/matching/matches-view.tsx';

export const CapabilityMatchesPage = () => {
  const { id = '' } = useParams();
  return <MatchesView key={id} noun="capability" id={id} />;
};
