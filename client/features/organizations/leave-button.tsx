import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '#client/lib/queries.ts';
import { useMe } from '#client/lib/session.ts';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { say } from '#client/ui/toasts.tsx';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import type { Organization } from '#shared/organizations/schema.ts';

/** Leaving cannot be undone by the one who leaves, so this asks first. */
export const LeaveButton = ({ organization: { id, name } }: { organization: Organization }) => {
  const { t } = useTranslation();
  const me = useMe();
  const leave = useAct(organizationRoutes.removeMember, {
    touches: ['organizations', 'session'],
    onDone: () => say(t('organizations.members.left')),
  });
  if (!me) return null;
  return (
    <div className="x-stack">
      <Popconfirm
        title={t('organizations.members.leaveConfirm', { name })}
        okText={t('organizations.members.leave')}
        onConfirm={() => leave.mutate({ params: { id, userId: me.id } })}
      >
        <Button danger loading={leave.isPending}>
          {t('organizations.members.leave')}
        </Button>
      </Popconfirm>
      <ProblemAlert error={leave.error} />
    </div>
  );
};
