import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { z } from 'zod';
import { pathTo } from '#client/app/paths.ts';
import { useAddressState } from '#client/lib/address-state.ts';
import { useDates } from '#client/lib/dates.ts';
import { useAct, useRead } from '#client/lib/queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { buttonClass, LinkButton } from '#client/ui/link-button.tsx';
import { Pager } from '#client/ui/pager.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { ListSkeleton } from '#client/ui/skeleton.tsx';
import { say } from '#client/ui/toasts.tsx';
import { followRoutes } from '#shared/follows/routes.ts';
import type { Follow, SearchedNoun } from '#shared/follows/schema.ts';
import { GradeChoice } from './grade-choice.tsx';
import './follows.css';

const LIMIT = 20;
const FINDINGS_SHOWN = 10;

const stateSchema = z.object({ page: z.coerce.number().int().min(1).default(1) });

const pathOf = (noun: SearchedNoun, id: string): string => pathTo(noun, { id });

const LISTS = { need: 'needs', capability: 'capabilities', organization: 'organizations' } as const;

const Findings = ({ follow }: { follow: Follow }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const found = useRead(followRoutes.findings, { params: { id: follow.id }, query: { limit: FINDINGS_SHOWN } });
  return (
    <QueryView
      query={found}
      isEmpty={({ items }) => items.length === 0}
      empty={<p className="x-faint">{t('follows.list.nothingFound')}</p>}
    >
      {({ items }) => (
        <ul className="x-plain follow-findings">
          {items.map(({ id, noun, foundId, title, grade, why, at }) => (
            <li key={id}>
              <span className="x-row">
                {title === null ? (
                  <span className="x-faint">{t('follows.list.gone')}</span>
                ) : (
                  <Link to={pathOf(noun, foundId)}>{title}</Link>
                )}
                {grade && <Pill tone="good">{t(`vocabulary.matchGrade.${grade}`)}</Pill>}
                <span className="x-faint">{dates.since(at)}</span>
              </span>
              {why && <p className="x-soft">{why}</p>}
            </li>
          ))}
        </ul>
      )}
    </QueryView>
  );
};

const FollowTitle = ({ follow }: { follow: Follow }) => {
  const { t } = useTranslation();
  if (follow.of === 'search') {
    const { noun, name, search } = follow;
    return <Link to={`${pathTo(LISTS[noun])}${search ? `?${search}` : ''}`}>{name}</Link>;
  }
  const { noun, postingId, title } = follow;
  return title === null ? (
    <span className="x-faint">{t('follows.list.gone')}</span>
  ) : (
    <Link to={pathOf(noun, postingId)}>{title}</Link>
  );
};

const FollowRow = ({ follow }: { follow: Follow }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const [isOpen, setOpen] = useState(false);
  const touches = ['follows'];
  const { id, isOn, isAutomatic, found, lastFoundAt } = follow;
  const params = { id };
  const change = useAct(followRoutes.change, { touches });
  const remove = useAct(followRoutes.remove, { touches, onDone: () => say(t('follows.list.removed')) });
  return (
    <li className="x-panel follow">
      <div className="x-row">
        <Pill tone="outline">
          {follow.of === 'search' ? t(`follows.list.search.${follow.noun}`) : t(`vocabulary.noun.${follow.noun}`)}
        </Pill>
        {isAutomatic && <Pill title={t('follows.list.automaticHint')}>{t('follows.list.automatic')}</Pill>}
        {!isOn && <Pill tone="attention">{t('follows.list.off')}</Pill>}
      </div>
      <h2 className="follow-title">
        <FollowTitle follow={follow} />
      </h2>
      <p className="x-faint">
        {t('follows.list.found', { count: found })}
        {lastFoundAt && ` · ${t('follows.list.last', { at: dates.since(lastFoundAt) })}`}
      </p>
      <div className="x-row">
        {follow.of === 'posting' && (
          <GradeChoice
            value={follow.leastGrade}
            label={t('follows.leastGrade')}
            onChange={(leastGrade) => change.mutate({ params, body: { leastGrade } })}
          />
        )}
        {found > 0 && (
          <button type="button" className={buttonClass()} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t('follows.list.see')}
          </button>
        )}
        <button
          type="button"
          className={buttonClass()}
          disabled={change.isPending}
          onClick={() => change.mutate({ params, body: { isOn: !isOn } })}
        >
          {t(isOn ? 'follows.act.pause' : 'follows.act.resume')}
        </button>
        {!isAutomatic && (
          <button
            type="button"
            className={buttonClass('quiet')}
            disabled={remove.isPending}
            onClick={() => remove.mutate({ params })}
          >
            {t('follows.act.end')}
          </button>
        )}
      </div>
      <ProblemAlert error={change.error ?? remove.error} />
      {isOpen && <Findings follow={follow} />}
    </li>
  );
};

/** The searches and postings I follow, with what they found. */
export const FollowsView = () => {
  const { t } = useTranslation();
  const [{ page }] = useAddressState(stateSchema);
  const list = useRead(followRoutes.list, { query: { page, limit: LIMIT } }, { keepPrevious: true });
  return (
    <QueryView
      query={list}
      skeleton={<ListSkeleton items={4} lines={2} />}
      isEmpty={({ total }) => total === 0}
      empty={
        <EmptyState
          title={t('follows.list.empty')}
          text={t('follows.list.emptyHint')}
          action={
            <LinkButton to={pathTo('capabilities')} look="primary">
              {t('follows.list.browse')}
            </LinkButton>
          }
        />
      }
    >
      {({ items, total }) => (
        <>
          <ul className="x-plain x-stack">
            {items.map((follow) => (
              <FollowRow key={follow.id} follow={follow} />
            ))}
          </ul>
          <Pager page={page} limit={LIMIT} total={total} />
        </>
      )}
    </QueryView>
  );
};
