import { useTranslation } from 'react-i18next';
import { Pill, type Tone } from '#client/ui/pill.tsx';
import type { IndicatorComparison, IndicatorOutcome } from '#shared/matching/schema.ts';

const TONES: Record<IndicatorOutcome, Tone> = { met: 'good', near: 'attention', missed: 'refusal', unknown: 'neutral' };

/** The value as its author wrote it; its name stands in the first column already, and so does a bare "=" between the two. */
const withoutName = (text: string, name: string): string =>
  (text.startsWith(name) ? text.slice(name.length).trim().replace(/^=\s*/, '') : '') || text;

/** Asked against offered, row by row. */
export const IndicatorComparisons = ({ rows }: { rows: readonly IndicatorComparison[] }) => {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <section>
      <h4>{t('vocabulary.matchDimension.indicators')}</h4>
      <div className="match-table-frame">
        <table className="match-table">
          <thead>
            <tr>
              <th scope="col">{t('matching.card.indicator')}</th>
              <th scope="col">{t('matching.card.asked')}</th>
              <th scope="col">{t('matching.card.offered')}</th>
              <th scope="col">{t('matching.card.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two rows may ask the same
              <tr key={index}>
                <th scope="row">{row.name}</th>
                <td>{withoutName(row.asked, row.name)}</td>
                <td>{row.offered ? withoutName(row.offered, row.name) : '—'}</td>
                <td>
                  <Pill tone={TONES[row.outcome]}>{t(`vocabulary.indicatorOutcome.${row.outcome}`)}</Pill>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};
