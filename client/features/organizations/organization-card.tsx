import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRegionNames } from '#client/lib/vocabularies.ts';
import type { Organization } from '#shared/organizations/schema.ts';
import { OrganizationPills } from './organization-pills.tsx';

/** One row of the list of organizations. */
export const OrganizationCard = ({ organization, to }: { organization: Organization; to: string }) => {
  const { t } = useTranslation();
  const regions = useRegionNames();
  const { name, region, intro, publishedNeeds, publishedCapabilities } = organization;
  const counts = [
    ...(publishedNeeds > 0 ? [t('common.count.needs', { count: publishedNeeds })] : []),
    ...(publishedCapabilities > 0 ? [t('common.count.capabilities', { count: publishedCapabilities })] : []),
  ];
  return (
    <li className="x-panel organization-card">
      <h2 className="organization-card-name">
        <Link to={to}>{name}</Link>
      </h2>
      <div className="x-row">
        <OrganizationPills organization={organization} />
        <span className="x-faint">{regions.nameOf(region)}</span>
      </div>
      {intro && <p className="x-soft organization-card-intro">{intro}</p>}
      {counts.length > 0 && <p className="x-faint">{counts.join(' · ')}</p>}
    </li>
  );
};
