import { useParams } from 'react-router';
import { ImportView } from '#client/features/imports/import-view.tsx';

export const ImportPage = () => {
  const { id = '' } = useParams();
  return <ImportView key={id} id={id} />;
};
