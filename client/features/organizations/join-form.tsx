import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { isProblem } from '#client/lib/problem-error.ts';
import { useAct } from '#client/lib/queries.ts';
import { FormProblem } from '#client/ui/form-problem.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Panel } from '#client/ui/page.tsx';
import { SubmitButton } from '#client/ui/submit-button.tsx';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import type { Organization } from '#shared/organizations/schema.ts';

/** Asks the owners to be let in. */
export const JoinForm = ({ organization: { id, can } }: { organization: Organization }) => {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ message: string }>();
  const ask = useAct(organizationRoutes.requestToJoin, { touches: ['organizations'] });
  const isWaiting = ask.isSuccess || isProblem(ask.error, 'already_exists');
  // After asking, one may not ask again; what was said about it stays.
  if (!can.requestToJoin && !isWaiting) return null;
  return (
    <Panel title={t('organizations.join.action')}>
      {isWaiting ? (
        <Notice tone="good">{t(ask.isSuccess ? 'organizations.join.sent' : 'organizations.join.pending')}</Notice>
      ) : (
        <Form
          form={form}
          layout="vertical"
          initialValues={{ message: '' }}
          onFinish={(values) => ask.mutate({ params: { id }, body: values })}
        >
          <FormProblem form={form} error={ask.error} />
          <Form.Item name="message" label={t('organizations.join.message')} extra={t('organizations.join.messageHint')}>
            <Input maxLength={300} />
          </Form.Item>
          <SubmitButton loading={ask.isPending}>{t('organizations.join.action')}</SubmitButton>
        </Form>
      )}
    </Panel>
  );
};
