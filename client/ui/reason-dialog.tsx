// Why not: one of some reasons, and a line if one likes.
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.tsx';
import { buttonClass } from './link-button.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import './controls.css';

interface ReasonDialogProps<Code extends string> {
  reasons: readonly { code: Code; label: string }[];
  title: string;
  lead: ReactNode;
  /** What the button says. */
  act: string;
  isOpen: boolean;
  isPending: boolean;
  error: unknown;
  onClose: () => void;
  onChosen: (reason: { code: Code; line: string }) => void;
}

export const ReasonDialog = <Code extends string>({
  title,
  lead,
  act,
  reasons,
  isOpen,
  isPending,
  error,
  onClose,
  onChosen,
}: ReasonDialogProps<Code>) => {
  const { t } = useTranslation();
  const id = useId();
  const [code, setCode] = useState<Code | null>(null);
  const [line, setLine] = useState('');
  const [isMissing, setMissing] = useState(false);
  const choose = () => {
    if (code) onChosen({ code, line });
    else setMissing(true);
  };
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      acts={
        <>
          <button type="button" className={buttonClass()} onClick={onClose}>
            {t('common.act.cancel')}
          </button>
          <button type="button" className={buttonClass('primary')} disabled={isPending} onClick={choose}>
            {act}
          </button>
        </>
      }
    >
      <p className="x-soft">{lead}</p>
      <fieldset className="x-choices">
        <legend>{t('common.reason.legend')}</legend>
        {reasons.map(({ code: one, label }) => (
          <label key={one} className="x-choice">
            <input
              type="radio"
              name={`${id}-code`}
              value={one}
              checked={code === one}
              onChange={() => {
                setCode(one);
                setMissing(false);
              }}
            />
            {label}
          </label>
        ))}
      </fieldset>
      {isMissing && (
        <p className="x-wrong" role="alert">
          {t('common.reason.missing')}
        </p>
      )}
      <label className="x-field" htmlFor={`${id}-line`}>
        {t('common.reason.line')}
        <input
          id={`${id}-line`}
          className="x-input"
          maxLength={200}
          value={line}
          onChange={(event) => setLine(event.target.value)}
        />
      </label>
      <ProblemAlert error={error} />
    </Dialog>
  );
};
