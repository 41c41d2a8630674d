// What came and what was sent, with clocks; follows live.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { z } from 'zod';
import { pathTo } from '#client/app/paths.ts';
import { useAddressState } from '#client/lib/address-state.ts';
import { useRead } from '#client/lib/queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { LinkButton } from '#client/ui/link-button.tsx';
import { PagedList } from '#client/ui/paged-list.tsx';
import { INTEREST_STATES } from '#shared/interests/lifecycle.ts';
import { INTEREST_BOXES, interestRoutes } from '#shared/interests/routes.ts';
import { InterestCard } from './interest-card.tsx';
import { useInterestsLive } from './use-interests-live.ts';
import '#client/ui/controls.css';
import './interests.css';

const LIMIT = 20;

const stateSchema = z.object({
  box: z.enum(INTEREST_BOXES).default('received'),
  state: z.enum(INTEREST_STATES).optional(),
  page: z.coerce.number().int().min(1).default(1),
});

export const InterestsView = () => {
  const { t } = useTranslation();
  const [{ box, state, page }, change] = useAddressState(stateSchema);
  useInterestsLive();
  const query = useRead(
    interestRoutes.list,
    { query: { box, page, limit: LIMIT, state: state ? [state] : [] } },
    { keepPrevious: true },
  );
  const states = query.data?.states ?? {};
  return (
    <>
      <div className="x-row interest-filters">
        <nav className="interest-tabs" aria-label={t('interests.list.boxes')}>
          {INTEREST_BOXES.map((one) => (
            <Link key={one} to={`${pathTo('interests')}?box=${one}`} aria-current={one === box ? 'page' : undefined}>
              {t(`interests.list.${one}`)}
            </Link>
          ))}
        </nav>
        <select
          className="x-input"
          aria-label={t('interests.list.state')}
          value={state ?? ''}
          onChange={(event) => change({ state: event.target.value || undefined, page: undefined })}
        >
          <option value="">{t('interests.list.anyState')}</option>
          {INTEREST_STATES.map((one) => (
            <option key={one} value={one}>
              {t(box === 'sent' ? `interests.mine.${one}` : `interests.theirs.${one}`)} {states[one] ?? 0}
            </option>
          ))}
        </select>
      </div>
      <PagedList
        query={query}
        page={page}
        limit={LIMIT}
        empty={
          <EmptyState
            title={t(state ? 'common.state.nothingFound' : `interests.empty.${box}`)}
            text={t(`interests.empty.${box}Text`)}
            action={
              box === 'sent' ? (
                <LinkButton to={pathTo('capabilities')} look="primary">
                  {t('common.nav.capabilities')}
                </LinkButton>
              ) : (
                <LinkButton to={pathTo('desk')} look="primary">
                  {t('common.nav.desk')}
                </LinkButton>
              )
            }
          />
        }
      >
        {(interest) => <InterestCard interest={interest} heading="h2" />}
      </PagedList>
    </>
  );
};
