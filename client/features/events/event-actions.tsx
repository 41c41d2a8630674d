import { useTranslation } from 'react-i18next';
import { addressOf } from '#client/lib/address.ts';
import { useAct } from '#client/lib/queries.ts';
import { useMe } from '#client/lib/session.ts';
import { useSignInPath } from '#client/ui/error-state.tsx';
import { buttonClass, LinkButton } from '#client/ui/link-button.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { say } from '#client/ui/toasts.tsx';
import { eventRoutes } from '#shared/events/routes.ts';
import type { XietongEvent } from '#shared/events/schema.ts';

/** Registering, giving the seat back, the calendar file. */
export const Registration = ({ event }: { event: XietongEvent }) => {
  const { t } = useTranslation();
  const me = useMe();
  const signIn = useSignInPath();
  const touches = ['events'];
  const params = { id: event.id };
  const register = useAct(eventRoutes.register, { touches, onDone: () => say(t('events.page.registeredDone')) });
  const unregister = useAct(eventRoutes.unregister, { touches, onDone: () => say(t('events.page.unregisteredDone')) });
  const { can, registration, state, phase } = event;
  const isOpen = state === 'published' && !['ended', 'replay', 'archived'].includes(phase);
  return (
    <div className="x-stack">
      {registration === 'waiting' && <p className="x-soft">{t('events.page.waitingHint')}</p>}
      {registration === 'requested' && <p className="x-soft">{t('events.page.requestedHint')}</p>}
      <div className="x-row">
        {can.register && (
          <button
            type="button"
            className={buttonClass(can.watch ? 'default' : 'primary')}
            disabled={register.isPending}
            onClick={() => register.mutate({ params })}
          >
            {t('events.page.register')}
          </button>
        )}
        {me === null && isOpen && <LinkButton to={signIn}>{t('events.page.signInToRegister')}</LinkButton>}
        {can.unregister && (
          <button
            type="button"
            className={buttonClass()}
            disabled={unregister.isPending}
            onClick={() => unregister.mutate({ params })}
          >
            {t('events.page.unregister')}
          </button>
        )}
        {isOpen && (
          <a className={buttonClass()} href={addressOf(eventRoutes.calendar, { params })} download>
            {t('events.page.calendar')}
          </a>
        )}
      </div>
      <ProblemAlert error={register.error ?? unregister.error} />
    </div>
  );
};

/** For the center: publish, edit, call off. */
export const CenterActions = ({ event, editTo }: { event: XietongEvent; editTo: string }) => {
  const { t } = useTranslation();
  const params = { id: event.id };
  const publish = useAct(eventRoutes.publish, { touches: ['events'], onDone: () => say(t('events.page.published')) });
  const cancel = useAct(eventRoutes.cancel, { touches: ['events'] });
  const { can } = event;
  if (!can.edit && !can.publish && !can.cancel) return null;
  return (
    <div className="x-stack">
      <div className="x-row">
        {can.publish && (
          <button
            type="button"
            className={buttonClass('primary')}
            disabled={publish.isPending}
            onClick={() => publish.mutate({ params })}
          >
            {t('events.page.publish')}
          </button>
        )}
        {can.edit && <LinkButton to={editTo}>{t('events.page.edit')}</LinkButton>}
        {can.cancel && (
          <button
            type="button"
            className={buttonClass('quiet')}
            disabled={cancel.isPending}
            onClick={() => {
              // It cannot be undone, and mails go out.
              if (window.confirm(t('events.page.cancelSure'))) cancel.mutate({ params });
            }}
          >
            {t('events.page.cancel')}
          </button>
        )}
      </div>
      <ProblemAlert error={publish.error ?? cancel.error} />
    </div>
  );
};
