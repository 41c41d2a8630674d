import { Button, Table, type TableColumnType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { z } from 'zod';
import { useDates } from '#client/lib/dates.ts';
import { useAct } from '#client/lib/queries.ts';
import { Pill } from '#client/ui/pill.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { say } from '#client/ui/toasts.tsx';
import { type factSchema, systemRoutes } from '#shared/system/routes.ts';

type Fact = z.output<typeof factSchema>;

const FactState = ({ fact: { todo, failed } }: { fact: Fact }) => {
  const { t } = useTranslation();
  if (failed.length > 0) {
    return (
      <details>
        <summary>
          <Pill tone="refusal">
            {t('system.facts.failed', { reactions: failed.map(({ reaction }) => reaction).join(', ') })}
          </Pill>
        </summary>
        <ul aria-label={t('system.facts.failures')}>
          {failed.map(({ reaction, failure }) => (
            <li key={reaction} className="x-break">
              {reaction}: {failure}
            </li>
          ))}
        </ul>
      </details>
    );
  }
  if (todo.length > 0) {
    return <Pill tone="attention">{t('system.facts.todo', { reactions: todo.join(', ') })}</Pill>;
  }
  return <Pill tone="good">{t('system.facts.done')}</Pill>;
};

const RecordLink = ({ noun, recordId }: Pick<Fact, 'noun' | 'recordId'>) => (
  <Link to={{ search: `?${new URLSearchParams({ recordId })}` }}>
    {noun} <code>{recordId.slice(-6)}</code>
  </Link>
);

export const FactsTable = ({ facts }: { facts: Fact[] }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const retry = useAct(systemRoutes.retryFact, {
    touches: ['facts'],
    onDone: () => say(t('system.facts.retried')),
  });
  const columns: TableColumnType<Fact>[] = [
    { title: t('system.facts.at'), responsive: ['md'], render: (_, { at }) => dates.moment(at) },
    {
      title: t('system.facts.type'),
      render: (_, { type, at, ...record }) => (
        <>
          <span className="x-break">{type}</span>
          <span className="x-faint x-small-only">{dates.moment(at)}</span>
          <span className="x-small-only">
            <RecordLink {...record} />
          </span>
        </>
      ),
    },
    {
      title: t('system.facts.record'),
      responsive: ['md'],
      render: (_, record) => <RecordLink {...record} />,
    },
    {
      title: t('system.facts.by'),
      responsive: ['md'],
      render: (_, { by }) => (by ? <code title={by}>{by.slice(-6)}</code> : t('system.facts.bySystem')),
    },
    { title: t('system.facts.state'), render: (_, fact) => <FactState fact={fact} /> },
  ];
  const retryColumn: TableColumnType<Fact> = {
    title: <span className="x-hidden">{t('system.facts.retry')}</span>,
    render: (_, { id, type, failed }) =>
      failed.length > 0 && (
        <Button
          size="small"
          aria-label={t('system.facts.retryOf', { type })}
          loading={retry.isPending && retry.variables.params.id === id}
          onClick={() => retry.mutate({ params: { id } })}
        >
          {t('system.facts.retry')}
        </Button>
      ),
  };
  const isAnyFailed = facts.some(({ failed }) => failed.length > 0);
  return (
    <div className="x-stack">
      <ProblemAlert error={retry.error} />
      <Table
        rowKey="id"
        columns={isAnyFailed ? [...columns, retryColumn] : columns}
        dataSource={facts}
        pagination={false}
      />
    </div>
  );
};
