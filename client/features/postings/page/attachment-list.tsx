import { useTranslation } from 'react-i18next';
import { fileSize } from '#client/features/postings/file-size.ts';
import { nounRoutes } from '#client/features/postings/noun.ts';
import { addressOf } from '#client/lib/address.ts';
import { currentLocale } from '#client/lib/language.ts';
import { Pill } from '#client/ui/pill.tsx';
import type { Attachment, PostingNoun } from '#shared/postings/schema.ts';

interface AttachmentListProps {
  noun: PostingNoun;
  id: string;
  attachments: readonly Attachment[];
}

export const AttachmentList = ({ noun, id, attachments }: AttachmentListProps) => {
  const { t } = useTranslation();
  return (
    <section className="posting-section">
      <h2>{t('postings.field.attachments')}</h2>
      <ul className="x-plain posting-files">
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
          </li>
        ))}
      </ul>
    </section>
  );
};
