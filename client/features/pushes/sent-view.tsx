import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { z } from 'zod';
import { pathTo } from '#client/app/paths.ts';
import { useAddressState } from '#client/lib/address-state.ts';
import { useDates } from '#client/lib/dates.ts';
import { useRead } from '#client/lib/queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { LinkButton } from '#client/ui/link-button.tsx';
import { Pager } from '#client/ui/pager.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { ListSkeleton } from '#client/ui/skeleton.tsx';
import { pushRoutes } from '#shared/pushes/routes.ts';
import { PUSH_STATES } from '#shared/pushes/schema.ts';
import './pushes.css';

const LIMIT = 20;

const stateSchema = z.object({ page: z.coerce.number().int().min(1).default(1) });

/** What the center pushed, with how far it came. */
export const SentView = () => {
  const { t } = useTranslation();
  const dates = useDates();
  const [{ page }] = useAddressState(stateSchema);
  const sent = useRead(pushRoutes.sent, { query: { page, limit: LIMIT } }, { keepPrevious: true });
  return (
    <QueryView
      query={sent}
      skeleton={<ListSkeleton items={4} lines={2} />}
      isEmpty={({ total }) => total === 0}
      empty={
        <EmptyState
          title={t('pushes.sent.empty')}
          text={t('pushes.sent.emptyHint')}
          action={
            <LinkButton to={pathTo('capabilities')} look="primary">
              {t('pushes.sent.browse')}
            </LinkButton>
          }
        />
      }
    >
      {({ items, total }) => (
        <>
          <ul className="x-plain x-stack">
            {items.map(({ id, noun, title, at, by, counts }) => (
              <li key={id} className="x-panel push">
                <div className="x-row">
                  <Pill tone="outline">{t(`vocabulary.noun.${noun}`)}</Pill>
                  <span className="x-faint">{t('pushes.sent.by', { name: by, at: dates.since(at) })}</span>
                </div>
                <h2 className="push-title">
                  <Link to={pathTo('push', { id })}>{title}</Link>
                </h2>
                <ul className="x-plain x-row" aria-label={t('pushes.sent.progress')}>
                  {PUSH_STATES.map((state) => (
                    <li key={state}>
                      {t(`pushes.state.${state}`)} <strong>{counts[state]}</strong>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
          <Pager page={page} limit={LIMIT} total={total} />
        </>
      )}
    </QueryView>
  );
};
