import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { isProblem } from '#client/lib/problem-error.ts';
import { useAct } from '#client/lib/queries.ts';
import { FormProblem, useFieldRule } from '#client/ui/form-problem.tsx';
import { SubmitButton } from '#client/ui/submit-button.tsx';
import { say } from '#client/ui/toasts.tsx';
import { userRoutes } from '#shared/users/routes.ts';
import { passwordSchema } from '#shared/users/schema.ts';
import { PasswordInput } from './password-input.tsx';

interface Values {
  current: string;
  next: string;
}

export const PasswordForm = () => {
  const { t } = useTranslation();
  const rule = useFieldRule();
  const [form] = Form.useForm<Values>();
  const change = useAct(userRoutes.changePassword, {
    onRefused: (error) => {
      if (!isProblem(error, 'wrong_credentials')) return;
      form.setFields([{ name: 'current', errors: [t('users.account.wrongCurrent')] }]);
      form.getFieldInstance('current')?.focus();
    },
    onDone: () => {
      form.resetFields();
      say(t('users.account.passwordChanged'));
    },
  });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      onFinish={(values) => change.mutate({ body: values })}
    >
      <FormProblem form={form} error={isProblem(change.error, 'wrong_credentials') ? null : change.error} />
      <Form.Item
        name="current"
        label={t('users.field.currentPassword')}
        rules={[{ required: true, message: t('field.required') }]}
      >
        <PasswordInput autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('users.field.newPassword')}
        extra={t('users.passwordHint')}
        rules={[rule(passwordSchema)]}
      >
        <PasswordInput autoComplete="new-password" />
      </Form.Item>
      <SubmitButton loading={change.isPending}>{t('users.account.passwordSubmit')}</SubmitButton>
    </Form>
  );
};
