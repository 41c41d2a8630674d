// On a match card: one click to interest, one click to say why not.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '#client/lib/queries.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { ReasonDialog } from '#client/ui/reason-dialog.tsx';
import { say } from '#client/ui/toasts.tsx';
import { interestRoutes } from '#shared/interests/routes.ts';
import type { PostingRef } from '#shared/interests/schema.ts';
import { SendDialog } from './send-dialog.tsx';
import { StandingLine } from './standing-line.tsx';
import { useInterestsLive } from './use-interests-live.ts';
import { useReasons } from './use-reasons.ts';

interface MatchActsProps {
  /** Whose matches are shown. */
  posting: PostingRef & { title: string; organizationId: string | undefined };
  counterpart: PostingRef & { title: string };
}

export const MatchActs = ({ posting, counterpart }: MatchActsProps) => {
  const { t } = useTranslation();
  const reasons = useReasons();
  useInterestsLive();
  const [open, setOpen] = useState<'send' | 'pass' | null>(null);
  const close = () => setOpen(null);
  const own = { noun: posting.noun, id: posting.id };
  const other = { noun: counterpart.noun, id: counterpart.id };
  const standing = useRead(interestRoutes.standing, { query: own });
  const undo = useAct(interestRoutes.undoPass, { touches: ['interests'] });
  const pass = useAct(interestRoutes.pass, {
    touches: ['interests'],
    onDone: () => {
      close();
      say(t('interests.match.passDone'), {
        label: t('common.act.undo'),
        run: () => undo.mutate({ body: { posting: own, counterpart: other } }),
      });
    },
  });
  if (!standing.data) return null;
  const { items, can } = standing.data;
  const said = items.find((item) => item.counterpart.id === counterpart.id);
  const isUnderWay = said?.kind === 'interest' && (said.state === 'sent' || said.state === 'accepted');
  if (!can.send && !can.pass && !said) return null;
  return (
    <div className="x-stack interest-acts">
      {said && <StandingLine standing={said} />}
      {!isUnderWay && (can.send || can.pass) && (
        <div className="x-row">
          {can.send && (
            <button type="button" className={buttonClass('primary')} onClick={() => setOpen('send')}>
              {t('interests.match.send')}
            </button>
          )}
          {can.pass &&
            (said?.kind === 'pass' ? (
              <button
                type="button"
                className={buttonClass()}
                onClick={() => undo.mutate({ body: { posting: own, counterpart: other } })}
              >
                {t('interests.match.undoPass')}
              </button>
            ) : (
              <button type="button" className={buttonClass()} onClick={() => setOpen('pass')}>
                {t('interests.match.pass')}
              </button>
            ))}
        </div>
      )}
      <SendDialog target={counterpart} offer={posting} isOpen={open === 'send'} onClose={close} />
      <ReasonDialog
        reasons={reasons}
        title={t('interests.match.passTitle')}
        lead={t('interests.match.passLead')}
        act={t('interests.match.pass')}
        isOpen={open === 'pass'}
        isPending={pass.isPending}
        error={pass.error}
        onClose={close}
        onChosen={(reason) => pass.mutate({ body: { posting: own, counterpart: other, reason } })}
      />
    </div>
  );
};
