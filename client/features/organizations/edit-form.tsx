import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { isProblem } from '#client/lib/problem-error.ts';
import { useAct } from '#client/lib/queries.ts';
import { useOwnVersion } from '#client/lib/use-own-version.ts';
import { FormProblem } from '#client/ui/form-problem.tsx';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { type Organization, type OrganizationInput, organizationSchema } from '#shared/organizations/schema.ts';
import { inputOf } from './input-of.ts';
import { OrganizationFields } from './organization-fields.tsx';
import { StaleEntry } from './stale-entry.tsx';

interface EditFormProps {
  organization: Organization;
  onSaved: (organization: Organization) => void;
}

/** Changes the entry. When someone else was faster, both texts stand side by side and nothing is lost. */
export const EditForm = ({ organization, onSaved }: EditFormProps) => {
  const { t } = useTranslation();
  const [form] = Form.useForm<OrganizationInput>();
  const update = useAct(organizationRoutes.update, { touches: ['organizations', 'session'], onDone: onSaved });
  const own = useOwnVersion(organization.version, update.error, (version) =>
    update.mutate({ params: { id: organization.id }, body: { ...form.getFieldsValue(), version } }),
  );
  const present = isProblem(update.error, 'stale_version')
    ? organizationSchema.safeParse(update.error.problem.current)
    : null;
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={inputOf(organization)}
      scrollToFirstError={{ block: 'center', focus: true }}
      onFinish={own.save}
    >
      <FormProblem form={form} error={update.error} />
      {present?.success && own.keepMine && update.variables && (
        <StaleEntry
          mine={update.variables.body}
          present={inputOf(present.data)}
          onKeepMine={own.keepMine}
          onTakePresent={() => onSaved(present.data)}
        />
      )}
      <p className="x-soft">{t('organizations.hint.reverify')}</p>
      <OrganizationFields />
      <Button type="primary" htmlType="submit" loading={update.isPending}>
        {t('common.act.save')}
      </Button>
    </Form>
  );
};
