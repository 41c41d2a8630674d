import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useDates } from '#client/lib/dates.ts';
import { useAct, useRead } from '#client/lib/queries.ts';
import { FormProblem, useFieldRule } from '#client/ui/form-problem.tsx';
import { Panel } from '#client/ui/page.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { SubmitButton } from '#client/ui/submit-button.tsx';
import { say } from '#client/ui/toasts.tsx';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { type invitationSchema, MEMBER_ROLES, type MemberRole } from '#shared/organizations/schema.ts';
import { emailSchema } from '#shared/users/schema.ts';

interface Values {
  email: string;
  role: MemberRole;
}

const InviteForm = ({ organizationId }: { organizationId: string }) => {
  const { t } = useTranslation();
  const rule = useFieldRule();
  const [form] = Form.useForm<Values>();
  const invite = useAct(organizationRoutes.invite, {
    touches: ['organizations'],
    onDone: ({ email }) => {
      form.resetFields();
      say(t('organizations.invitations.sent', { email }));
    },
  });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      initialValues={{ role: 'editor' }}
      onFinish={(values) => invite.mutate({ params: { id: organizationId }, body: values })}
    >
      <FormProblem form={form} error={invite.error} />
      <Form.Item name="email" label={t('organizations.invitations.email')} rules={[rule(emailSchema)]}>
        <Input type="email" inputMode="email" autoComplete="off" />
      </Form.Item>
      <Form.Item name="role" label={t('organizations.invitations.role')}>
        <Select options={MEMBER_ROLES.map((role) => ({ value: role, label: t(`vocabulary.memberRole.${role}`) }))} />
      </Form.Item>
      <SubmitButton loading={invite.isPending}>{t('organizations.invitations.send')}</SubmitButton>
    </Form>
  );
};

interface InvitationRowProps {
  organizationId: string;
  invitation: z.output<typeof invitationSchema>;
}

const InvitationRow = ({ organizationId, invitation }: InvitationRowProps) => {
  const { t } = useTranslation();
  const dates = useDates();
  const { id, email, role, invitedBy, expiresAt } = invitation;
  const withdraw = useAct(organizationRoutes.withdrawInvitation, {
    touches: ['organizations'],
    onDone: () => say(t('organizations.invitations.withdrawn')),
  });
  return (
    <li>
      <div className="organization-person">
        <div className="organization-person-text">
          <span className="x-break">{email}</span>
          <span className="x-faint">
            {t('organizations.invitations.by', { name: invitedBy })} ·{' '}
            {t('organizations.invitations.expires', { day: dates.day(expiresAt) })}
          </span>
        </div>
        <Pill>{t(`vocabulary.memberRole.${role}`)}</Pill>
        <Button
          aria-label={t('organizations.invitations.withdrawOf', { email })}
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate({ params: { id: organizationId, invitationId: id } })}
        >
          {t('organizations.invitations.withdraw')}
        </Button>
      </div>
      <ProblemAlert error={withdraw.error} />
    </li>
  );
};

/** For owners: invite by e-mail, and the invitations that are still open. */
export const InvitationsPanel = ({ organizationId }: { organizationId: string }) => {
  const { t } = useTranslation();
  const invitations = useRead(organizationRoutes.invitations, { params: { id: organizationId } });
  return (
    <Panel title={t('organizations.invitations.title')}>
      <div className="x-stack">
        <InviteForm organizationId={organizationId} />
        <h3>{t('organizations.invitations.open')}</h3>
        <QueryView
          query={invitations}
          isEmpty={({ items }) => items.length === 0}
          empty={<p className="x-faint">{t('organizations.invitations.none')}</p>}
        >
          {({ items }) => (
            <ul className="x-plain">
              {items.map((invitation) => (
                <InvitationRow key={invitation.id} organizationId={organizationId} invitation={invitation} />
              ))}
            </ul>
          )}
        </QueryView>
      </div>
    </Panel>
  );
};
