import './live.css';
import { useTranslation } from 'react-i18next';
import { useDates } from '#client/lib/dates.ts';
import { Panel } from '#client/ui/page.tsx';
import type { Report } from '#shared/live/routes.ts';

interface TableProps {
  title: string;
  head: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}

const Table = ({ title, head, rows }: TableProps) => {
  const { t } = useTranslation();
  return (
    <Panel title={title}>
      {rows.length === 0 ? (
        <p className="x-faint">{t('live.report.empty')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by the keyboard
        <section className="report-scroll" tabIndex={0} aria-label={title}>
          <table className="report-table">
            <thead>
              <tr>
                {head.map((cell) => (
                  <th key={cell} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.join('|')}>
                  {row.map((cell, index) => (
                    <td key={head[index]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Panel>
  );
};

/** What came of a session, for its hosts. */
export const ReportView = ({ report }: { report: Report }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const word = (key: 'people' | 'peak' | 'meanSeconds' | 'messages' | 'questions') => t(`live.report.${key}`);
  const yes = (given: boolean) => (given ? t('live.report.yes') : '');
  return (
    <>
      <Panel title={t('live.report.summary')}>
        <dl className="x-facts">
          <dt>{t('live.report.startedAt')}</dt>
          <dd>{report.startedAt ? dates.moment(report.startedAt) : '–'}</dd>
          <dt>{t('live.report.endedAt')}</dt>
          <dd>{report.endedAt ? dates.moment(report.endedAt) : '–'}</dd>
          {(['people', 'peak', 'meanSeconds', 'messages', 'questions'] as const).map((key) => (
            <div key={key} style={{ display: 'contents' }}>
              <dt>{word(key)}</dt>
              <dd>{report[key]}</dd>
            </div>
          ))}
        </dl>
        <p className="x-faint">{t('live.report.rule')}</p>
      </Panel>
      <Table
        title={t('live.report.segments')}
        head={[t('live.report.segment'), t('live.report.people'), t('live.report.meanSeconds')]}
        rows={report.segments.map(({ title, people, meanSeconds }) => [title, people, meanSeconds])}
      />
      <Table
        title={t('live.report.institutions')}
        head={[t('live.report.institution'), t('live.report.people'), t('live.report.meanSeconds')]}
        rows={report.institutions.map(({ name, people, meanSeconds }) => [name, people, meanSeconds])}
      />
      {report.intents === null ? (
        <Panel title={t('live.report.intents')}>
          <p className="x-faint">{t('live.report.intentsHidden')}</p>
        </Panel>
      ) : (
        <Table
          title={t('live.report.intents')}
          head={[
            t('live.report.segment'),
            t('live.report.person'),
            t('live.report.institution'),
            t('live.report.follows'),
            t('live.report.wantsPlan'),
            t('live.report.wantsMeeting'),
            t('live.report.amountWan'),
            t('live.report.isShared'),
          ]}
          rows={report.intents.map((one) => [
            one.segment,
            one.name,
            one.organization,
            yes(one.follows),
            yes(one.wantsPlan),
            yes(one.wantsMeeting),
            one.amountWan ?? '',
            yes(one.isShared),
          ])}
        />
      )}
    </>
  );
};
