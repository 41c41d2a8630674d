import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '#client/lib/queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Panel } from '#client/ui/page.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { eventRoutes } from '#shared/events/routes.ts';

/** For the center: who has registered, and the decision on those who asked. */
export const RegistrationsPanel = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const registrations = useRead(eventRoutes.registrations, { params: { id }, query: { limit: 100 } });
  const decide = useAct(eventRoutes.decideRegistration, { touches: ['events'] });
  return (
    <Panel title={t('events.registrations.title')}>
      <ProblemAlert error={decide.error} />
      <QueryView
        query={registrations}
        isEmpty={({ total }) => total === 0}
        empty={<EmptyState title={t('events.registrations.empty')} />}
      >
        {({ items }) => (
          <ul className="x-plain event-registrations">
            {items.map(({ id: registrationId, name, organization, state }) => (
              <li key={registrationId} className="x-row">
                <span className="event-registrations-name">
                  {name} <span className="x-faint">{organization}</span>
                </span>
                <Pill tone={state === 'registered' ? 'good' : 'neutral'}>{t(`events.registration.${state}`)}</Pill>
                {state === 'requested' &&
                  (['accept', 'decline'] as const).map((decision) => (
                    <button
                      key={decision}
                      type="button"
                      className={buttonClass()}
                      disabled={decide.isPending}
                      aria-label={t(`events.registrations.${decision}Of`, { name })}
                      onClick={() => decide.mutate({ params: { id, registrationId }, body: { decision } })}
                    >
                      {t(`events.registrations.${decision}`)}
                    </button>
                  ))}
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </Panel>
  );
};
