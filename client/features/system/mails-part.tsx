import { Input, Modal, Table, type TableColumnType } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddressState } from '#client/lib/address-state.ts';
import { useDates } from '#client/lib/dates.ts';
import { useRead } from '#client/lib/queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Pager } from '#client/ui/pager.tsx';
import { Pill, type Tone } from '#client/ui/pill.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { idSchema } from '#shared/contract/id.ts';
import { type mailSchema, systemRoutes } from '#shared/system/routes.ts';

type Mail = z.output<typeof mailSchema>;

const LIMIT = 20;

const stateSchema = z.object({
  q: z.string().max(200).optional(),
  mail: idSchema.optional(),
  page: z.coerce.number().int().min(1).default(1),
});

const tones: Record<Mail['outcome'], Tone> = { kept: 'neutral', sent: 'good', waiting: 'attention', failed: 'refusal' };

const MailText = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const mail = useRead(systemRoutes.mail, { params: { id } });
  return (
    <QueryView query={mail}>
      {({ to, subject, at, text, failure }) => (
        <div className="x-stack">
          <dl className="x-facts">
            <dt>{t('system.mails.to')}</dt>
            <dd>{to}</dd>
            <dt>{t('system.mails.subject')}</dt>
            <dd>{subject}</dd>
            <dt>{t('system.mails.at')}</dt>
            <dd>{dates.moment(at)}</dd>
          </dl>
          {failure && <p>{t('system.mails.failure', { failure })}</p>}
          <MailBody text={text} />
        </div>
      )}
    </QueryView>
  );
};

/** The text as written, its links operable. */
const MailBody = ({ text }: { text: string }) => (
  <p className="x-keep-lines x-break">
    {text.split(/(https?:\/\/\S+)/).map(
      (piece, index) =>
        // biome-ignore-start lint/suspicious/noArrayIndexKey: pieces of one text have no identity but their position
        index % 2 === 1 ? (
          <a key={index} href={piece}>
            {piece}
          </a>
        ) : (
          <span key={index}>{piece}</span>
        ),
      // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
    )}
  </p>
);

/** Mails that the platform wrote. */
export const MailsPart = () => {
  const { t } = useTranslation();
  const dates = useDates();
  const [{ q, mail: openId, page }, change] = useAddressState(stateSchema);
  const mails = useRead(systemRoutes.mails, { query: { page, limit: LIMIT, q } }, { keepPrevious: true });
  const columns: TableColumnType<Mail>[] = [
    { title: t('system.mails.at'), responsive: ['md'], render: (_, { at }) => dates.since(at) },
    { title: t('system.mails.to'), responsive: ['md'], dataIndex: 'to' },
    {
      title: t('system.mails.subject'),
      render: (_, { id, subject, to, at }) => (
        <>
          <button
            type="button"
            className="system-link"
            aria-label={t('system.mails.open', { subject })}
            onClick={() => change({ mail: id })}
          >
            {subject}
          </button>
          <span className="x-faint x-small-only x-break">
            {to} · {dates.since(at)}
          </span>
        </>
      ),
    },
    {
      title: t('system.mails.outcome'),
      render: (_, { outcome }) => <Pill tone={tones[outcome]}>{t(`vocabulary.mailOutcome.${outcome}`)}</Pill>,
    },
  ];
  return (
    <div className="x-stack">
      <p className="x-soft">{t('system.mails.lead')}</p>
      <Input.Search
        key={q ?? ''}
        defaultValue={q ?? ''}
        allowClear
        aria-label={t('system.mails.search')}
        placeholder={t('system.mails.search')}
        style={{ maxWidth: 360 }}
        onSearch={(typed) => change({ q: typed.trim(), page: undefined })}
      />
      <QueryView
        query={mails}
        isEmpty={({ total }) => total === 0}
        empty={<EmptyState title={t('system.mails.empty')} text={t('system.mails.emptyHint')} />}
      >
        {({ items, total }) => (
          <>
            <Table rowKey="id" columns={columns} dataSource={items} pagination={false} />
            <Pager page={page} limit={LIMIT} total={total} />
          </>
        )}
      </QueryView>
      <Modal
        open={openId !== undefined}
        title={t('system.administration.mails')}
        footer={null}
        onCancel={() => change({ mail: undefined })}
      >
        {openId && <MailText id={openId} />}
      </Modal>
    </div>
  );
};
