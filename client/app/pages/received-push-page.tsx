import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { ReceivedPushCard } from '#client/app/received-push.tsx';
import { SignedInOnly } from '#client/app/signed-in-only.tsx';
import { useAct, useRead } from '#client/lib/queries.ts';
import { ErrorState } from '#client/ui/error-state.tsx';
import { Page } from '#client/ui/page.tsx';
import { PageSkeleton } from '#client/ui/skeleton.tsx';
import { pushRoutes } from '#shared/pushes/routes.ts';

const PAGE = 100;

const One = ({ id, organizationId }: { id: string; organizationId: string }) => {
  const { t } = useTranslation();
  // Opening it is what the center is told of; reading alone changes nothing.
  const open = useAct(pushRoutes.open, { touches: ['pushes'] });
  const received = useRead(pushRoutes.received, { query: { limit: PAGE } });
  const { mutate } = open;
  useEffect(() => mutate({ params: { id, organizationId } }), [mutate, id, organizationId]);
  if (open.error) return <ErrorState error={open.error} />;
  const push = received.data?.items.find((one) => one.id === id && one.organization.id === organizationId) ?? open.data;
  if (!push) return <PageSkeleton />;
  return (
    <Page
      title={push.title}
      eyebrow={<Link to={pathTo('received')}>{t('pushes.received.title')}</Link>}
      width="reading"
    >
      <ReceivedPushCard push={push} />
    </Page>
  );
};

export const ReceivedPushPage = () => {
  const { id = '', organizationId = '' } = useParams();
  return (
    <SignedInOnly>{() => <One key={`${id} ${organizationId}`} id={id} organizationId={organizationId} />}</SignedInOnly>
  );
};
