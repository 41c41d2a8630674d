// Answers that are late, the longest wait first: the coordinator asks for them.
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddressState } from '#client/lib/address-state.ts';
import { useRead } from '#client/lib/queries.ts';
import { useNews } from '#client/lib/use-live.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { PagedList } from '#client/ui/paged-list.tsx';
import { interestRoutes } from '#shared/interests/routes.ts';
import { InterestCard } from './interest-card.tsx';

const LIMIT = 20;
const stateSchema = z.object({ page: z.coerce.number().int().min(1).default(1) });

export const SupervisionView = () => {
  const { t } = useTranslation();
  const [{ page }] = useAddressState(stateSchema);
  const client = useQueryClient();
  useNews('supervision.changed', () => void client.invalidateQueries({ queryKey: ['supervision'] }));
  const query = useRead(interestRoutes.supervision, { query: { page, limit: LIMIT } }, { keepPrevious: true });
  return (
    <PagedList
      query={query}
      page={page}
      limit={LIMIT}
      empty={<EmptyState title={t('interests.supervision.empty')} text={t('interests.supervision.emptyText')} />}
      lead={(count) => <p className="x-soft">{t('interests.supervision.count', { count })}</p>}
    >
      {(interest) => <InterestCard interest={interest} heading="h2" />}
    </PagedList>
  );
};
