// Acts that change where a posting stands. None can be taken back as it was, so each says first what it does.
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Posting } from '#client/features/postings/content.ts';
import { nounAddress, nounRoutes } from '#client/features/postings/noun.ts';
import { useAct } from '#client/lib/queries.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { buttonClass } from '#client/ui/link-button.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { say } from '#client/ui/toasts.tsx';
import type { PostingNoun } from '#shared/postings/schema.ts';
import '#client/ui/controls.css';

export type PostingAct = 'renew' | 'finish' | 'withdraw' | 'reopen';

interface ActDialogProps {
  act: PostingAct;
  isOpen: boolean;
  onClose: () => void;
  noun: PostingNoun;
  posting: Posting;
}

const RENEWAL_MONTHS = 6;

const isoDay = (date: Date): string => date.toLocaleDateString('sv-SE');

/** Longer than it is valid now, never shorter. */
const renewedFrom = (validUntil: string | null): string => {
  const today = isoDay(new Date());
  const date = new Date(`${validUntil && validUntil > today ? validUntil : today}T00:00:00`);
  date.setMonth(date.getMonth() + RENEWAL_MONTHS);
  return isoDay(date);
};

const tomorrow = (): string => isoDay(new Date(Date.now() + 86_400_000));

export const ActDialog = ({ act, isOpen, onClose, noun, posting }: ActDialogProps) => {
  const { t } = useTranslation();
  const dayId = useId();
  const [validUntil, setValidUntil] = useState(() => renewedFrom(posting.validUntil));
  const options = {
    touches: [nounAddress[noun]],
    onDone: () => {
      say(t(`postings.confirm.${act}.done`));
      onClose();
    },
  };
  const renew = useAct(nounRoutes[noun].renew, options);
  const change = useAct(nounRoutes[noun][act === 'renew' ? 'finish' : act], options);
  const { id, version } = posting;
  const running = act === 'renew' ? renew : change;
  const run = () =>
    act === 'renew'
      ? renew.mutate({ params: { id }, body: { version, validUntil } })
      : change.mutate({ params: { id }, body: { version } });
  return (
    <Dialog
      title={t(`postings.confirm.${act}.title`)}
      isOpen={isOpen}
      onClose={onClose}
      acts={
        <>
          <button type="button" className={buttonClass()} onClick={onClose}>
            {t('common.act.cancel')}
          </button>
          <button type="button" className={buttonClass('primary')} disabled={running.isPending} onClick={run}>
            {t(`postings.act.${act}`)}
          </button>
        </>
      }
    >
      <p>{t(`postings.confirm.${act}.text`)}</p>
      {act === 'renew' && (
        <p className="x-row">
          <label htmlFor={dayId}>{t('postings.field.validUntil')}</label>
          <input
            id={dayId}
            className="x-input"
            type="date"
            min={tomorrow()}
            value={validUntil}
            onChange={(event) => setValidUntil(event.target.value)}
          />
        </p>
      )}
      <ProblemAlert error={running.error} />
    </Dialog>
  );
};
