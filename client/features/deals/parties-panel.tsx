// Who is in it, whom to call, and the center by the consent of all.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { useAct } from '#client/lib/queries.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Panel } from '#client/ui/page.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { dealRoutes } from '#shared/deals/routes.ts';
import { COORDINATOR_MODES, type Deal } from '#shared/deals/schema.ts';
import { InviteButton } from './invite-dialog.tsx';
import { TOUCHED } from './use-deal.ts';

const Coordinator = ({ deal }: { deal: Deal }) => {
  const { t } = useTranslation();
  const { can, coordinator } = deal;
  const params = { id: deal.id };
  const ask = useAct(dealRoutes.askCoordinator, { touches: TOUCHED });
  const agree = useAct(dealRoutes.agreeToCoordinator, { touches: TOUCHED });
  const end = useAct(dealRoutes.endCoordinator, { touches: TOUCHED });
  const isRunning = ask.isPending || agree.isPending || end.isPending;
  return (
    <div className="x-stack deal-center">
      <h3>{t('deals.center.title')}</h3>
      <p className="x-soft">
        {coordinator
          ? coordinator.joinedAt
            ? t(`deals.center.in.${coordinator.mode}`)
            : t('deals.center.asked', {
                by: coordinator.askedBy,
                mode: t(`deals.center.mode.${coordinator.mode}`),
                waiting: coordinator.waitingFor.join(' · '),
              })
          : t('deals.center.none')}
      </p>
      <div className="x-row x-no-print">
        {can.askCoordinator &&
          COORDINATOR_MODES.map((mode) => (
            <button
              key={mode}
              type="button"
              className={buttonClass()}
              disabled={isRunning}
              onClick={() => ask.mutate({ params, body: { mode } })}
            >
              {t(`deals.center.ask.${mode}`)}
            </button>
          ))}
        {can.agreeToCoordinator && (
          <button
            type="button"
            className={buttonClass('primary')}
            disabled={isRunning}
            onClick={() => agree.mutate({ params })}
          >
            {t('deals.center.agree')}
          </button>
        )}
        {can.endCoordinator && (
          <button type="button" className={buttonClass()} disabled={isRunning} onClick={() => end.mutate({ params })}>
            {t(coordinator?.joinedAt ? 'deals.center.end' : 'deals.center.refuse')}
          </button>
        )}
      </div>
      <ProblemAlert error={ask.error ?? agree.error ?? end.error} />
    </div>
  );
};

export const PartiesPanel = ({ deal }: { deal: Deal }) => {
  const { t } = useTranslation();
  const uninvite = useAct(dealRoutes.uninvite, { touches: TOUCHED });
  return (
    <Panel title={t('deals.parties.title')}>
      <ul className="x-plain x-stack">
        {deal.parties.map(({ organization, side, joinedAt, contact }) => (
          <li key={organization.id}>
            <p className="x-row">
              <Link to={pathTo('organization', { id: organization.id })}>{organization.name}</Link>
              <Pill tone="outline">{t(`deals.parties.${side}`)}</Pill>
              {joinedAt === null && <Pill tone="attention">{t('deals.parties.invited')}</Pill>}
              {joinedAt === null && deal.can.invite && (
                <button
                  type="button"
                  className={`${buttonClass('quiet')} x-no-print`}
                  disabled={uninvite.isPending}
                  onClick={() => uninvite.mutate({ params: { id: deal.id, organizationId: organization.id } })}
                >
                  {t('deals.invite.takeBack')}
                </button>
              )}
            </p>
            {contact && (
              <p className="x-row x-faint">
                <span>{contact.name}</span>
                <a href={`mailto:${contact.email}`}>{contact.email}</a>
              </p>
            )}
          </li>
        ))}
      </ul>
      <ProblemAlert error={uninvite.error} />
      {deal.can.invite && <InviteButton deal={deal} />}
      <Coordinator deal={deal} />
    </Panel>
  );
};
