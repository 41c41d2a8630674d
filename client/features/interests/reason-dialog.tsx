// Why not: one of the eight codes, and a line if one likes.
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#client/ui/dialog.tsx';
import { buttonClass } from '#client/ui/link-button.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { REASON_CODES, type ReasonCode } from '#shared/interests/schema.ts';
import '#client/ui/controls.css';
import './interests.css';

interface ReasonDialogProps {
  title: string;
  lead: ReactNode;
  /** What the button says. */
  act: string;
  isOpen: boolean;
  isPending: boolean;
  error: unknown;
  onClose: () => void;
  onChosen: (reason: { code: ReasonCode; line: string }) => void;
}

export const ReasonDialog = ({ title, lead, act, isOpen, isPending, error, onClose, onChosen }: ReasonDialogProps) => {
  const { t } = useTranslation();
  const id = useId();
  const [code, setCode] = useState<ReasonCode | null>(null);
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
      <fieldset className="interest-reasons">
        <legend>{t('interests.reason.legend')}</legend>
        {REASON_CODES.map((one) => (
          <label key={one} className="interest-reason">
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
            {t(`interests.code.${one}`)}
          </label>
        ))}
      </fieldset>
      {isMissing && (
        <p className="interest-wrong" role="alert">
          {t('interests.reason.missing')}
        </p>
      )}
      <label className="interest-field" htmlFor={`${id}-line`}>
        {t('interests.reason.line')}
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
