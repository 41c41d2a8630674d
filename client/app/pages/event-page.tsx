import '#client/features/events/events.css';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { AgendaList } from '#client/features/events/agenda-list.tsx';
import { Countdown } from '#client/features/events/countdown.tsx';
import { CenterActions, Registration } from '#client/features/events/event-actions.tsx';
import { EventPills } from '#client/features/events/event-pills.tsx';
import { GuestsPanel } from '#client/features/events/guests-panel.tsx';
import { RegistrationsPanel } from '#client/features/events/registrations-panel.tsx';
import { useEventLive } from '#client/features/events/use-event-live.ts';
import { CertificatePanel } from '#client/features/live/certificates/certificate-panel.tsx';
import { MyAgreement } from '#client/features/live/closed/my-agreement.tsx';
import { ContactsPanel } from '#client/features/live/contacts/contacts-panel.tsx';
import { useDates } from '#client/lib/dates.ts';
import { useRead } from '#client/lib/queries.ts';
import { useMe } from '#client/lib/session.ts';
import { LinkButton } from '#client/ui/link-button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page, Panel } from '#client/ui/page.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { PageSkeleton } from '#client/ui/skeleton.tsx';
import { eventRoutes } from '#shared/events/routes.ts';
import type { XietongEvent } from '#shared/events/schema.ts';

/** The one way that leads on from here: into the session, to its replay. */
const WayIn = ({ event }: { event: XietongEvent }) => {
  const { t } = useTranslation();
  const { id, phase, can } = event;
  if (!can.watch) return null;
  if (phase === 'replay') {
    return (
      <LinkButton to={pathTo('replay', { id })} look="primary">
        {t('events.page.replay')}
      </LinkButton>
    );
  }
  if (phase === 'archived' || (phase === 'ended' && !can.host)) return null;
  return (
    <LinkButton to={pathTo('live', { id })} look="primary">
      {t('events.page.enter')}
    </LinkButton>
  );
};

const Times = ({ event }: { event: XietongEvent }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const { startsAt, endsAt, seats, registered, phase, state } = event;
  return (
    <Panel title={t('events.page.when')}>
      <dl className="x-facts">
        <dt>{t('events.field.startsAt')}</dt>
        <dd>{dates.moment(startsAt)}</dd>
        <dt>{t('events.field.endsAt')}</dt>
        <dd>{dates.moment(endsAt)}</dd>
        <dt>{t('events.page.seats')}</dt>
        <dd>
          {seats === null
            ? t('events.page.registered', { count: registered })
            : t('events.page.seatsOf', { registered, seats })}
        </dd>
      </dl>
      {phase === 'none' && state === 'published' && Date.parse(startsAt) > Date.now() && (
        <p>
          <span className="x-faint">{t('events.page.startsIn')}</span> <Countdown to={startsAt} />
        </p>
      )}
    </Panel>
  );
};

const Loaded = ({ event }: { event: XietongEvent }) => {
  const { t } = useTranslation();
  const { id, title, summary, state, can, phase, audience, agenda, certificatePercent, hostOrganization } = event;
  const me = useMe();
  const isOver = ['ended', 'replay', 'archived'].includes(phase);
  return (
    <Page
      title={title}
      eyebrow={<Link to={pathTo('events')}>{t('events.list.title')}</Link>}
      meta={<EventPills event={event} />}
      actions={<WayIn event={event} />}
    >
      {state === 'draft' && <Notice tone="attention">{t('events.page.draftHint')}</Notice>}
      {state === 'cancelled' && <Notice tone="attention">{t('events.page.cancelledHint')}</Notice>}
      {audience === 'invited' && <p className="x-soft">{t('events.page.closedHint')}</p>}
      <div className="event-columns">
        <div className="x-stack">
          <Panel title={t('events.page.about')}>
            <p className="x-keep-lines">{summary}</p>
          </Panel>
          {hostOrganization && (
            <Panel title={t('events.page.receivedBy')}>
              <Link to={pathTo('organization', { id: hostOrganization.id })}>{hostOrganization.name}</Link>
            </Panel>
          )}
          <Panel title={t(event.kind === 'visit' ? 'events.page.stops' : 'events.page.agenda')}>
            <AgendaList agenda={agenda} />
          </Panel>
          {me && can.watch && phase !== 'none' && <ContactsPanel id={id} />}
          {can.invite && <GuestsPanel id={id} isPublished={state === 'published'} />}
          {can.seeRegistrations && <RegistrationsPanel id={id} />}
        </div>
        <div className="x-stack">
          <Times event={event} />
          {audience === 'registered' && !can.watch && state === 'published' && (
            <p className="x-soft">{t('events.page.registrationRequired')}</p>
          )}
          <Registration event={event} />
          {me && isOver && certificatePercent !== null && (
            <CertificatePanel id={id} checkAt={(code) => pathTo('certificate', { code })} />
          )}
          {audience === 'invited' && can.watch && !can.invite && <MyAgreement id={id} />}
          <CenterActions event={event} editTo={pathTo('editEvent', { id })} />
          {can.rehearse && <LinkButton to={pathTo('rehearsal', { id })}>{t('live.rehearsal.enter')}</LinkButton>}
          {can.host && phase !== 'none' && phase !== 'lobby' && (
            <LinkButton to={pathTo('sessionReport', { id })}>{t('events.page.report')}</LinkButton>
          )}
        </div>
      </div>
    </Page>
  );
};

export const EventPage = () => {
  const { id = '' } = useParams();
  const event = useRead(eventRoutes.read, { params: { id } });
  useEventLive(id);
  return (
    <QueryView query={event} skeleton={<PageSkeleton />}>
      {(loaded) => <Loaded event={loaded} />}
    </QueryView>
  );
};
