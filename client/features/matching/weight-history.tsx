import { useTranslation } from 'react-i18next';
import { useDates } from '#client/lib/dates.ts';
import { Panel } from '#client/ui/page.tsx';
import { matchDimensions } from '#shared/matching/schema.ts';
import type { WeightTableView } from '#shared/matching/weights.ts';

const Version = ({ table }: { table: WeightTableView }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const { version, origin, note, savedAt, savedBy, points, effect } = table;
  const figures = matchDimensions
    .map((dimension) => `${t(`vocabulary.matchDimension.${dimension}`)} ${points[dimension]}`)
    .join(t('matching.card.comma'));
  const ndcg = effect && [effect.sample.before.ndcg, effect.sample.after.ndcg];
  return (
    <li className="weights-version">
      <strong>{version}</strong>
      <span className="x-soft">
        {t(`matching.weights.origin.${origin}`)}
        {savedAt && ` · ${dates.moment(savedAt)}`}
        {savedBy && ` · ${savedBy.name}`}
      </span>
      {note && <span>{note}</span>}
      <span className="x-faint">{figures}</span>
      {ndcg && (
        <span className="x-faint">
          {t('matching.weights.ndcg')} {ndcg[0]?.toFixed(4)} → {ndcg[1]?.toFixed(4)}
        </span>
      )}
    </li>
  );
};

/** Every table that has ranked, the newest first. */
export const WeightHistory = ({ tables }: { tables: readonly WeightTableView[] }) => {
  const { t } = useTranslation();
  return (
    <Panel title={t('matching.weights.history')}>
      <ol className="weights-versions">
        {tables.map((table) => (
          <Version key={table.version} table={table} />
        ))}
      </ol>
    </Panel>
  );
};
