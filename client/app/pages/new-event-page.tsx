import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { SignedInOnly } from '#client/app/signed-in-only.tsx';
import { EventForm } from '#client/features/events/event-form.tsx';
import { useAct } from '#client/lib/queries.ts';
import { NotFoundState } from '#client/ui/error-state.tsx';
import { Page } from '#client/ui/page.tsx';
import { say } from '#client/ui/toasts.tsx';
import { eventRoutes } from '#shared/events/routes.ts';

const NewEvent = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useAct(eventRoutes.create, {
    touches: ['events'],
    onDone: ({ id }) => {
      say(t('events.form.saved'));
      void navigate(pathTo('event', { id }));
    },
  });
  return (
    <Page title={t('events.form.newTitle')} lead={t('events.form.lead')}>
      <div className="x-panel">
        <EventForm
          event={null}
          error={create.error}
          isPending={create.isPending}
          onSave={(body) => create.mutate({ body })}
        />
      </div>
    </Page>
  );
};

export const NewEventPage = () => (
  <SignedInOnly>{({ duty }) => (duty === 'none' ? <NotFoundState /> : <NewEvent />)}</SignedInOnly>
);
