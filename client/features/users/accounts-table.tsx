import type { TableColumnType } from 'antd';
import { Button, Select, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useDates } from '#client/lib/dates.ts';
import { useMe } from '#client/lib/session.ts';
import { Pill } from '#client/ui/pill.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { DUTIES, type userSchema } from '#shared/users/schema.ts';
import { useAccountChanges } from './use-account-changes.ts';

type Account = z.output<typeof userSchema>;

const AccountState = ({ account }: { account: Account }) => {
  const { t } = useTranslation();
  if (account.isDisabled) return <Pill tone="refusal">{t('users.accounts.disabled')}</Pill>;
  if (!account.isConfirmed) return <Pill tone="attention">{t('users.accounts.unconfirmed')}</Pill>;
  return <Pill tone="good">{t('users.accounts.active')}</Pill>;
};

export const AccountsTable = ({ accounts }: { accounts: Account[] }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const me = useMe();
  const { changeDuty, switchAccount, error, isPending } = useAccountChanges();
  const columns: TableColumnType<Account>[] = [
    {
      title: t('users.field.name'),
      render: (_, account) => (
        <>
          <div>{account.name}</div>
          <div className="x-faint x-break">{account.email}</div>
        </>
      ),
    },
    { title: t('users.field.organizations'), render: (_, { organizations }) => organizations.join('、') || '—' },
    {
      title: t('users.field.duty'),
      render: (_, account) => (
        <Select
          value={account.duty}
          // Taking one's own duty away would lock the door from outside.
          disabled={account.id === me?.id || isPending}
          aria-label={t('users.accounts.dutyOf', { name: account.name })}
          style={{ minWidth: 120 }}
          options={DUTIES.map((duty) => ({ value: duty, label: t(`vocabulary.duty.${duty}`) }))}
          onChange={(duty) => changeDuty(account, duty)}
        />
      ),
    },
    { title: t('users.field.state'), render: (_, account) => <AccountState account={account} /> },
    {
      title: t('users.field.lastSeenAt'),
      render: (_, { lastSeenAt }) => (lastSeenAt ? dates.since(lastSeenAt) : t('users.accounts.never')),
    },
    {
      title: <span className="x-hidden">{t('users.accounts.disable')}</span>,
      render: (_, account) => (
        <Button
          type={account.isDisabled ? 'default' : 'text'}
          disabled={account.id === me?.id || isPending}
          onClick={() => switchAccount(account, !account.isDisabled)}
        >
          {t(account.isDisabled ? 'users.accounts.enable' : 'users.accounts.disable')}
        </Button>
      ),
    },
  ];
  return (
    <div className="x-stack">
      <ProblemAlert error={error} />
      <Table rowKey="id" columns={columns} dataSource={accounts} pagination={false} scroll={{ x: 'max-content' }} />
    </div>
  );
};
