import { useParams } from 'react-router';
import { MatchActs } from '#client/features/interests/match-acts.tsx';
import { MatchesView } from '#client/features/matching/matches-view.tsx';

export const NeedMatchesPage = () => {
  const { id = '' } = useParams();
  return (
    <MatchesView
      key={id}
      noun="need"
      id={id}
      actsOf={({ title, organization }, counterpart) => (
        <MatchActs
          posting={{ noun: 'need', id, title, organizationId: organization?.id }}
          counterpart={{ noun: 'capability', id: counterpart.id, title: counterpart.title }}
        />
      )}
    />
  );
};
