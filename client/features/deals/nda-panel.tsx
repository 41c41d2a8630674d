import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#client/lib/address.ts';
import { useDates } from '#client/lib/dates.ts';
import { useAct, useRead } from '#client/lib/queries.ts';
import { AgreementDialog } from '#client/ui/agreement-dialog.tsx';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { say } from '#client/ui/toasts.tsx';
import { dealRoutes } from '#shared/deals/routes.ts';
import type { Deal } from '#shared/deals/schema.ts';
import { TOUCHED } from './use-deal.ts';

/** The agreement: its text, who signed, and the click that signs. */
export const NdaPanel = ({ deal }: { deal: Deal }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const [isOpen, setOpen] = useState(false);
  const params = { id: deal.id };
  const text = useRead(dealRoutes.ndaText, { params }, { when: isOpen });
  const sign = useAct(dealRoutes.signNda, {
    touches: TOUCHED,
    onDone: () => {
      setOpen(false);
      say(t('deals.nda.signed'));
    },
  });
  const signed = deal.parties.filter(({ ndaSignedAt }) => ndaSignedAt !== null);
  return (
    <Notice
      tone={deal.can.signNda ? 'attention' : 'good'}
      title={t('deals.nda.title')}
      action={
        <>
          <button
            type="button"
            className={buttonClass(deal.can.signNda ? 'primary' : 'default')}
            onClick={() => setOpen(true)}
          >
            {t(deal.can.signNda ? 'deals.nda.readAndSign' : 'deals.nda.read')}
          </button>
          {signed.length > 0 && (
            <a className={buttonClass()} href={addressOf(dealRoutes.ndaDocument, { params })} download>
              {t('deals.nda.document')}
            </a>
          )}
        </>
      }
    >
      {signed.length === 0 && t('deals.nda.lead')}
      {signed.map(({ organization, ndaSignedAt }) => (
        <p key={organization.id}>
          {t('deals.nda.signedBy', { name: organization.name, moment: dates.moment(ndaSignedAt ?? '') })}
        </p>
      ))}
      <AgreementDialog
        title={t('deals.nda.title')}
        text={text}
        versionOf={(version) => t('deals.nda.version', { version })}
        sign={
          deal.can.signNda
            ? {
                label: t('deals.nda.sign'),
                isPending: sign.isPending,
                onSign: (version) => sign.mutate({ params, body: { version } }),
              }
            : null
        }
        error={sign.error}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
    </Notice>
  );
};
