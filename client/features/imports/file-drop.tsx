import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileSize } from '#client/features/postings/file-size.ts';
import { currentLocale } from '#client/lib/language.ts';

interface FileDropProps {
  file: File | null;
  onChoose: (file: File) => void;
  accept: string;
}

/** A place to drop a file; a press on it opens the file dialog. */
export const FileDrop = ({ file, onChoose, accept }: FileDropProps) => {
  const { t } = useTranslation();
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null) => {
    const [first] = files ?? [];
    if (first) onChoose(first);
  };
  return (
    <label
      className={isOver ? 'import-drop import-drop-over' : 'import-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <input type="file" accept={accept} className="x-hidden" onChange={(event) => take(event.target.files)} />
      {file ? (
        <span>
          <strong className="x-break">{file.name}</strong>{' '}
          <span className="x-faint">{fileSize(file.size, currentLocale())}</span>
        </span>
      ) : (
        <span>{t('common.upload.drop')}</span>
      )}
      <span className="x-faint">{t('imports.formats')}</span>
    </label>
  );
};
