import '#client/ui/controls.css';
import '#client/features/live/live.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callBy } from '#client/lib/call.ts';
import { useDates } from '#client/lib/dates.ts';
import { isProblem } from '#client/lib/problem-error.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Page, Panel } from '#client/ui/page.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { PageSkeleton } from '#client/ui/skeleton.tsx';
import type { ReviewAct } from '#shared/live/reviewers/acts.ts';
import { type Review, reviewerRoutes } from '#shared/live/reviewers/routes.ts';

const ASK_EVERY_MS = 3_000;

interface Link {
  id: string;
  token: string;
}

const keyOf = ({ id, token }: Link) => ['sessions', 'review', id, token];

interface ItemProps {
  link: Link;
  item: Review['shown'][number] & { why?: Review['held'][number]['why'] };
  acts: readonly ReviewAct[];
}

const Item = ({ link: { id, token }, item, acts }: ItemProps) => {
  const { t } = useTranslation();
  const dates = useDates();
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: (act: ReviewAct) =>
      callBy(token, reviewerRoutes.decide, {
        params: { id },
        body: { entry: item.entry, act, clientId: crypto.randomUUID() },
      }),
    // Whether it was this decision or somebody else's: what is there now is read anew.
    onSettled: () => client.invalidateQueries({ queryKey: keyOf({ id, token }) }),
  });
  const name = item.name ?? t('live.ask.anonymousName');
  return (
    <li className="live-held">
      <p>
        <strong>{name}</strong> {item.text}
      </p>
      <p className="x-faint">
        {t(`reviewers.what.${item.what}`)} · {dates.moment(new Date(item.at))}{' '}
        {item.why && <Pill tone="attention">{t(`live.moderate.why.${item.why}`)}</Pill>}
      </p>
      <div className="x-row">
        {acts.map((act, index) => (
          <button
            key={act}
            type="button"
            className={buttonClass(index === 0 ? 'default' : 'quiet')}
            disabled={decide.isPending}
            aria-label={t(`reviewers.actOf.${act}`, { name, text: item.text })}
            onClick={() => decide.mutate(act)}
          >
            {t(`reviewers.act.${act}`)}
          </button>
        ))}
      </div>
      <ProblemAlert error={decide.error} />
    </li>
  );
};

const Gone = () => {
  const { t } = useTranslation();
  return (
    <div className="x-state" role="alert">
      <h1 tabIndex={-1} className="x-state-title">
        {t('reviewers.gone')}
      </h1>
      <p className="x-state-text">{t('reviewers.goneText')}</p>
    </div>
  );
};

const Desk = ({ link, review }: { link: Link; review: Review }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const { title, state, name, expiresAt, held, shown } = review;
  const isOpen = state === 'lobby' || state === 'live' || state === 'paused';
  return (
    <Page
      title={title}
      eyebrow={t('reviewers.eyebrow', { name })}
      lead={t('reviewers.deskLead', { at: dates.moment(expiresAt) })}
      meta={<Pill tone={state === 'live' ? 'good' : 'neutral'}>{t(`live.state.${state}`)}</Pill>}
      width="narrow"
    >
      <Panel title={t('live.moderate.held')} aside={<span className="x-faint">{held.length}</span>}>
        <div role="status" className="x-hidden">
          {t('reviewers.waiting', { count: held.length })}
        </div>
        {!isOpen && <p className="x-soft">{t('reviewers.closed')}</p>}
        {isOpen && held.length === 0 && (
          <EmptyState title={t('live.moderate.noHeld')} text={t('reviewers.emptyText')} />
        )}
        <ul className="x-plain">
          {isOpen && held.map((item) => <Item key={item.entry} link={link} item={item} acts={['show', 'dismiss']} />)}
        </ul>
      </Panel>
      {isOpen && shown.length > 0 && (
        <Panel title={t('reviewers.shown')}>
          <ul className="x-plain">
            {shown.map((item) => (
              <Item key={item.entry} link={link} item={item} acts={['redact']} />
            ))}
          </ul>
        </Panel>
      )}
    </Page>
  );
};

/** Where the holder of a reviewer's link works; it asks again every few seconds. */
export const ReviewDesk = (link: Link) => {
  const query = useQuery({
    queryKey: keyOf(link),
    queryFn: () => callBy(link.token, reviewerRoutes.review, { params: { id: link.id } }),
    refetchInterval: ({ state }) => (isProblem(state.error, 'token_invalid') ? false : ASK_EVERY_MS),
    retry: false,
  });
  if (isProblem(query.error, 'token_invalid')) return <Gone />;
  return (
    <QueryView query={query} skeleton={<PageSkeleton />}>
      {(review) => <Desk link={link} review={review} />}
    </QueryView>
  );
};
