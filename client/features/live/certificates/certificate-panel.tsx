import { useTranslation } from 'react-i18next';
import { addressOf } from '#client/lib/address.ts';
import { useAct, useRead } from '#client/lib/queries.ts';
import { buttonClass, LinkButton } from '#client/ui/link-button.tsx';
import { Panel } from '#client/ui/page.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { certificateRoutes } from '#shared/live/certificates/routes.ts';

interface CertificatePanelProps {
  id: string;
  checkAt: (code: string) => string;
}

/** On the page of an event that is over: how long one was there, and the certificate for it. */
export const CertificatePanel = ({ id, checkAt }: CertificatePanelProps) => {
  const { t } = useTranslation();
  const params = { id };
  const mine = useRead(certificateRoutes.mine, { params });
  const issue = useAct(certificateRoutes.issue, { touches: ['sessions'] });
  return (
    <Panel title={t('certificates.title')}>
      <QueryView query={mine}>
        {({ minutes, ofMinutes, percent, askedPercent, certificate, can }) => (
          <div className="x-stack">
            <p className="x-soft">
              {t('certificates.attended', { minutes, ofMinutes, percent })}{' '}
              {!certificate && !can.issue && t('certificates.notEnough', { percent: askedPercent ?? 100 })}
            </p>
            {can.issue && (
              <div>
                <button
                  type="button"
                  className={buttonClass('primary')}
                  disabled={issue.isPending}
                  onClick={() => issue.mutate({ params })}
                >
                  {t('certificates.take')}
                </button>
              </div>
            )}
            {certificate && (
              <div className="x-row">
                <a className={buttonClass()} href={addressOf(certificateRoutes.file, { params })} download>
                  {t('certificates.download')}
                </a>
                <LinkButton to={checkAt(certificate.code)}>{t('certificates.see')}</LinkButton>
              </div>
            )}
            <ProblemAlert error={issue.error} />
          </div>
        )}
      </QueryView>
    </Panel>
  );
};
