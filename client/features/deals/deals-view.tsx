// My organizations' deals, latest activity first: where each stands, what is unread, what comes next.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { z } from 'zod';
import { pathTo } from '#client/app/paths.ts';
import { useAddressState } from '#client/lib/address-state.ts';
import { useDates } from '#client/lib/dates.ts';
import { useAct, useRead } from '#client/lib/queries.ts';
import { useNews } from '#client/lib/use-live.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { buttonClass, LinkButton } from '#client/ui/link-button.tsx';
import { PagedList } from '#client/ui/paged-list.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { ReasonDialog } from '#client/ui/reason-dialog.tsx';
import { say } from '#client/ui/toasts.tsx';
import { DEAL_STATES } from '#shared/deals/pipeline.ts';
import { dealRoutes } from '#shared/deals/routes.ts';
import type { DealCard } from '#shared/deals/schema.ts';
import { REASON_CODES } from '#shared/interests/schema.ts';
import { DealPills } from './deal-pills.tsx';
import '#client/ui/controls.css';
import './deals.css';

const LIMIT = 20;

const stateSchema = z.object({
  state: z.enum(DEAL_STATES).optional(),
  page: z.coerce.number().int().min(1).default(1),
});

const Invitation = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const [isDeclining, setDeclining] = useState(false);
  const params = { id };
  const join = useAct(dealRoutes.join, { touches: ['deals'] });
  const decline = useAct(dealRoutes.declineInvitation, {
    touches: ['deals'],
    onDone: () => {
      setDeclining(false);
      say(t('deals.act.invitationDeclined'));
    },
  });
  return (
    <>
      <p className="x-soft">{t('deals.list.invited')}</p>
      <div className="x-row">
        <button
          type="button"
          className={buttonClass('primary')}
          disabled={join.isPending}
          onClick={() => join.mutate({ params })}
        >
          {t('deals.act.join')}
        </button>
        <button type="button" className={buttonClass()} onClick={() => setDeclining(true)}>
          {t('deals.act.declineInvitation')}
        </button>
      </div>
      <ProblemAlert error={join.error} />
      <ReasonDialog
        reasons={REASON_CODES.map((code) => ({ code, label: t(`interests.code.${code}`) }))}
        title={t('deals.act.declineInvitation')}
        lead={t('deals.act.declineInvitationLead')}
        act={t('deals.act.declineInvitation')}
        isOpen={isDeclining}
        isPending={decline.isPending}
        error={decline.error}
        onClose={() => setDeclining(false)}
        onChosen={(reason) => decline.mutate({ params, body: reason })}
      />
    </>
  );
};

const Row = ({ deal }: { deal: DealCard }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const { id, title, parties, unread, nextTask, nextMeetingAt, isInvited, isDemo } = deal;
  return (
    <article className="deal-card" aria-labelledby={`deal-${id}`}>
      <div className="x-row">
        <DealPills stage={deal.stage} state={deal.state} />
        {unread > 0 && <Pill tone="attention">{t('deals.list.unread', { count: unread })}</Pill>}
        {isDemo && (
          <Pill tone="outline" title={t('common.demo.hint')}>
            {t('common.demo.label')}
          </Pill>
        )}
      </div>
      <h2 id={`deal-${id}`}>{isInvited ? title : <Link to={pathTo('deal', { id })}>{title}</Link>}</h2>
      <p className="x-soft">{parties.map(({ name }) => name).join(' · ')}</p>
      {isInvited && <Invitation id={id} />}
      <p className="x-row x-faint">
        {nextTask && (
          <Pill tone={nextTask.isLate ? 'refusal' : 'neutral'}>
            {t('deals.list.nextTask', { day: dates.day(nextTask.dueDay), title: nextTask.title })}
          </Pill>
        )}
        {deal.lacksNextStep && <Pill tone="attention">{t('deals.list.noStep')}</Pill>}
        {nextMeetingAt && <span>{t('deals.list.nextMeeting', { moment: dates.moment(nextMeetingAt) })}</span>}
        <span>{t('common.date.updated', { moment: dates.since(deal.lastActivityAt) })}</span>
      </p>
    </article>
  );
};

export const DealsView = () => {
  const { t } = useTranslation();
  const [{ state, page }, change] = useAddressState(stateSchema);
  const client = useQueryClient();
  useNews('deal.news', () => void client.invalidateQueries({ queryKey: ['deals'] }));
  const query = useRead(
    dealRoutes.list,
    { query: { page, limit: LIMIT, state: state ? [state] : [] } },
    { keepPrevious: true },
  );
  const states = query.data?.states ?? {};
  return (
    <>
      <div>
        <select
          className="x-input"
          aria-label={t('deals.list.state')}
          value={state ?? ''}
          onChange={(event) => change({ state: event.target.value || undefined, page: undefined })}
        >
          <option value="">{t('deals.list.anyState')}</option>
          {DEAL_STATES.map((one) => (
            <option key={one} value={one}>
              {t(`deals.state.${one}`)} {states[one] ?? 0}
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
            title={t(state ? 'common.state.nothingFound' : 'deals.list.empty')}
            text={t('deals.list.emptyText')}
            action={
              <LinkButton to={pathTo('interests')} look="primary">
                {t('common.nav.interests')}
              </LinkButton>
            }
          />
        }
      >
        {(deal) => <Row deal={deal} />}
      </PagedList>
    </>
  );
};
