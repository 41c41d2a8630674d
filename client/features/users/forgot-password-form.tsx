import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '#client/lib/queries.ts';
import { FormProblem, useFieldRule } from '#client/ui/form-problem.tsx';
import { SubmitButton } from '#client/ui/submit-button.tsx';
import { userRoutes } from '#shared/users/routes.ts';
import { emailSchema } from '#shared/users/schema.ts';

export const ForgotPasswordForm = ({ onSent }: { onSent: (email: string) => void }) => {
  const { t } = useTranslation();
  const rule = useFieldRule();
  const [form] = Form.useForm<{ email: string }>();
  const ask = useAct(userRoutes.requestReset, { onDone: (_, { body }) => onSent(body.email) });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      onFinish={(values) => ask.mutate({ body: values })}
    >
      <FormProblem form={form} error={ask.error} />
      <Form.Item name="email" label={t('users.field.email')} rules={[rule(emailSchema)]}>
        <Input type="email" autoComplete="email" inputMode="email" />
      </Form.Item>
      <SubmitButton type="primary" block loading={ask.isPending}>
        {t('users.forgot.submit')}
      </SubmitButton>
    </Form>
  );
};
