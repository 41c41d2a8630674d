import { useTranslation } from 'react-i18next';
import { usePostingWords } from '#client/features/postings/words.ts';

interface MissingListProps {
  missing: readonly string[];
  goTo: (path: string) => void;
}

/** What submitting still asks for, each leading to its field. */
export const MissingList = ({ missing, goTo }: MissingListProps) => {
  const { t } = useTranslation();
  const { label } = usePostingWords();
  if (missing.length === 0) return <p className="x-soft">{t('postings.editor.ready')}</p>;
  return (
    <div className="x-row" role="status">
      <span>{t('postings.editor.missing', { count: missing.length })}</span>
      {missing.map((path) => (
        <button key={path} type="button" className="editor-missing" onClick={() => goTo(path)}>
          {label(path)}
        </button>
      ))}
    </div>
  );
};
