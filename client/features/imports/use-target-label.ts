import { useTranslation } from 'react-i18next';
import { usePostingWords } from '#client/features/postings/words.ts';
import { SOURCES } from './targets.ts';

/** The word for what a column feeds. */
export const useTargetLabel = () => {
  const { t } = useTranslation();
  const { label } = usePostingWords();
  return (target: string): string => {
    const source = SOURCES.find((one) => one === target);
    if (source) return t(`imports.target.${source}`);
    if (target === 'chain.chain') return t('postings.editor.chain');
    if (target === 'chain.link') return t('postings.editor.link');
    return label(target);
  };
};
