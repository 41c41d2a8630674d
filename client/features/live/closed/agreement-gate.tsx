import '#client/ui/controls.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '#client/lib/queries.ts';
import { AgreementText } from '#client/ui/agreement-text.tsx';
import { buttonClass, LinkButton } from '#client/ui/link-button.tsx';
import { Page } from '#client/ui/page.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { closedRoutes } from '#shared/live/closed/routes.ts';

interface AgreementGateProps {
  id: string;
  leaveTo: string;
  onSigned: () => void;
}

/** In the place of a closed session until its agreement is signed. */
export const AgreementGate = ({ id, leaveTo, onSigned }: AgreementGateProps) => {
  const { t } = useTranslation();
  const [agrees, setAgrees] = useState(false);
  const params = { id };
  const text = useRead(closedRoutes.agreement, { params });
  const sign = useAct(closedRoutes.sign, { touches: ['sessions'], onDone: onSigned });
  return (
    <Page title={t('closed.sign.title')} lead={t('closed.sign.lead')} width="narrow">
      <QueryView query={text}>
        {({ title, version, paragraphs }) => (
          <form
            className="x-panel x-stack"
            onSubmit={(event) => {
              event.preventDefault();
              sign.mutate({ params, body: { version } });
            }}
          >
            <AgreementText title={title} version={t('closed.sign.version', { version })} paragraphs={paragraphs} />
            <label className="x-row">
              <input type="checkbox" required checked={agrees} onChange={(event) => setAgrees(event.target.checked)} />
              {t('closed.sign.agree')}
            </label>
            <ProblemAlert error={sign.error} />
            <div className="x-row">
              <button type="submit" className={buttonClass('primary')} disabled={!agrees || sign.isPending}>
                {t('closed.sign.act')}
              </button>
              <LinkButton to={leaveTo}>{t('live.room.goEvent')}</LinkButton>
            </div>
          </form>
        )}
      </QueryView>
    </Page>
  );
};
