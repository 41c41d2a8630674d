import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '#client/lib/queries.ts';
import { FormProblem, useFieldRule } from '#client/ui/form-problem.tsx';
import { SubmitButton } from '#client/ui/submit-button.tsx';
import { userRoutes } from '#shared/users/routes.ts';
import { type Me, passwordSchema } from '#shared/users/schema.ts';
import { PasswordInput } from './password-input.tsx';

interface ResetPasswordFormProps {
  token: string;
  onReset: (me: Me) => void;
}

export const ResetPasswordForm = ({ token, onReset }: ResetPasswordFormProps) => {
  const { t } = useTranslation();
  const rule = useFieldRule();
  const [form] = Form.useForm<{ password: string }>();
  const reset = useAct(userRoutes.reset, { onDone: ({ user }) => onReset(user) });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      onFinish={({ password }) => reset.mutate({ body: { token, password } })}
    >
      <FormProblem form={form} error={reset.error} />
      <Form.Item
        name="password"
        label={t('users.field.newPassword')}
        extra={t('users.passwordHint')}
        rules={[rule(passwordSchema)]}
      >
        <PasswordInput autoComplete="new-password" />
      </Form.Item>
      <SubmitButton type="primary" block loading={reset.isPending}>
        {t('users.reset.submit')}
      </SubmitButton>
    </Form>
  );
};
