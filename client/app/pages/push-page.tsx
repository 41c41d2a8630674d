import { useParams } from 'react-router';
import { SignedInOnly } from '#client/app/signed-in-only.tsx';
import { TrackingView } from '#client/features/pushes/tracking-view.tsx';

export const PushPage = () => {
  const { id = '' } = useParams();
  return <SignedInOnly>{() => <TrackingView key={id} id={id} />}</SignedInOnly>;
};
