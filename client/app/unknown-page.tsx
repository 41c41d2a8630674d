import { useTranslation } from 'react-i18next';
import { NotFoundState } from '#client/ui/error-state.tsx';
import { useDocumentTitle } from '#client/ui/page.tsx';

/** An address that leads nowhere. */
export const UnknownPage = () => {
  const { t } = useTranslation();
  useDocumentTitle(t('common.state.notFoundTitle'));
  return <NotFoundState />;
};
