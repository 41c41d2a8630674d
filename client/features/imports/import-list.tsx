import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { z } from 'zod';
import { pathTo } from '#client/app/paths.ts';
import { useAddressState } from '#client/lib/address-state.ts';
import { useDates } from '#client/lib/dates.ts';
import { currentLocale } from '#client/lib/language.ts';
import { useRead } from '#client/lib/queries.ts';
import { useNotice } from '#client/lib/use-live.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { LinkButton } from '#client/ui/link-button.tsx';
import { Page } from '#client/ui/page.tsx';
import { Pager } from '#client/ui/pager.tsx';
import { Pill, type Tone } from '#client/ui/pill.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { ListSkeleton } from '#client/ui/skeleton.tsx';
import { importRoutes } from '#shared/imports/routes.ts';
import type { Import } from '#shared/imports/schema.ts';
import './imports.css';

const LIMIT = 20;
const stateSchema = z.object({ page: z.coerce.number().int().min(1).default(1) });

const TONES: Record<Import['state'], Tone> = {
  waiting: 'attention',
  running: 'attention',
  done: 'good',
  failed: 'refusal',
  cancelled: 'outline',
};

const ImportRow = ({ found }: { found: Import }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const figure = new Intl.NumberFormat(currentLocale());
  const { rows, options } = found;
  return (
    <li className="import-row">
      <div className="x-row">
        <Link to={pathTo('import', { id: found.id })} className="x-break">
          {found.fileName}
        </Link>
        <Pill tone={TONES[found.state]}>{t(`vocabulary.importState.${found.state}`)}</Pill>
        {options.dryRun && <Pill tone="outline">{t('imports.isDry')}</Pill>}
      </div>
      <p className="x-faint">
        {t(`vocabulary.noun.${options.noun}`)} · {options.source} · {found.by} · {dates.since(found.startedAt)}
      </p>
      <p className="x-soft">
        {t('imports.summary', {
          created: figure.format(rows.created),
          updated: figure.format(rows.updated),
          unchanged: figure.format(rows.unchanged),
          bad: figure.format(rows.bad),
        })}
      </p>
    </li>
  );
};

/** Imports, newest first. */
export const ImportList = () => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [{ page }] = useAddressState(stateSchema);
  const query = useRead(importRoutes.list, { query: { page, limit: LIMIT } }, { keepPrevious: true });
  useNotice('import.progress', ({ state }) => {
    if (state !== 'running') void client.invalidateQueries({ queryKey: ['imports'] });
  });
  const newImport = (
    <LinkButton to={pathTo('newImport')} look="primary">
      {t('imports.new')}
    </LinkButton>
  );
  return (
    <Page title={t('imports.title')} lead={t('imports.lead')} actions={newImport}>
      <QueryView
        query={query}
        skeleton={<ListSkeleton items={3} />}
        isEmpty={({ total }) => total === 0}
        empty={<EmptyState title={t('imports.empty')} text={t('imports.emptyText')} action={newImport} />}
      >
        {({ items, total }) => (
          <>
            <ol className="x-plain import-list">
              {items.map((found) => (
                <ImportRow key={found.id} found={found} />
              ))}
            </ol>
            <Pager page={page} limit={LIMIT} total={total} />
          </>
        )}
      </QueryView>
    </Page>
  );
};
