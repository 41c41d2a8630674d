import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '#client/lib/queries.ts';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { say } from '#client/ui/toasts.tsx';
import { userRoutes } from '#shared/users/routes.ts';

/** Has the confirmation mail sent once more. */
export const ResendConfirmation = ({ email }: { email: string }) => {
  const { t } = useTranslation();
  const resend = useAct(userRoutes.sendConfirmation, { onDone: () => say(t('users.signUp.resent')) });
  return (
    <div className="x-stack">
      <ProblemAlert error={resend.error} />
      <div>
        <Button loading={resend.isPending} onClick={() => resend.mutate({ body: { email } })}>
          {t('users.signIn.resend')}
        </Button>
      </div>
    </div>
  );
};
