import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { isProblem } from '#client/lib/problem-error.ts';
import { useAct } from '#client/lib/queries.ts';
import { FormProblem } from '#client/ui/form-problem.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { SubmitButton } from '#client/ui/submit-button.tsx';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import type { Organization, OrganizationInput } from '#shared/organizations/schema.ts';
import { OrganizationFields } from './organization-fields.tsx';

/** Founds an organization; the caller becomes its owner. */
export const FoundForm = ({ onFounded }: { onFounded: (organization: Organization) => void }) => {
  const { t } = useTranslation();
  const [form] = Form.useForm<OrganizationInput>();
  const found = useAct(organizationRoutes.create, { touches: ['organizations', 'session'], onDone: onFounded });
  return (
    <Form
      form={form}
      layout="vertical"
      scrollToFirstError={{ block: 'center', focus: true }}
      onFinish={(values) => found.mutate({ body: values })}
    >
      <div className="x-stack">
        <FormProblem form={form} error={found.error} />
        {isProblem(found.error, 'already_exists') && <Notice tone="attention">{t('organizations.new.exists')}</Notice>}
      </div>
      <OrganizationFields />
      <SubmitButton type="primary" loading={found.isPending}>
        {t('organizations.new.submit')}
      </SubmitButton>
    </Form>
  );
};
