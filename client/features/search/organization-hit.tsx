import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { z } from 'zod';
import { pathTo } from '#client/app/paths.ts';
import { MarkedText } from '#client/ui/marked-text.tsx';
import { Pill } from '#client/ui/pill.tsx';
import type { searchRoutes } from '#shared/search/routes.ts';

export type SearchReply = z.output<(typeof searchRoutes)['search']['reply']>;
export type OrganizationHit = SearchReply['organizations']['items'][number];

export const OrganizationHitRow = ({ hit }: { hit: OrganizationHit }) => {
  const { t } = useTranslation();
  return (
    <div className="x-row">
      <Link to={pathTo('organization', { id: hit.id })}>
        <MarkedText text={hit.name} marks={hit.marked} />
      </Link>
      <Pill>{t(`vocabulary.organizationType.${hit.type}`)}</Pill>
    </div>
  );
};
