import '#client/features/system/system.css';
import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { SignedInOnly } from '#client/app/signed-in-only.tsx';
import { RecordingsPart } from '#client/features/live/media/recordings-part.tsx';
import { WeightsPart } from '#client/features/matching/weights-part.tsx';
import { DeliveriesPart } from '#client/features/notifications/deliveries-part.tsx';
import { FactsPart } from '#client/features/system/facts-part.tsx';
import { HealthPart } from '#client/features/system/health-part.tsx';
import { MailsPart } from '#client/features/system/mails-part.tsx';
import { AccountsPart } from '#client/features/users/accounts-part.tsx';
import { NotFoundState } from '#client/ui/error-state.tsx';
import { Page } from '#client/ui/page.tsx';

const PARTS = ['accounts', 'mails', 'deliveries', 'facts', 'weights', 'recordings', 'health'] as const;
type Part = (typeof PARTS)[number];

const contents: Record<Part, () => ReactNode> = {
  accounts: () => <AccountsPart />,
  mails: () => <MailsPart />,
  deliveries: () => <DeliveriesPart />,
  facts: () => <FactsPart />,
  weights: () => <WeightsPart />,
  recordings: () => <RecordingsPart />,
  health: () => <HealthPart />,
};

export const AdministrationPage = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { part = 'accounts' } = useParams();
  const current = PARTS.find((one) => one === part);
  if (!current) return <NotFoundState />;
  return (
    <SignedInOnly>
      {(me) =>
        me.duty === 'administrator' ? (
          <Page title={t('system.administration.title')} lead={t('system.administration.lead')} width="wide">
            <Tabs
              activeKey={current}
              className="system-parts"
              aria-label={t('system.administration.parts')}
              destroyOnHidden
              items={PARTS.map((one) => ({
                key: one,
                label: t(`system.administration.${one}`),
                children: contents[one](),
              }))}
              onChange={(next) => void navigate(pathTo('administration', { part: next }))}
            />
          </Page>
        ) : (
          <NotFoundState />
        )
      }
    </SignedInOnly>
  );
};
