import { useParams } from 'react-router';
import { MatchActs } from '#client/features/interests/match-acts.tsx';
import { MatchesView } from '#client/features/matching/matches-view.tsx';

export const CapabilityMatchesPage = () => {
  const { id = '' } = useParams();
  return (
    <MatchesView
      key={id}
      noun="capability"
      id={id}
      actsOf={({ title, organization }, counterpart) => (
        <MatchActs
          posting={{ noun: 'capability', id, title, organizationId: organization?.id }}
          counterpart={{ noun: 'need', id: counterpart.id, title: counterpart.title }}
        />
      )}
    />
  );
};
