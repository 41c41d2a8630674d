import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { currentLocale } from '#client/lib/language.ts';
import { useAct } from '#client/lib/queries.ts';
import { FormProblem, useFieldRule } from '#client/ui/form-problem.tsx';
import { SubmitButton } from '#client/ui/submit-button.tsx';
import { userRoutes } from '#shared/users/routes.ts';
import { signUpSchema } from '#shared/users/schema.ts';
import { PasswordInput } from './password-input.tsx';

interface Values {
  email: string;
  name: string;
  password: string;
}

/** Opens an account; the mails speak the language of the screen. */
export const SignUpForm = ({ initialEmail, onSent }: { initialEmail: string; onSent: (email: string) => void }) => {
  const { t } = useTranslation();
  const rule = useFieldRule();
  const [form] = Form.useForm<Values>();
  const signUp = useAct(userRoutes.signUp, { onDone: (_, { body }) => onSent(body.email) });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      initialValues={{ email: initialEmail }}
      onFinish={(values) => signUp.mutate({ body: { ...values, locale: currentLocale() } })}
    >
      <FormProblem form={form} error={signUp.error} />
      <Form.Item name="email" label={t('users.field.email')} rules={[rule(signUpSchema.shape.email)]}>
        <Input type="email" autoComplete="email" inputMode="email" />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('users.field.name')}
        extra={t('users.nameHint')}
        rules={[rule(signUpSchema.shape.name)]}
      >
        <Input autoComplete="name" maxLength={60} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('users.field.password')}
        extra={t('users.passwordHint')}
        rules={[rule(signUpSchema.shape.password)]}
      >
        <PasswordInput autoComplete="new-password" />
      </Form.Item>
      <SubmitButton type="primary" block loading={signUp.isPending}>
        {t('users.signUp.submit')}
      </SubmitButton>
    </Form>
  );
};
