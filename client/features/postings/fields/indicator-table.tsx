import { useTranslation } from 'react-i18next';
import type { Indicator } from '#shared/postings/schema.ts';

/** Indicators as a table: name, asked or offered value, unit. */
export const IndicatorTable = ({ rows, caption }: { rows: readonly Indicator[]; caption: string }) => {
  const { t } = useTranslation();
  return (
    <div className="posting-table-frame">
      <table className="posting-table">
        <caption className="x-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('postings.indicator.name')}</th>
            <th scope="col">{t('postings.indicator.value')}</th>
            <th scope="col">{t('postings.indicator.unit')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same
            <tr key={index}>
              <th scope="row">{row.name}</th>
              <td>
                {row.relation === 'range' || row.relation === 'text'
                  ? row.value
                  : `${t(`vocabulary.indicatorRelation.${row.relation}`)} ${row.value}`}
              </td>
              <td>{row.unit}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
