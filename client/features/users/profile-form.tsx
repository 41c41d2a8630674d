import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '#client/lib/language.ts';
import { useAct } from '#client/lib/queries.ts';
import { FormProblem, useFieldRule } from '#client/ui/form-problem.tsx';
import { SubmitButton } from '#client/ui/submit-button.tsx';
import { say } from '#client/ui/toasts.tsx';
import { userRoutes } from '#shared/users/routes.ts';
import { LOCALES, type Locale, type Me, signUpSchema } from '#shared/users/schema.ts';

interface Values {
  name: string;
  locale: Locale;
}

export const ProfileForm = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  const rule = useFieldRule();
  const [form] = Form.useForm<Values>();
  const update = useAct(userRoutes.updateMe, {
    touches: ['session'],
    onDone: ({ user }) => {
      say(t('users.account.profileSaved'));
      void chooseLanguage(user.locale);
    },
  });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ name: me.name, locale: me.locale }}
      onFinish={(values) => update.mutate({ body: values })}
    >
      <FormProblem form={form} error={update.error} />
      <Form.Item label={t('users.field.email')}>
        <span className="x-break">{me.email}</span>
      </Form.Item>
      <Form.Item name="name" label={t('users.field.name')} rules={[rule(signUpSchema.shape.name)]}>
        <Input autoComplete="name" />
      </Form.Item>
      <Form.Item name="locale" label={t('users.field.locale')}>
        <Select options={LOCALES.map((locale) => ({ value: locale, label: t(`vocabulary.locale.${locale}`) }))} />
      </Form.Item>
      <SubmitButton type="primary" loading={update.isPending}>
        {t('common.act.save')}
      </SubmitButton>
    </Form>
  );
};
