// What else one may do with a deal: let it rest, end it with a reason, take it up again. `can` decides.
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#client/lib/queries.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { buttonClass } from '#client/ui/link-button.tsx';
import { MenuButton } from '#client/ui/menu-button.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { ReasonDialog } from '#client/ui/reason-dialog.tsx';
import { say } from '#client/ui/toasts.tsx';
import { dealRoutes } from '#shared/deals/routes.ts';
import type { Deal } from '#shared/deals/schema.ts';
import { REASON_CODES } from '#shared/interests/schema.ts';
import { TOUCHED } from './use-deal.ts';
import '#client/ui/controls.css';

const REASON_MIN = 4;

const StallDialog = ({ id, isOpen, onClose }: { id: string; isOpen: boolean; onClose: () => void }) => {
  const { t } = useTranslation();
  const fieldId = useId();
  const [reason, setReason] = useState('');
  const stall = useAct(dealRoutes.stall, { touches: TOUCHED, onDone: onClose });
  return (
    <Dialog
      title={t('deals.act.stall')}
      isOpen={isOpen}
      onClose={onClose}
      acts={
        <>
          <button type="button" className={buttonClass()} onClick={onClose}>
            {t('common.act.cancel')}
          </button>
          <button
            type="button"
            className={buttonClass('primary')}
            disabled={stall.isPending || reason.trim().length < REASON_MIN}
            onClick={() => stall.mutate({ params: { id }, body: { reason } })}
          >
            {t('deals.act.stall')}
          </button>
        </>
      }
    >
      <label className="x-field" htmlFor={fieldId}>
        {t('deals.act.stallReason')}
        <input
          id={fieldId}
          className="x-input"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <ProblemAlert error={stall.error} />
    </Dialog>
  );
};

export const DealActs = ({ deal }: { deal: Deal }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'stall' | 'decline' | 'withdraw' | null>(null);
  const { id, can } = deal;
  const params = { id };
  const closing = () => setOpen(null);
  const close = useAct(dealRoutes.close, {
    touches: TOUCHED,
    onDone: () => {
      closing();
      say(t('deals.act.closed'));
    },
  });
  const resume = useAct(dealRoutes.resume, { touches: TOUCHED });
  const reopen = useAct(dealRoutes.reopen, { touches: TOUCHED });
  const how = open === 'withdraw' ? 'withdraw' : 'decline';
  return (
    <>
      {can.resume && (
        <button
          type="button"
          className={buttonClass('primary')}
          disabled={resume.isPending}
          onClick={() => resume.mutate({ params })}
        >
          {t('deals.act.resume')}
        </button>
      )}
      {can.reopen && (
        <button
          type="button"
          className={buttonClass('primary')}
          disabled={reopen.isPending}
          onClick={() => reopen.mutate({ params })}
        >
          {t('deals.act.reopen')}
        </button>
      )}
      {(can.stall || can.decline) && (
        <MenuButton label={t('common.act.more')} face={t('common.act.more')} className={buttonClass()}>
          {can.stall && (
            <button type="button" onClick={() => setOpen('stall')}>
              {t('deals.act.stall')}
            </button>
          )}
          {can.decline && (
            <button type="button" onClick={() => setOpen('decline')}>
              {t('deals.act.decline')}
            </button>
          )}
          {can.withdraw && (
            <button type="button" onClick={() => setOpen('withdraw')}>
              {t('deals.act.withdraw')}
            </button>
          )}
        </MenuButton>
      )}
      <ProblemAlert error={resume.error ?? reopen.error} />
      <StallDialog id={id} isOpen={open === 'stall'} onClose={closing} />
      <ReasonDialog
        reasons={REASON_CODES.map((code) => ({ code, label: t(`interests.code.${code}`) }))}
        title={t(`deals.act.${how}`)}
        lead={t('deals.act.closeLead')}
        act={t(`deals.act.${how}`)}
        isOpen={open === 'decline' || open === 'withdraw'}
        isPending={close.isPending}
        error={close.error}
        onClose={closing}
        onChosen={(reason) => close.mutate({ params, body: { how, reason } })}
      />
    </>
  );
};
