import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useIndustryNames, useRegionNames } from '#client/lib/vocabularies.ts';
import { CodeCascader } from '#client/ui/code-cascader.tsx';
import { useFieldRule } from '#client/ui/form-problem.tsx';
import { ORGANIZATION_TYPES, organizationInputSchema } from '#shared/organizations/schema.ts';

const { shape } = organizationInputSchema;

/** The entry's fields, for founding and for editing. */
export const OrganizationFields = () => {
  const { t } = useTranslation();
  const rule = useFieldRule();
  const regions = useRegionNames();
  const industries = useIndustryNames();
  const types = ORGANIZATION_TYPES.filter((type) => type !== 'center');
  return (
    <>
      <Form.Item
        name="name"
        label={t('organizations.field.name')}
        extra={t('organizations.hint.name')}
        required
        rules={[rule(shape.name)]}
      >
        <Input autoComplete="organization" />
      </Form.Item>
      <Form.Item
        name="shortName"
        label={t('organizations.field.shortName')}
        extra={t('organizations.hint.shortName')}
        rules={[rule(shape.shortName)]}
      >
        <Input />
      </Form.Item>
      <Form.Item name="type" label={t('organizations.field.type')} required rules={[rule(shape.type, undefined)]}>
        <Select
          placeholder={t('common.act.choose')}
          options={types.map((type) => ({ value: type, label: t(`vocabulary.organizationType.${type}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="creditCode"
        label={t('organizations.field.creditCode')}
        extra={t('organizations.hint.creditCode')}
        required
        validateTrigger="onBlur"
        rules={[rule(shape.creditCode)]}
      >
        <Input autoCapitalize="characters" autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Form.Item name="region" label={t('organizations.field.region')} required rules={[rule(shape.region, undefined)]}>
        <CodeCascader options={regions.options} placeholder={t('common.select.region')} />
      </Form.Item>
      <Form.Item name="industry" label={t('organizations.field.industry')}>
        <CodeCascader options={industries.options} placeholder={t('common.select.industry')} />
      </Form.Item>
      <Form.Item
        name="website"
        label={t('organizations.field.website')}
        extra={t('organizations.hint.website')}
        validateTrigger="onBlur"
        rules={[rule(shape.website)]}
      >
        <Input type="url" inputMode="url" autoComplete="url" />
      </Form.Item>
      <Form.Item
        name="intro"
        label={t('organizations.field.intro')}
        extra={t('organizations.hint.intro')}
        rules={[rule(shape.intro)]}
      >
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} />
      </Form.Item>
    </>
  );
};
