import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { EventForm } from '#client/features/events/event-form.tsx';
import { useAct, useRead } from '#client/lib/queries.ts';
import { NotFoundState } from '#client/ui/error-state.tsx';
import { Page } from '#client/ui/page.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { PageSkeleton } from '#client/ui/skeleton.tsx';
import { say } from '#client/ui/toasts.tsx';
import { eventRoutes } from '#shared/events/routes.ts';
import type { XietongEvent } from '#shared/events/schema.ts';

const Editing = ({ event }: { event: XietongEvent }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id, title, version } = event;
  const update = useAct(eventRoutes.update, {
    touches: ['events'],
    onDone: () => {
      say(t('events.form.saved'));
      void navigate(pathTo('event', { id }));
    },
  });
  return (
    <Page title={t('events.form.editTitle')} eyebrow={<Link to={pathTo('event', { id })}>{title}</Link>}>
      <div className="x-panel">
        <EventForm
          event={event}
          error={update.error}
          isPending={update.isPending}
          onSave={(input) => update.mutate({ params: { id }, body: { ...input, version } })}
        />
      </div>
    </Page>
  );
};

export const EditEventPage = () => {
  const { id = '' } = useParams();
  const event = useRead(eventRoutes.read, { params: { id } });
  return (
    <QueryView query={event} skeleton={<PageSkeleton />}>
      {(loaded) => (loaded.can.edit ? <Editing event={loaded} /> : <NotFoundState />)}
    </QueryView>
  );
};
