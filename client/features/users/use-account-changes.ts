import { useTranslation } from 'react-i18next';
import { useAct } from '#client/lib/queries.ts';
import { say } from '#client/ui/toasts.tsx';
import { userRoutes } from '#shared/users/routes.ts';
import type { Duty } from '#shared/users/schema.ts';

interface Account {
  id: string;
  name: string;
  duty: Duty;
}

/** Duties and disabling take effect at once and can be taken back from the confirmation. */
export const useAccountChanges = () => {
  const { t } = useTranslation();
  const update = useAct(userRoutes.update, { touches: ['users', 'facts'] });
  const changeDuty = (account: Account, duty: Duty) =>
    update.mutate(
      { params: { id: account.id }, body: { duty } },
      {
        onSuccess: () =>
          say(t('users.accounts.dutyToast', { name: account.name, duty: t(`vocabulary.duty.${duty}`) }), {
            label: t('common.act.undo'),
            run: () => update.mutate({ params: { id: account.id }, body: { duty: account.duty } }),
          }),
      },
    );
  const switchAccount = (account: Account, isDisabled: boolean) =>
    update.mutate(
      { params: { id: account.id }, body: { isDisabled } },
      {
        onSuccess: () =>
          say(
            isDisabled
              ? t('users.accounts.disabledToast', { name: account.name })
              : t('users.accounts.enabledToast', { name: account.name }),
            {
              label: t('common.act.undo'),
              run: () => update.mutate({ params: { id: account.id }, body: { isDisabled: !isDisabled } }),
            },
          ),
      },
    );
  return { changeDuty, switchAccount, error: update.error, isPending: update.isPending };
};
