// Files of a posting: what is there, what is on its way with its progress, and what was refused with the reason.
import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileSize } from '#client/features/postings/file-size.ts';
import { nounRoutes } from '#client/features/postings/noun.ts';
import { postingKey } from '#client/features/postings/page/use-posting-live.ts';
import { addressOf } from '#client/lib/address.ts';
import { currentLocale } from '#client/lib/language.ts';
import { isProblem } from '#client/lib/problem-error.ts';
import { useAct } from '#client/lib/queries.ts';
import { upload } from '#client/lib/upload.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { isWatermarkable } from '#shared/contract/watermark.ts';
import { ATTACHMENT_LABELS, ATTACHMENTS_MAX, type Attachment, type PostingNoun } from '#shared/postings/schema.ts';
import { fieldId } from './field-id.ts';
import '#client/ui/controls.css';

type Label = (typeof ATTACHMENT_LABELS)[number];

interface Sending {
  name: string;
  /** 0–1 */
  share: number;
  error: unknown;
}

interface AttachmentEditorProps {
  noun: PostingNoun;
  id: string;
  attachments: readonly Attachment[];
  /** Its readers get files with a watermark only. */
  isConfidential: boolean;
}

const ACCEPT = '.pdf,.png,.jpg,.jpeg,.webp,.gif,.doc,.docx,.xls,.xlsx,.ppt,.pptx';

const useSendFiles = (noun: PostingNoun, id: string) => {
  const client = useQueryClient();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const send = async (file: File, label: Label): Promise<void> => {
    const change = (part: Partial<Sending>) =>
      setSending((all) => all.map((one) => (one.name === file.name ? { ...one, ...part } : one)));
    setSending((all) => [...all.filter(({ name }) => name !== file.name), { name: file.name, share: 0, error: null }]);
    try {
      await upload(nounRoutes[noun].attach, {
        input: { params: { id }, query: { label } },
        file,
        onProgress: (share) => change({ share }),
      });
      setSending((all) => all.filter(({ name }) => name !== file.name));
    } catch (error) {
      change({ error });
    }
    await client.invalidateQueries({ queryKey: postingKey(noun, id) });
  };
  const dismiss = (name: string) => setSending((all) => all.filter((one) => one.name !== name));
  return { sending, send, dismiss };
};

const SendingRow = ({ file, dismiss }: { file: Sending; dismiss: () => void }) => {
  const { t } = useTranslation();
  const percent = Math.round(file.share * 100);
  return (
    <li className="x-stack">
      <div className="posting-file">
        <span>{file.name}</span>
        {file.error ? (
          <button type="button" className={buttonClass('quiet')} onClick={dismiss}>
            {t('common.act.close')}
          </button>
        ) : (
          <progress
            max={100}
            value={percent}
            aria-label={`${file.name}: ${t('common.upload.progress', { percent })}`}
          />
        )}
      </div>
      <ProblemAlert error={file.error} fields={isProblem(file.error) ? file.error.fields : []} />
    </li>
  );
};

export const AttachmentEditor = ({ noun, id, attachments, isConfidential }: AttachmentEditorProps) => {
  const { t } = useTranslation();
  const labelId = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [label, setLabel] = useState<Label>('document');
  const { sending, send, dismiss } = useSendFiles(noun, id);
  const detach = useAct(nounRoutes[noun].detach, { touches: [] });
  const client = useQueryClient();
  const sendAll = (files: FileList | null) => {
    for (const file of files ?? []) void send(file, label);
  };
  return (
    <div className="editor-field">
      <span className="editor-label">{t('postings.field.attachments')}</span>
      <p className="x-faint" id={`${fieldId('attachments')}-hint`}>
        {t('postings.attachments.hint')}
        {isConfidential && ` ${t('postings.attachments.markHint')}`}
      </p>
      <ul className="x-plain posting-files" aria-live="polite">
        {attachments.map((file) => (
          <li key={file.id} className="posting-file">
            <a
              href={addressOf(nounRoutes[noun].download, { params: { id, attachmentId: file.id } })}
              download={file.name}
            >
              {file.name}
            </a>
            <Pill>{t(`vocabulary.attachmentLabel.${file.label}`)}</Pill>
            <span className="x-faint">{fileSize(file.sizeBytes, currentLocale())}</span>
            {isConfidential && !isWatermarkable(file.mediaType) && (
              <Pill tone="attention">{t('postings.attachments.closed')}</Pill>
            )}
            <button
              type="button"
              className={buttonClass('quiet')}
              aria-label={`${t('common.act.remove')}: ${file.name}`}
              onClick={() =>
                detach.mutate(
                  { params: { id, attachmentId: file.id } },
                  { onSettled: () => void client.invalidateQueries({ queryKey: postingKey(noun, id) }) },
                )
              }
            >
              {t('common.act.remove')}
            </button>
          </li>
        ))}
        {sending.map((file) => (
          <SendingRow key={file.name} file={file} dismiss={() => dismiss(file.name)} />
        ))}
      </ul>
      <ProblemAlert error={detach.error} />
      {attachments.length < ATTACHMENTS_MAX && (
        <div className="x-row">
          <label htmlFor={labelId}>{t('postings.attachments.label')}</label>
          <select
            id={labelId}
            className="x-input"
            value={label}
            // The options are exactly the labels.
            onChange={(event) => setLabel(event.target.value as Label)}
          >
            {ATTACHMENT_LABELS.map((one) => (
              <option key={one} value={one}>
                {t(`vocabulary.attachmentLabel.${one}`)}
              </option>
            ))}
          </select>
          <button type="button" className={buttonClass()} onClick={() => chooser.current?.click()}>
            {t('postings.attachments.add')}
          </button>
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            accept={ACCEPT}
            onChange={(event) => {
              sendAll(event.target.files);
              event.target.value = '';
            }}
          />
        </div>
      )}
    </div>
  );
};
