// Files with versions and levels, and the agreement that opens the confidential ones.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#client/lib/address.ts';
import { useDates } from '#client/lib/dates.ts';
import { useRead } from '#client/lib/queries.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { PreviewButton } from '#client/ui/preview-button.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { dealRoutes } from '#shared/deals/routes.ts';
import { type Deal, FILE_LEVELS, type FileLevel } from '#shared/deals/schema.ts';
import { FileReaders } from './file-readers.tsx';
import { NdaPanel } from './nda-panel.tsx';
import { UploadButton } from './upload-button.tsx';

type DealFile = Deal['files'][number];

const Accesses = ({ dealId, fileId }: { dealId: string; fileId: string }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const query = useRead(dealRoutes.fileAccesses, { params: { id: dealId, fileId } });
  return (
    <QueryView
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={<p className="x-soft">{t('deals.files.noAccess')}</p>}
    >
      {({ items }) => (
        <ul className="x-plain x-stack">
          {items.map(({ at, name, organization, version, outcome }) => (
            <li key={`${at} ${name}`} className="x-row">
              <Pill tone={outcome === 'refused' ? 'refusal' : 'good'}>{t(`deals.files.${outcome}`)}</Pill>
              <span>{t('deals.files.access', { name, organization, version })}</span>
              <span className="x-faint">{dates.moment(at)}</span>
            </li>
          ))}
        </ul>
      )}
    </QueryView>
  );
};

/** What is confidential leaves as a PDF, whatever it was. */
const isPdf = ({ level, name }: DealFile): boolean => level !== 'deal' || /\.pdf$/i.test(name);

const FileRow = ({ deal, file }: { deal: Deal; file: DealFile }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const [open, setOpen] = useState<'accesses' | 'readers' | null>(null);
  const latest = file.versions.at(-1);
  const isOwn = deal.parties.some(
    ({ organization }) => organization.id === deal.myOrganizationId && organization.name === file.owner,
  );
  const href = (version?: number) =>
    addressOf(dealRoutes.download, { params: { id: deal.id, fileId: file.id }, query: version ? { version } : {} });
  return (
    <li className="deal-file">
      <div className="x-row">
        {file.locked ? (
          <strong>{file.name}</strong>
        ) : (
          <a href={href()} download={file.name}>
            {file.name}
          </a>
        )}
        {file.level !== 'deal' && <Pill tone="attention">{t(`deals.files.level.${file.level}`)}</Pill>}
        {file.locked && <span className="x-soft">{t(`deals.files.locked.${file.locked}`)}</span>}
      </div>
      <p className="x-faint">
        {file.owner}
        {latest &&
          ` · ${t('deals.files.version', { version: latest.version, name: latest.by, moment: dates.moment(latest.at) })}`}
      </p>
      {file.openedTo.length > 0 && (
        <p className="x-faint">
          {file.openedTo
            .map(({ name, until }) =>
              until ? t('deals.files.openedUntil', { name, moment: dates.moment(until) }) : name,
            )
            .join(' · ')}
        </p>
      )}
      <div className="x-row x-no-print">
        {!file.locked && isPdf(file) && <PreviewButton name={file.name} address={href()} />}
        {!file.locked &&
          file.versions.slice(0, -1).map(({ version }) => (
            <a key={version} href={href(version)} download={file.name}>
              {t('deals.files.older', { version })}
            </a>
          ))}
        {file.can.addVersion && (
          <UploadButton deal={deal} level={file.level} versionOf={file.id} label={t('deals.files.newVersion')} />
        )}
        {file.can.openTo && (
          <button type="button" className={buttonClass()} onClick={() => setOpen('readers')}>
            {t('deals.files.openTo')}
          </button>
        )}
        {isOwn && file.level !== 'deal' && (
          <button type="button" className={buttonClass('quiet')} onClick={() => setOpen('accesses')}>
            {t('deals.files.accesses')}
          </button>
        )}
      </div>
      <Dialog title={file.name} isOpen={open !== null} onClose={() => setOpen(null)}>
        {open === 'accesses' && <Accesses dealId={deal.id} fileId={file.id} />}
        {open === 'readers' && <FileReaders deal={deal} file={file} onClose={() => setOpen(null)} />}
      </Dialog>
    </li>
  );
};

export const FilesPart = ({ deal }: { deal: Deal }) => {
  const { t } = useTranslation();
  const [level, setLevel] = useState<FileLevel>('deal');
  return (
    <div className="x-stack">
      <NdaPanel deal={deal} />
      {deal.can.write && (
        <div className="x-row x-no-print">
          <select
            className="x-input"
            aria-label={t('deals.files.levelLabel')}
            value={level}
            onChange={(event) => setLevel(FILE_LEVELS.find((one) => one === event.target.value) ?? 'deal')}
          >
            {FILE_LEVELS.map((one) => (
              <option key={one} value={one}>
                {t(`deals.files.level.${one}`)}
              </option>
            ))}
          </select>
          <UploadButton deal={deal} level={level} label={t('deals.files.add')} />
          {level !== 'deal' && <p className="x-faint">{t('deals.files.markHint')}</p>}
        </div>
      )}
      {deal.files.length === 0 ? (
        <p className="x-soft">{t('deals.files.empty')}</p>
      ) : (
        <ul className="x-plain x-stack">
          {deal.files.map((file) => (
            <FileRow key={file.id} deal={deal} file={file} />
          ))}
        </ul>
      )}
    </div>
  );
};
