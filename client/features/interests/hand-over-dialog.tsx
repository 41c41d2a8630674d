import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '#client/lib/queries.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { buttonClass } from '#client/ui/link-button.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { say } from '#client/ui/toasts.tsx';
import { interestRoutes } from '#shared/interests/routes.ts';
import type { Interest } from '#shared/interests/schema.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import '#client/ui/controls.css';

interface HandOverDialogProps {
  interest: Interest;
  isOpen: boolean;
  onClose: () => void;
}

/** Lets a colleague who writes for the organization answer. */
export const HandOverDialog = ({ interest, isOpen, onClose }: HandOverDialogProps) => {
  const { t } = useTranslation();
  const id = useId();
  const [userId, setUserId] = useState('');
  const params = { id: interest.to?.id ?? '' };
  const members = useRead(organizationRoutes.members, { params }, { when: isOpen && params.id !== '' });
  const colleagues = (members.data?.items ?? []).filter(
    (one) => one.role !== 'member' && one.userId !== interest.answeringPerson?.id,
  );
  const handOver = useAct(interestRoutes.handOver, {
    touches: ['interests'],
    onDone: () => {
      say(t('interests.act.handedOver'));
      onClose();
    },
  });
  const chosen = userId || colleagues[0]?.userId;
  return (
    <Dialog
      title={t('interests.act.handOver')}
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
            disabled={handOver.isPending || !chosen}
            onClick={() => chosen && handOver.mutate({ params: { id: interest.id }, body: { userId: chosen } })}
          >
            {t('interests.act.handOver')}
          </button>
        </>
      }
    >
      {members.data && colleagues.length === 0 ? (
        <p className="x-soft">{t('interests.act.noColleague')}</p>
      ) : (
        <label className="x-field" htmlFor={id}>
          {t('interests.act.colleague')}
          <select id={id} className="x-input" value={chosen} onChange={(event) => setUserId(event.target.value)}>
            {colleagues.map((one) => (
              <option key={one.userId} value={one.userId}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      )}
      <ProblemAlert error={members.error ?? handOver.error} />
    </Dialog>
  );
};
