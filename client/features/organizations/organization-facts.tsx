import { useTranslation } from 'react-i18next';
import { useDates } from '#client/lib/dates.ts';
import { useIndustryNames, useRegionNames } from '#client/lib/vocabularies.ts';
import type { Organization } from '#shared/organizations/schema.ts';

/** The entry as its readers may see it. */
export const OrganizationFacts = ({ organization }: { organization: Organization }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const regions = useRegionNames();
  const industries = useIndustryNames(organization.industry !== null);
  const { shortName, creditCode, region, industry, website, intro, createdAt } = organization;
  return (
    <div className="x-stack">
      {intro && <p className="x-keep-lines">{intro}</p>}
      <dl className="x-facts">
        {shortName && (
          <>
            <dt>{t('organizations.field.shortName')}</dt>
            <dd>{shortName}</dd>
          </>
        )}
        {creditCode && (
          <>
            <dt>{t('organizations.field.creditCode')}</dt>
            <dd>{creditCode}</dd>
          </>
        )}
        <dt>{t('organizations.field.region')}</dt>
        <dd>{regions.nameOf(region)}</dd>
        {industry && (
          <>
            <dt>{t('organizations.field.industry')}</dt>
            <dd>{industries.nameOf(industry)}</dd>
          </>
        )}
        {website && (
          <>
            <dt>{t('organizations.field.website')}</dt>
            <dd>
              <a href={website} rel="noopener noreferrer nofollow" target="_blank">
                {website}
              </a>
            </dd>
          </>
        )}
        <dt>{t('organizations.field.createdAt')}</dt>
        <dd>{dates.day(createdAt)}</dd>
      </dl>
    </div>
  );
};
