// Next steps, each with an owner and a date.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '#client/lib/dates.ts';
import { useAct } from '#client/lib/queries.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Panel } from '#client/ui/page.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { dealRoutes } from '#shared/deals/routes.ts';
import type { Deal } from '#shared/deals/schema.ts';
import { TOUCHED } from './use-deal.ts';

const AddTask = ({ deal }: { deal: Deal }) => {
  const { t } = useTranslation();
  const [title, setTitle] = useState('');
  const [ownerId, setOwnerId] = useState('');
  const [dueDay, setDueDay] = useState('');
  const add = useAct(dealRoutes.addTask, { touches: TOUCHED, onDone: () => setTitle('') });
  return (
    <form
      className="deal-form x-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ params: { id: deal.id }, body: { title, ownerId: ownerId || null, dueDay: dueDay || null } });
      }}
    >
      <input
        className="x-input"
        aria-label={t('deals.tasks.title')}
        placeholder={t('deals.tasks.title')}
        required
        maxLength={120}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <div className="x-row">
        <select
          className="x-input"
          aria-label={t('deals.tasks.owner')}
          value={ownerId}
          onChange={(event) => setOwnerId(event.target.value)}
        >
          <option value="">{t('deals.tasks.owner')}</option>
          {deal.people.map(({ userId, name }) => (
            <option key={userId} value={userId}>
              {name}
            </option>
          ))}
        </select>
        <input
          type="date"
          className="x-input"
          aria-label={t('deals.tasks.dueDay')}
          value={dueDay}
          onChange={(event) => setDueDay(event.target.value)}
        />
        <button type="submit" className={buttonClass()} disabled={add.isPending || title.trim() === ''}>
          {t('deals.tasks.add')}
        </button>
      </div>
      <ProblemAlert error={add.error} />
    </form>
  );
};

export const TasksPanel = ({ deal }: { deal: Deal }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const change = useAct(dealRoutes.changeTask, { touches: TOUCHED });
  const ordered = [...deal.tasks].sort(
    (one, other) =>
      Number(one.doneAt !== null) - Number(other.doneAt !== null) ||
      (one.dueDay ?? '9').localeCompare(other.dueDay ?? '9'),
  );
  return (
    <Panel title={t('deals.tasks.heading')}>
      {deal.tasks.length === 0 && <p className="x-soft">{t('deals.tasks.empty')}</p>}
      <ul className="x-plain x-stack">
        {ordered.map(({ id: taskId, title, ownerId, ownerName, dueDay, isLate, doneAt }) => (
          <li key={taskId}>
            <label className="deal-task">
              <input
                type="checkbox"
                checked={doneAt !== null}
                disabled={!deal.can.write || change.isPending}
                onChange={(event) =>
                  change.mutate({
                    params: { id: deal.id, taskId },
                    body: { title, ownerId, dueDay, isDone: event.target.checked },
                  })
                }
              />
              <span className={doneAt ? 'deal-task-done' : ''}>{title}</span>
            </label>
            <p className="x-row x-faint deal-task-foot">
              {ownerName && <span>{ownerName}</span>}
              {dueDay && (isLate ? <Pill tone="refusal">{dates.day(dueDay)}</Pill> : <span>{dates.day(dueDay)}</span>)}
            </p>
          </li>
        ))}
      </ul>
      <ProblemAlert error={change.error} />
      {deal.can.write && <AddTask deal={deal} />}
    </Panel>
  );
};
