import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '#client/lib/queries.ts';
import { useOwnVersion } from '#client/lib/use-own-version.ts';
import { useIndustryNames, useRegionNames } from '#client/lib/vocabularies.ts';
import { BothTexts } from '#client/ui/both-texts.tsx';
import { FormProblem } from '#client/ui/form-problem.tsx';
import { SubmitButton } from '#client/ui/submit-button.tsx';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import {
  ORGANIZATION_TYPES,
  type Organization,
  type OrganizationInput,
  organizationSchema,
} from '#shared/organizations/schema.ts';
import { inputOf } from './input-of.ts';
import { OrganizationFields } from './organization-fields.tsx';

const FIELDS = ['name', 'shortName', 'type', 'creditCode', 'region', 'industry', 'website', 'intro'] as const;
type Entry = Partial<Record<(typeof FIELDS)[number], string | null | undefined>>;

/** An entry as people read it, row by row. */
const useRows = () => {
  const { t } = useTranslation();
  const regions = useRegionNames();
  const industries = useIndustryNames();
  const wordOf = (field: (typeof FIELDS)[number], value: string): string => {
    if (field === 'region') return regions.nameOf(value);
    if (field === 'industry') return industries.nameOf(value);
    const type = field === 'type' && ORGANIZATION_TYPES.find((one) => one === value);
    return type ? t(`vocabulary.organizationType.${type}`) : value;
  };
  return (entry: Entry) =>
    FIELDS.map((field) => {
      const value = entry[field];
      return [t(`organizations.field.${field}`), value ? wordOf(field, value) : ''] as const;
    });
};

interface EditFormProps {
  organization: Organization;
  onSaved: (organization: Organization) => void;
}

/** Changes the entry. When someone else was faster, both texts stand side by side and nothing is lost. */
export const EditForm = ({ organization, onSaved }: EditFormProps) => {
  const { t } = useTranslation();
  const [form] = Form.useForm<OrganizationInput>();
  const update = useAct(organizationRoutes.update, { touches: ['organizations', 'session'], onDone: onSaved });
  const own = useOwnVersion({
    version: organization.version,
    schema: organizationSchema,
    error: update.error,
    save: (version) => update.mutate({ params: { id: organization.id }, body: { ...form.getFieldsValue(), version } }),
  });
  const rowsOf = useRows();
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={inputOf(organization)}
      scrollToFirstError={{ block: 'center', focus: true }}
      onFinish={own.save}
    >
      <FormProblem form={form} error={update.error} />
      {own.stale && update.variables && (
        <BothTexts
          mine={rowsOf(update.variables.body)}
          present={rowsOf(inputOf(own.stale.present))}
          onKeepMine={own.stale.keepMine}
          onTakePresent={() => own.stale && onSaved(own.stale.present)}
        />
      )}
      <p className="x-soft">{t('organizations.hint.reverify')}</p>
      <OrganizationFields />
      <SubmitButton type="primary" loading={update.isPending}>
        {t('common.act.save')}
      </SubmitButton>
    </Form>
  );
};
