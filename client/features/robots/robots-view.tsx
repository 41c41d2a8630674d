// The group robots of an organization: which there are, how they are, and what they are told.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '#client/lib/dates.ts';
import { useAct, useRead } from '#client/lib/queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { say } from '#client/ui/toasts.tsx';
import { robotRoutes } from '#shared/robots/routes.ts';
import { ROBOTS_MAX, type Robot } from '#shared/robots/schema.ts';
import { RobotForm, type RobotValues } from './robot-form.tsx';
import './robots.css';

interface OfOrganization {
  organizationId: string;
  isCenter: boolean;
}

const Adding = ({ organizationId, isCenter, onEnd }: OfOrganization & { onEnd: () => void }) => {
  const { t } = useTranslation();
  const add = useAct(robotRoutes.add, {
    touches: ['robots'],
    onDone: () => {
      say(t('robots.list.added'));
      onEnd();
    },
  });
  return (
    <RobotForm
      isCenter={isCenter}
      isPending={add.isPending}
      error={add.error}
      onSave={(values) => add.mutate({ body: { organization: organizationId, ...values } })}
      onCancel={onEnd}
    />
  );
};

const Changing = ({ robot, isCenter, onEnd }: { robot: Robot; isCenter: boolean; onEnd: () => void }) => {
  const { t } = useTranslation();
  const change = useAct(robotRoutes.change, {
    touches: ['robots'],
    onDone: () => {
      say(t('common.state.saved'));
      onEnd();
    },
  });
  const save = ({ webhook, signingKey, ...choices }: RobotValues) => {
    const secrets = { ...(webhook ? { webhook } : {}), ...(signingKey ? { signingKey } : {}) };
    change.mutate({ params: { id: robot.id }, body: { ...choices, ...secrets } });
  };
  return (
    <RobotForm
      robot={robot}
      isCenter={isCenter}
      isPending={change.isPending}
      error={change.error}
      onSave={save}
      onCancel={onEnd}
    />
  );
};

const Trouble = ({ robot }: { robot: Robot }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const { trouble } = robot;
  if (!trouble) return null;
  const { failure, at, nextTryAt } = trouble;
  return (
    <Notice tone="attention" title={t('robots.list.trouble', { at: dates.moment(at) })}>
      <p className="x-break">{failure}</p>
      {nextTryAt && robot.waiting > 0 && <p>{t('robots.list.nextTry', { at: dates.moment(nextTryAt) })}</p>}
    </Notice>
  );
};

const RobotRow = ({ robot, isCenter }: { robot: Robot; isCenter: boolean }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const [isEditing, setEditing] = useState(false);
  const touches = ['robots'];
  const { id, name, provider, tokenEnd, isOn, isSigned, waiting, failed, lastSentAt, kinds } = robot;
  const params = { id };
  const test = useAct(robotRoutes.test, {
    touches,
    onDone: ({ outcome }) => say(t(outcome === 'sent' ? 'robots.list.tested' : 'robots.list.testFailed')),
  });
  const retry = useAct(robotRoutes.retry, {
    touches,
    onDone: ({ count }) => say(t('robots.list.retried', { count })),
  });
  const remove = useAct(robotRoutes.remove, { touches, onDone: () => say(t('robots.list.removed', { name })) });
  if (isEditing) {
    return (
      <li>
        <Changing robot={robot} isCenter={isCenter} onEnd={() => setEditing(false)} />
      </li>
    );
  }
  return (
    <li className="x-panel robot">
      <div className="x-row">
        <h2 className="robot-name">{name}</h2>
        <Pill>{t(`robots.provider.${provider}`)}</Pill>
        <Pill tone={isOn ? 'good' : 'outline'}>{t(isOn ? 'robots.list.on' : 'robots.list.off')}</Pill>
        {isSigned && <Pill tone="outline">{t('robots.list.signed')}</Pill>}
      </div>
      <p className="x-faint">
        {t('robots.list.tokenEnd', { end: tokenEnd })} · {t('robots.list.kinds', { count: kinds.length })}
        {lastSentAt && ` · ${t('robots.list.last', { at: dates.since(lastSentAt) })}`}
        {waiting > 0 && ` · ${t('robots.list.waiting', { count: waiting })}`}
      </p>
      <Trouble robot={robot} />
      {failed > 0 && (
        <Notice
          tone="attention"
          title={t('robots.list.failed', { count: failed })}
          action={
            <button
              type="button"
              className={buttonClass()}
              disabled={retry.isPending}
              onClick={() => retry.mutate({ params })}
            >
              {t('common.act.retry')}
            </button>
          }
        />
      )}
      <div className="x-row">
        <button
          type="button"
          className={buttonClass()}
          disabled={test.isPending}
          onClick={() => test.mutate({ params })}
        >
          {t('robots.list.test')}
        </button>
        <button type="button" className={buttonClass()} onClick={() => setEditing(true)}>
          {t('common.act.edit')}
        </button>
        <button
          type="button"
          className={buttonClass('quiet')}
          aria-label={t('robots.list.removeOf', { name })}
          disabled={remove.isPending}
          onClick={() => remove.mutate({ params })}
        >
          {t('common.act.remove')}
        </button>
      </div>
      {test.data?.failure && <p className="x-break">{t('robots.list.answer', { failure: test.data.failure })}</p>}
      <ProblemAlert error={test.error ?? retry.error ?? remove.error} />
    </li>
  );
};

export const RobotsView = ({ organizationId, isCenter }: OfOrganization) => {
  const { t } = useTranslation();
  const [isAdding, setAdding] = useState(false);
  const robots = useRead(robotRoutes.list, { query: { organization: organizationId } }, { refetchEveryMs: 15_000 });
  const isFull = (robots.data?.items.length ?? 0) >= ROBOTS_MAX;
  const addButton = (
    <button type="button" className={buttonClass('primary')} disabled={isFull} onClick={() => setAdding(true)}>
      {t('robots.form.add')}
    </button>
  );
  return (
    <div className="x-stack">
      {isAdding ? (
        <Adding organizationId={organizationId} isCenter={isCenter} onEnd={() => setAdding(false)} />
      ) : (
        robots.data && robots.data.items.length > 0 && <div className="x-row">{addButton}</div>
      )}
      <QueryView
        query={robots}
        isEmpty={({ items }) => items.length === 0 && !isAdding}
        empty={<EmptyState title={t('robots.list.empty')} text={t('robots.list.emptyHint')} action={addButton} />}
      >
        {({ items }) => (
          <ul className="x-plain x-stack">
            {items.map((robot) => (
              <RobotRow key={robot.id} robot={robot} isCenter={isCenter} />
            ))}
          </ul>
        )}
      </QueryView>
    </div>
  );
};
