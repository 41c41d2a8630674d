import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Notice } from '#client/ui/notice.tsx';

const FIELDS = ['name', 'shortName', 'type', 'creditCode', 'region', 'industry', 'website', 'intro'] as const;
type Entry = Partial<Record<(typeof FIELDS)[number], string | null | undefined>>;

interface StaleEntryProps {
  mine: Entry;
  present: Entry;
  onKeepMine: () => void;
  onTakePresent: () => void;
}

/** What I typed beside what is there now, where the two differ. */
export const StaleEntry = ({ mine, present, onKeepMine, onTakePresent }: StaleEntryProps) => {
  const { t } = useTranslation();
  const different = FIELDS.filter((field) => (mine[field] ?? '') !== (present[field] ?? ''));
  return (
    <Notice
      tone="attention"
      action={
        <>
          <Button onClick={onKeepMine}>{t('organizations.edit.keepMine')}</Button>
          <Button onClick={onTakePresent}>{t('organizations.edit.stale')}</Button>
        </>
      }
    >
      <p>{t('organizations.edit.staleLead')}</p>
      <dl className="x-stack">
        {different.map((field) => (
          <div key={field}>
            <dt>{t(`organizations.field.${field}`)}</dt>
            <dd>
              {t('organizations.edit.mine')}: {mine[field] || '—'}
            </dd>
            <dd>
              {t('organizations.edit.present')}: {present[field] || '—'}
            </dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
};
