import { useTranslation } from 'react-i18next';
import { currentLocale } from '#client/lib/language.ts';
import type { Import } from '#shared/imports/schema.ts';
import { isActive } from './use-import.ts';

const COUNTS = ['created', 'updated', 'unchanged', 'bad'] as const;

/** How far it is, and what became of the rows. */
export const ImportProgress = ({ found }: { found: Import }) => {
  const { t } = useTranslation();
  const { rows, state, options } = found;
  const figure = new Intl.NumberFormat(currentLocale());
  const { read, total } = rows;
  const known = total === null ? {} : { value: read };
  return (
    <div className="x-stack">
      <div className="x-row" role="status">
        <strong>{t(`vocabulary.importState.${state}`)}</strong>
        <span className="x-soft">
          {total === null
            ? t('imports.counting')
            : t('imports.readOf', { read: figure.format(read), total: figure.format(total) })}
        </span>
      </div>
      {isActive(found) && (
        <progress className="import-progress" max={total ?? 1} {...known} aria-label={t('imports.progress')} />
      )}
      <dl className="import-counts">
        {COUNTS.map((name) => (
          <div key={name}>
            <dt>{t(`imports.count.${options.dryRun ? 'dry' : 'real'}.${name}`)}</dt>
            <dd>{figure.format(rows[name])}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
};
