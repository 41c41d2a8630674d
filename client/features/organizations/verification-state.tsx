import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '#client/lib/queries.ts';
import { Notice } from '#client/ui/notice.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { say } from '#client/ui/toasts.tsx';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import type { Organization } from '#shared/organizations/schema.ts';

/** For members: where the verification stands and what they can do about it. */
export const VerificationState = ({ organization }: { organization: Organization }) => {
  const { t } = useTranslation();
  const request = useAct(organizationRoutes.requestVerification, {
    touches: ['organizations', 'session'],
    onDone: () => say(t('organizations.verification.requested')),
  });
  const { id, verification, refusal, myRole, can } = organization;
  if (verification === 'verified' || myRole === null) return null;
  if (verification === 'pending') {
    return (
      <Notice tone="attention" title={t('organizations.verification.pendingTitle')}>
        {t('organizations.verification.pendingText')}
      </Notice>
    );
  }
  return (
    <>
      <Notice
        tone="attention"
        title={t('organizations.verification.refusedTitle')}
        action={
          can.requestVerification && (
            <Button loading={request.isPending} onClick={() => request.mutate({ params: { id } })}>
              {t('organizations.verification.request')}
            </Button>
          )
        }
      >
        {refusal && t('organizations.verification.refusedText', { reason: refusal })}
      </Notice>
      <ProblemAlert error={request.error} />
    </>
  );
};
