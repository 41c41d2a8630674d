import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#client/lib/address.ts';
import { useFieldSentence } from '#client/lib/field-errors.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { importRoutes } from '#shared/imports/routes.ts';
import type { Import } from '#shared/imports/schema.ts';
import { useTargetLabel } from './use-target-label.ts';

const AT_FIRST = 50;

/** The rows that cannot be taken, each with its reason; the file to download has all of them. */
export const BadRows = ({ id, rows, badRows }: Pick<Import, 'id' | 'rows' | 'badRows'>) => {
  const { t } = useTranslation();
  const label = useTargetLabel();
  const sentence = useFieldSentence();
  const [shown, setShown] = useState(AT_FIRST);
  return (
    <>
      <div className="import-table-frame">
        <table className="import-table">
          <caption className="x-hidden">{t('imports.badRows')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('imports.row')}</th>
              <th scope="col">{t('imports.externalId')}</th>
              <th scope="col">{t('imports.field')}</th>
              <th scope="col">{t('imports.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {badRows.slice(0, shown).map((row) => (
              <tr key={`${row.row} ${row.field} ${row.code}`}>
                <td>{row.row}</td>
                <td className="x-break">{row.externalId}</td>
                <td>{row.field && label(row.field)}</td>
                <td>{row.sentence || sentence(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="x-row">
        {badRows.length > shown && (
          <button type="button" className={buttonClass()} onClick={() => setShown(badRows.length)}>
            {t('common.act.showAll')}
          </button>
        )}
        <a className={buttonClass()} href={addressOf(importRoutes.badRows, { params: { id } })} download>
          {t('imports.download', { count: rows.bad })}
        </a>
      </div>
    </>
  );
};
