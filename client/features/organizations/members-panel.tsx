import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useDates } from '#client/lib/dates.ts';
import { useAct, useRead } from '#client/lib/queries.ts';
import { useMe } from '#client/lib/session.ts';
import { Panel } from '#client/ui/page.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { say } from '#client/ui/toasts.tsx';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { MEMBER_ROLES, type memberSchema, type Organization } from '#shared/organizations/schema.ts';

type Member = z.output<typeof memberSchema>;

const MemberRow = ({ organization, member }: { organization: Organization; member: Member }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const me = useMe();
  const params = { id: organization.id, userId: member.userId };
  const touches = ['organizations', 'session'];
  const change = useAct(organizationRoutes.changeMember, {
    touches,
    onDone: ({ name, role }) =>
      say(t('organizations.members.roleChanged', { name, role: t(`vocabulary.memberRole.${role}`) })),
  });
  const remove = useAct(organizationRoutes.removeMember, {
    touches,
    onDone: () => say(t('organizations.members.removed', { name: member.name })),
  });
  const isMe = member.userId === me?.id;
  return (
    <li>
      <div className="organization-person">
        <div className="organization-person-text">
          <span>{member.name}</span>
          <span className="x-faint x-break">
            {member.email} · {t('organizations.members.joined', { day: dates.day(member.joinedAt) })}
          </span>
        </div>
        {organization.can.manageMembers ? (
          <div className="x-row">
            <Select
              value={member.role}
              aria-label={t('organizations.members.roleOf', { name: member.name })}
              style={{ minWidth: 110 }}
              disabled={change.isPending}
              options={MEMBER_ROLES.map((role) => ({ value: role, label: t(`vocabulary.memberRole.${role}`) }))}
              onChange={(role) => change.mutate({ params, body: { role } })}
            />
            {!isMe && (
              <Button
                danger
                aria-label={t('organizations.members.removeOf', { name: member.name })}
                loading={remove.isPending}
                onClick={() => remove.mutate({ params })}
              >
                {t('organizations.members.remove')}
              </Button>
            )}
          </div>
        ) : (
          <Pill>{t(`vocabulary.memberRole.${member.role}`)}</Pill>
        )}
      </div>
      <ProblemAlert error={change.error ?? remove.error} />
    </li>
  );
};

/** Who belongs to the organization; owners change roles here. */
export const MembersPanel = ({ organization }: { organization: Organization }) => {
  const { t } = useTranslation();
  const members = useRead(organizationRoutes.members, { params: { id: organization.id } });
  return (
    <Panel title={t('organizations.members.title')}>
      {organization.can.manageMembers && <p className="x-faint">{t('organizations.members.roleHint')}</p>}
      <QueryView query={members}>
        {({ items }) => (
          <ul className="x-plain">
            {items.map((member) => (
              <MemberRow key={member.userId} organization={organization} member={member} />
            ))}
          </ul>
        )}
      </QueryView>
    </Panel>
  );
};
