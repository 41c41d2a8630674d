// One import: how far it is, which column feeds what, which rows are bad and why; run it for real, or stop it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { listPath } from '#client/features/postings/noun.ts';
import { usePostingWords } from '#client/features/postings/words.ts';
import { useDates } from '#client/lib/dates.ts';
import { buttonClass, LinkButton } from '#client/ui/link-button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page, Panel } from '#client/ui/page.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { PageSkeleton } from '#client/ui/skeleton.tsx';
import type { Import } from '#shared/imports/schema.ts';
import { BadRows } from './bad-rows.tsx';
import { ImportProgress } from './import-progress.tsx';
import { MappingTable } from './mapping-table.tsx';
import { isActive, useImport } from './use-import.ts';
import '#client/ui/controls.css';
import './imports.css';

interface PartProps {
  found: Import;
  acts: Pick<ReturnType<typeof useImport>, 'run' | 'cancel'>;
}

/** What the server can still run: a dry run that ended, or a real run that stopped half way. */
const canRun = (found: Import): boolean => found.endedAt !== null && !(found.state === 'done' && !found.options.dryRun);

const Acts = ({ found, acts, mapping }: PartProps & { mapping: Record<string, string> | null }) => {
  const { t } = useTranslation();
  const { run, cancel } = acts;
  const params = { id: found.id };
  const isBusy = run.isPending || cancel.isPending;
  const start = (dryRun: boolean) => run.mutate({ params, body: { dryRun, ...(mapping ? { mapping } : {}) } });
  if (isActive(found)) {
    return (
      <button type="button" className={buttonClass()} disabled={isBusy} onClick={() => cancel.mutate({ params })}>
        {t('imports.cancel')}
      </button>
    );
  }
  if (!canRun(found)) {
    return (
      <LinkButton to={listPath(found.options.noun)} look="primary">
        {t(`imports.seeList.${found.options.noun}`)}
      </LinkButton>
    );
  }
  return (
    <>
      {mapping && (
        <button type="button" className={buttonClass('primary')} disabled={isBusy} onClick={() => start(true)}>
          {t('imports.dryRunAgain')}
        </button>
      )}
      <button
        type="button"
        className={buttonClass(mapping ? 'default' : 'primary')}
        disabled={isBusy}
        onClick={() => start(false)}
      >
        {t(found.options.dryRun ? 'imports.run' : 'imports.goOn')}
      </button>
    </>
  );
};

const Found = ({ found, acts }: PartProps) => {
  const { t } = useTranslation();
  const { kind } = usePostingWords();
  const dates = useDates();
  const [changed, setChanged] = useState<Record<string, string> | null>(null);
  const { options } = found;
  const isOpen = canRun(found);
  // A mapping that has been run is the one in force.
  const mapping = isOpen ? changed : null;
  return (
    <Page
      title={found.fileName}
      eyebrow={<Link to={pathTo('imports')}>{t('imports.title')}</Link>}
      meta={
        <>
          <Pill tone="good">
            {t(`vocabulary.noun.${options.noun}`)} · {kind(options.noun, options.kind)}
          </Pill>
          <Pill tone={options.dryRun ? 'attention' : 'neutral'}>
            {t(options.dryRun ? 'imports.isDry' : 'imports.isReal')}
          </Pill>
          <span className="x-faint">{t('imports.fromSource', { source: options.source })}</span>
          <span className="x-faint">
            {found.by} · {dates.moment(found.startedAt)}
          </span>
        </>
      }
      actions={<Acts found={found} acts={acts} mapping={mapping} />}
    >
      <ProblemAlert error={acts.run.error ?? acts.cancel.error} />
      {found.failure && (
        <Notice tone="attention" title={t('vocabulary.importState.failed')}>
          {found.failure}
        </Notice>
      )}
      {isOpen && options.dryRun && found.state === 'done' && <Notice tone="good">{t('imports.dryDone')}</Notice>}
      <Panel title={t('imports.progress')}>
        <ImportProgress found={found} />
      </Panel>
      {found.columns.length > 0 && (
        <Panel
          title={t('imports.mapping')}
          aside={isOpen && <span className="x-faint">{t('imports.mappingHint')}</span>}
        >
          <MappingTable
            noun={options.noun}
            kind={options.kind}
            columns={found.columns}
            mapping={mapping ?? found.mapping}
            {...(isOpen ? { onChange: setChanged } : {})}
          />
        </Panel>
      )}
      {found.rows.bad > 0 && (
        <Panel title={t('imports.badRowsCount', { count: found.rows.bad })}>
          <BadRows id={found.id} rows={found.rows} badRows={found.badRows} />
        </Panel>
      )}
    </Page>
  );
};

export const ImportView = ({ id }: { id: string }) => {
  const { query, run, cancel } = useImport(id);
  return (
    <QueryView query={query} skeleton={<PageSkeleton />}>
      {/* Another start is another run: what was changed for the last one is in force now. */}
      {(found) => <Found key={found.startedAt} found={found} acts={{ run, cancel }} />}
    </QueryView>
  );
};
