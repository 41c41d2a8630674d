import '#client/features/events/events.css';
import '#client/ui/controls.css';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { pathTo } from '#client/app/paths.ts';
import { EventCard } from '#client/features/events/event-card.tsx';
import { useAddressState } from '#client/lib/address-state.ts';
import { useRead } from '#client/lib/queries.ts';
import { useMe } from '#client/lib/session.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { LinkButton } from '#client/ui/link-button.tsx';
import { Page } from '#client/ui/page.tsx';
import { Pager } from '#client/ui/pager.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { ListSkeleton } from '#client/ui/skeleton.tsx';
import { eventRoutes } from '#shared/events/routes.ts';
import { EVENT_KINDS, eventKindSchema } from '#shared/events/schema.ts';

const LIMIT = 20;

const stateSchema = z.object({
  when: z.enum(['coming', 'past']).default('coming'),
  kind: eventKindSchema.optional(),
  page: z.coerce.number().int().min(1).default(1),
});

export const EventsPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  const [{ when, kind, page }, change] = useAddressState(stateSchema);
  const list = useRead(
    eventRoutes.list,
    { query: { when, page, limit: LIMIT, ...(kind ? { kind } : {}) } },
    { keepPrevious: true },
  );
  return (
    <Page
      title={t('events.list.title')}
      lead={t('events.list.lead')}
      actions={me && me.duty !== 'none' && <LinkButton to={pathTo('newEvent')}>{t('events.list.new')}</LinkButton>}
    >
      <div className="event-filters">
        <select
          className="x-input"
          aria-label={t('events.list.when')}
          value={when}
          onChange={(event) => change({ when: event.target.value, page: undefined })}
        >
          <option value="coming">{t('events.list.coming')}</option>
          <option value="past">{t('events.list.past')}</option>
        </select>
        <select
          className="x-input"
          aria-label={t('events.list.kind')}
          value={kind ?? ''}
          onChange={(event) => change({ kind: event.target.value || undefined, page: undefined })}
        >
          <option value="">{t('events.list.anyKind')}</option>
          {EVENT_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`events.kind.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <QueryView
        query={list}
        skeleton={<ListSkeleton items={3} lines={2} />}
        isEmpty={({ total }) => total === 0}
        empty={
          <EmptyState
            title={t(when === 'coming' ? 'events.list.empty' : 'events.list.emptyPast')}
            text={t('events.list.emptyText')}
          />
        }
      >
        {({ items, total }) => (
          <>
            <ul className="x-plain x-stack">
              {items.map((event) => (
                <EventCard key={event.id} event={event} to={pathTo('event', { id: event.id })} />
              ))}
            </ul>
            <Pager page={page} limit={LIMIT} total={total} />
          </>
        )}
      </QueryView>
    </Page>
  );
};
