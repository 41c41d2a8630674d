import { useTranslation } from 'react-i18next';
import { buttonClass } from './link-button.tsx';
import { Notice } from './notice.tsx';

type Rows = readonly (readonly [label: string, text: string])[];

interface BothTextsProps {
  mine: Rows;
  /** The same labels, with what is there now. */
  present: Rows;
  onKeepMine: () => void;
  onTakePresent: () => void;
}

/** Somebody else was faster: what I typed beside what is there now, where the two differ. */
export const BothTexts = ({ mine, present, onKeepMine, onTakePresent }: BothTextsProps) => {
  const { t } = useTranslation();
  const now = new Map(present);
  return (
    <Notice
      tone="attention"
      action={
        <>
          <button type="button" className={buttonClass()} onClick={onKeepMine}>
            {t('common.stale.keepMine')}
          </button>
          <button type="button" className={buttonClass()} onClick={onTakePresent}>
            {t('common.stale.takePresent')}
          </button>
        </>
      }
    >
      <p>{t('common.stale.lead')}</p>
      <dl className="x-stack">
        {mine
          .filter(([label, text]) => text !== now.get(label))
          .map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="x-keep-lines">
                {t('common.stale.mine')}: {text || '—'}
              </dd>
              <dd className="x-keep-lines">
                {t('common.stale.present')}: {now.get(label) || '—'}
              </dd>
            </div>
          ))}
      </dl>
    </Notice>
  );
};
