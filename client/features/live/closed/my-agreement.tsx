import { useTranslation } from 'react-i18next';
import { addressOf } from '#client/lib/address.ts';
import { useRead } from '#client/lib/queries.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { closedRoutes } from '#shared/live/closed/routes.ts';

/** On the page of a closed event: what one has signed for it, once one has. */
export const MyAgreement = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const { data } = useRead(closedRoutes.agreement, { params: { id } });
  if (!data?.signedAt) return null;
  return (
    <a className={buttonClass()} href={addressOf(closedRoutes.agreementDocument, { params: { id } })} download>
      {t('closed.sign.document')}
    </a>
  );
};
