import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ReceivedPushCard } from '#client/app/received-push.tsx';
import { SignedInOnly } from '#client/app/signed-in-only.tsx';
import { useAddressState } from '#client/lib/address-state.ts';
import { useRead } from '#client/lib/queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Page } from '#client/ui/page.tsx';
import { Pager } from '#client/ui/pager.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { ListSkeleton } from '#client/ui/skeleton.tsx';
import { pushRoutes } from '#shared/pushes/routes.ts';

const LIMIT = 10;

const stateSchema = z.object({ page: z.coerce.number().int().min(1).default(1) });

const Received = () => {
  const { t } = useTranslation();
  const [{ page }] = useAddressState(stateSchema);
  const received = useRead(pushRoutes.received, { query: { page, limit: LIMIT } }, { keepPrevious: true });
  return (
    <QueryView
      query={received}
      skeleton={<ListSkeleton />}
      isEmpty={({ total }) => total === 0}
      empty={<EmptyState title={t('pushes.received.empty')} text={t('pushes.received.emptyHint')} />}
    >
      {({ items, total }) => (
        <>
          {items.map((push) => (
            <ReceivedPushCard key={`${push.id} ${push.organization.id}`} push={push} />
          ))}
          <Pager page={page} limit={LIMIT} total={total} />
        </>
      )}
    </QueryView>
  );
};

/** What the center pushed to my organizations. */
export const ReceivedPushesPage = () => {
  const { t } = useTranslation();
  return (
    <SignedInOnly>
      {() => (
        <Page title={t('pushes.received.title')} lead={t('pushes.received.lead')} width="reading">
          <Received />
        </Page>
      )}
    </SignedInOnly>
  );
};
