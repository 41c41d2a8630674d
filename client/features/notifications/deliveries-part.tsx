// The delivery log: every message to anybody, with what became of it.
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddressState } from '#client/lib/address-state.ts';
import { useDates } from '#client/lib/dates.ts';
import { useAct, useRead } from '#client/lib/queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Pager } from '#client/ui/pager.tsx';
import { Pill, type Tone } from '#client/ui/pill.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { say } from '#client/ui/toasts.tsx';
import { CHANNELS, KINDS } from '#shared/notifications/kinds.ts';
import { notificationRoutes } from '#shared/notifications/routes.ts';
import { DELIVERY_OUTCOMES, type Delivery, type DeliveryOutcome } from '#shared/notifications/schema.ts';
import { useNoticeText } from './use-notice-text.ts';
import '#client/ui/controls.css';
import './notifications.css';

const LIMIT = 30;

const stateSchema = z.object({
  channel: z.enum(CHANNELS).optional(),
  outcome: z.enum(DELIVERY_OUTCOMES).optional(),
  kind: z.enum(KINDS).optional(),
  to: z.string().max(200).optional(),
  page: z.coerce.number().int().min(1).default(1),
});

const tones: Record<DeliveryOutcome, Tone> = {
  waiting: 'attention',
  shown: 'good',
  sent: 'good',
  kept: 'neutral',
  failed: 'refusal',
  withheld: 'outline',
};

const Row = ({ delivery }: { delivery: Delivery }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const textOf = useNoticeText();
  const { id, kind, channel, to, at, outcome, dueAt, tries, failure, missing, params } = delivery;
  const retry = useAct(notificationRoutes.retryDelivery, {
    touches: ['deliveries'],
    onDone: () => say(t('notifications.log.retried')),
  });
  return (
    <li className="delivery">
      <div className="delivery-what">
        <span>{textOf(kind, params)}</span>
        <span className="x-faint x-break">
          {t(`notifications.channel.${channel}`)} · {to || t('notifications.log.gone')} · {dates.moment(at)}
        </span>
        {failure && <span className="x-faint x-break">{t('notifications.log.failure', { failure })}</span>}
        {missing.length > 0 && (
          <span className="x-faint">{t('notifications.log.missing', { gaps: missing.join(', ') })}</span>
        )}
        <ProblemAlert error={retry.error} />
      </div>
      <div className="x-row">
        <Pill tone={tones[outcome]}>{t(`notifications.outcome.${outcome}`)}</Pill>
        {dueAt && <span className="x-faint">{t('notifications.log.due', { at: dates.moment(dueAt) })}</span>}
        {tries > 0 && <span className="x-faint">{t('notifications.log.tries', { count: tries })}</span>}
        {outcome === 'failed' && (
          <button
            type="button"
            className={buttonClass()}
            disabled={retry.isPending}
            onClick={() => retry.mutate({ params: { id } })}
          >
            {t('common.act.retry')}
          </button>
        )}
      </div>
    </li>
  );
};

export const DeliveriesPart = () => {
  const { t } = useTranslation();
  const [{ page, to, ...filters }, change] = useAddressState(stateSchema);
  const query = { ...filters, ...(to ? { to } : {}), page, limit: LIMIT };
  const log = useRead(notificationRoutes.deliveries, { query }, { keepPrevious: true });
  const choice = <Name extends 'channel' | 'outcome' | 'kind'>(
    name: Name,
    options: readonly string[],
    labelOf: (option: string) => string,
  ) => (
    <select
      className="x-input"
      aria-label={t(`notifications.log.${name}`)}
      value={filters[name] ?? ''}
      onChange={(event) => change({ [name]: event.target.value || undefined, page: undefined })}
    >
      <option value="">{t(`notifications.log.any.${name}`)}</option>
      {options.map((option) => (
        <option key={option} value={option}>
          {labelOf(option)}
        </option>
      ))}
    </select>
  );
  return (
    <div className="x-stack">
      <p className="x-soft">{t('notifications.log.lead')}</p>
      <form
        className="x-row"
        onSubmit={(event) => {
          event.preventDefault();
          const typed = new FormData(event.currentTarget).get('to');
          change({ to: String(typed ?? '').trim() || undefined, page: undefined });
        }}
      >
        {/* The options are the codes that the words are of. */}
        {choice('channel', CHANNELS, (one) => t(`notifications.channel.${one}` as 'notifications.channel.app'))}
        {choice('outcome', DELIVERY_OUTCOMES, (one) =>
          t(`notifications.outcome.${one}` as 'notifications.outcome.sent'),
        )}
        {choice('kind', KINDS, (one) => t(`notifications.kind.${one}.name` as 'notifications.kind.pushed.name'))}
        <input
          key={to ?? ''}
          name="to"
          className="x-input"
          defaultValue={to ?? ''}
          maxLength={200}
          aria-label={t('notifications.log.to')}
          placeholder={t('notifications.log.to')}
        />
        <button type="submit" className={buttonClass()}>
          {t('notifications.log.find')}
        </button>
      </form>
      <QueryView
        query={log}
        isEmpty={({ total }) => total === 0}
        empty={<EmptyState title={t('common.state.nothingFound')} text={t('notifications.log.emptyHint')} />}
      >
        {({ items, total }) => (
          <>
            <ul className="x-plain x-panel notice-list">
              {items.map((delivery) => (
                <Row key={delivery.id} delivery={delivery} />
              ))}
            </ul>
            <Pager page={page} limit={LIMIT} total={total} />
          </>
        )}
      </QueryView>
    </div>
  );
};
