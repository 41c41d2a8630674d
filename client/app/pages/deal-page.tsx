import { useParams } from 'react-router';
import { SignedInOnly } from '#client/app/signed-in-only.tsx';
import { DealView } from '#client/features/deals/deal-view.tsx';

export const DealPage = () => {
  const { id = '' } = useParams();
  return <SignedInOnly>{() => <DealView key={id} id={id} />}</SignedInOnly>;
};
