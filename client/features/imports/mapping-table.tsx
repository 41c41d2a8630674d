import { useTranslation } from 'react-i18next';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { importTargets } from './targets.ts';
import { useTargetLabel } from './use-target-label.ts';

interface MappingTableProps {
  noun: PostingNoun;
  kind: string;
  columns: readonly string[];
  /** Column → what it feeds; an empty text leaves it out. */
  mapping: Readonly<Record<string, string>>;
  /** Absent: only to be read. */
  onChange?: (mapping: Record<string, string>) => void;
}

/** Which column feeds what. Guesses come from the columns' names; anything can be changed before the real run. */
export const MappingTable = ({ noun, kind, columns, mapping, onChange }: MappingTableProps) => {
  const { t } = useTranslation();
  const label = useTargetLabel();
  const targets = importTargets(noun, kind);
  return (
    <div className="import-table-frame">
      <table className="import-table">
        <caption className="x-hidden">{t('imports.mapping')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('imports.column')}</th>
            <th scope="col">{t('imports.feeds')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => {
            const target = mapping[column] ?? '';
            return (
              <tr key={column}>
                <th scope="row" className="x-break">
                  {column}
                </th>
                <td>
                  {onChange ? (
                    <select
                      className="x-input"
                      aria-label={t('imports.feedsOf', { column })}
                      value={target}
                      onChange={(event) => onChange({ ...mapping, [column]: event.target.value })}
                    >
                      <option value="">{t('imports.leftOut')}</option>
                      {targets.map((one) => (
                        <option key={one} value={one}>
                          {label(one)}
                        </option>
                      ))}
                    </select>
                  ) : target ? (
                    label(target)
                  ) : (
                    <span className="x-faint">{t('imports.leftOut')}</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
