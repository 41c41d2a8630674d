import { useTranslation } from 'react-i18next';
import { fileSize } from '#client/features/postings/file-size.ts';
import { nounRoutes } from '#client/features/postings/noun.ts';
import { addressOf } from '#client/lib/address.ts';
import { currentLocale } from '#client/lib/language.ts';
import { Pill } from '#client/ui/pill.tsx';
import { PreviewButton } from '#client/ui/preview-button.tsx';
import { isWatermarkable } from '#shared/contract/watermark.ts';
import type { Attachment, PostingNoun } from '#shared/postings/schema.ts';

interface AttachmentListProps {
  noun: PostingNoun;
  id: string;
  attachments: readonly Attachment[];
  /** Confidential to this reader: whatever it was, it leaves as a PDF. */
  isSealed: boolean;
}

export const AttachmentList = ({ noun, id, attachments, isSealed }: AttachmentListProps) => {
  const { t } = useTranslation();
  return (
    <section className="posting-section">
      <h2>{t('postings.field.attachments')}</h2>
      <ul className="x-plain posting-files">
        {attachments.map((file) => {
          const address = addressOf(nounRoutes[noun].download, { params: { id, attachmentId: file.id } });
          const isWithheld = isSealed && !isWatermarkable(file.mediaType);
          const isPdf = isSealed ? !isWithheld : file.mediaType === 'application/pdf';
          return (
            <li key={file.id} className="posting-file">
              {isWithheld ? (
                <span>{file.name}</span>
              ) : (
                <a href={address} download={file.name}>
                  {file.name}
                </a>
              )}
              <Pill>{t(`vocabulary.attachmentLabel.${file.label}`)}</Pill>
              <span className="x-faint">{fileSize(file.sizeBytes, currentLocale())}</span>
              {isWithheld && <span className="x-soft">{t('postings.attachments.noMark')}</span>}
              {isPdf && <PreviewButton name={file.name} address={address} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
};
