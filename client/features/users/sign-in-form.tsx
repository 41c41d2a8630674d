import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { isProblem } from '#client/lib/problem-error.ts';
import { useAct } from '#client/lib/queries.ts';
import { FormProblem, useFieldRule } from '#client/ui/form-problem.tsx';
import { SubmitButton } from '#client/ui/submit-button.tsx';
import { userRoutes } from '#shared/users/routes.ts';
import { emailSchema, type Me } from '#shared/users/schema.ts';
import { PasswordInput } from './password-input.tsx';
import { ResendConfirmation } from './resend-confirmation.tsx';

interface Values {
  email: string;
  password: string;
}

/** E-mail and password. `onSignedIn` decides where to go. */
export const SignInForm = ({ onSignedIn }: { onSignedIn: (me: Me) => void }) => {
  const { t } = useTranslation();
  const rule = useFieldRule();
  const [form] = Form.useForm<Values>();
  const signIn = useAct(userRoutes.signIn, { onDone: ({ user }) => onSignedIn(user) });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      onFinish={(values) => signIn.mutate({ body: values })}
    >
      <div className="x-stack">
        <FormProblem form={form} error={signIn.error} />
        {isProblem(signIn.error, 'email_not_confirmed') && signIn.variables && (
          <ResendConfirmation email={signIn.variables.body.email} />
        )}
      </div>
      <Form.Item name="email" label={t('users.field.email')} rules={[rule(emailSchema)]}>
        <Input type="email" autoComplete="username" inputMode="email" />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('users.field.password')}
        rules={[{ required: true, message: t('field.required') }]}
      >
        <PasswordInput autoComplete="current-password" />
      </Form.Item>
      <SubmitButton type="primary" block loading={signIn.isPending}>
        {t('users.signIn.submit')}
      </SubmitButton>
    </Form>
  );
};
