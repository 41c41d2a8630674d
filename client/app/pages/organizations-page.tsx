import '#client/features/organizations/organizations.css';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { pathTo } from '#client/app/paths.ts';
import { FollowSearch } from '#client/features/follows/follow-search.tsx';
import { OrganizationCard } from '#client/features/organizations/organization-card.tsx';
import { OrganizationFilters } from '#client/features/organizations/organization-filters.tsx';
import { useAddressState } from '#client/lib/address-state.ts';
import { useRead } from '#client/lib/queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { LinkButton } from '#client/ui/link-button.tsx';
import { Page } from '#client/ui/page.tsx';
import { Pager } from '#client/ui/pager.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { ListSkeleton } from '#client/ui/skeleton.tsx';
import { manyOf } from '#shared/contract/page.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { organizationTypeSchema, verificationSchema } from '#shared/organizations/schema.ts';
import { regionCodeSchema } from '#shared/vocabularies/schema.ts';

const LIMIT = 20;

const stateSchema = z.object({
  q: z.string().max(200).optional(),
  type: manyOf(organizationTypeSchema),
  region: regionCodeSchema.optional(),
  verification: verificationSchema.optional(),
  page: z.coerce.number().int().min(1).default(1),
});

export const OrganizationsPage = () => {
  const { t } = useTranslation();
  const [state, change] = useAddressState(stateSchema);
  const { page, ...filters } = state;
  const list = useRead(organizationRoutes.list, { query: { ...filters, page, limit: LIMIT } }, { keepPrevious: true });
  const isFiltered = Boolean(state.q || state.type.length || state.region || state.verification);
  return (
    <Page
      title={t('organizations.list.title')}
      lead={t('organizations.list.lead')}
      actions={<LinkButton to={pathTo('newOrganization')}>{t('organizations.list.found')}</LinkButton>}
    >
      <OrganizationFilters state={state} onChange={(part) => change({ ...part, page: undefined })} />
      <QueryView
        query={list}
        skeleton={<ListSkeleton items={5} lines={2} />}
        isEmpty={({ total }) => total === 0}
        empty={
          isFiltered ? (
            <EmptyState
              title={t('common.state.nothingFound')}
              text={t('common.state.nothingFoundHint')}
              action={<LinkButton to={pathTo('organizations')}>{t('common.act.clearFilters')}</LinkButton>}
            />
          ) : (
            <EmptyState title={t('organizations.list.empty')} text={t('organizations.list.emptyHint')} />
          )
        }
      >
        {({ items, total }) => (
          <>
            <div className="x-row">
              <p className="x-faint" role="status">
                {t('common.count.results', { count: total })}
              </p>
              {state.verification === undefined && <FollowSearch noun="organization" />}
            </div>
            <ul className="x-plain x-stack">
              {items.map((organization) => (
                <OrganizationCard
                  key={organization.id}
                  organization={organization}
                  to={pathTo('organization', { id: organization.id })}
                />
              ))}
            </ul>
            <Pager page={page} limit={LIMIT} total={total} />
          </>
        )}
      </QueryView>
    </Page>
  );
};
