import '#client/ui/controls.css';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { CertificateCard } from '#client/features/live/certificates/certificate-card.tsx';
import { isProblem } from '#client/lib/problem-error.ts';
import { useRead } from '#client/lib/queries.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { certificateRoutes } from '#shared/live/certificates/routes.ts';

const Found = ({ code }: { code: string }) => {
  const { t } = useTranslation();
  const found = useRead(certificateRoutes.check, { params: { code } });
  if (isProblem(found.error, 'not_found')) {
    return (
      <p className="x-alert x-alert-attention" role="alert">
        {t('certificates.unknown')}
      </p>
    );
  }
  return (
    <QueryView query={found}>
      {(certificate) => (
        <div className="x-panel x-stack">
          <Notice tone="good">{t('certificates.genuine')}</Notice>
          <CertificateCard certificate={certificate} />
        </div>
      )}
    </QueryView>
  );
};

/** Anybody checks a certificate by its code. */
export const CertificatePage = () => {
  const { t } = useTranslation();
  const { code = '' } = useParams();
  const navigate = useNavigate();
  const id = useId();
  const [typed, setTyped] = useState(code);
  const check = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim()) void navigate(pathTo('certificate', { code: typed.trim() }));
  };
  return (
    <Page title={t('certificates.checkTitle')} lead={t('certificates.checkLead')} width="narrow">
      <div className="x-stack">
        <form className="x-row" onSubmit={check}>
          <label htmlFor={id}>{t('certificates.field.code')}</label>
          <input
            id={id}
            className="x-input"
            value={typed}
            maxLength={30}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
          <button type="submit" className={buttonClass('primary')}>
            {t('certificates.check')}
          </button>
        </form>
        {code !== '' && <Found code={code} />}
      </div>
    </Page>
  );
};
