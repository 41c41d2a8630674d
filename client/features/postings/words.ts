// The words for fields and vocabularies where the key is only known at run time.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '#shared/locales/index.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';

export type VocabularyName = keyof Words['vocabulary'];

export const usePostingWords = () => {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    // exists() says whether the key is one; the cast only tells the compiler so.
    const sentence = (key: string, otherwise: string): string =>
      i18n.exists(key) ? t(key as 'postings.field.title') : otherwise;
    return {
      /** `details.indicators.2.value` is labelled like its field; an unknown path stands for itself. */
      label: (path: string): string => {
        const field = /^(?:details|contact)\.\w+|^\w+/.exec(path)?.[0] ?? path;
        return sentence(`postings.field.${field}`, path);
      },
      /** What to write into a field; empty when the label says it all. */
      hint: (path: string): string => sentence(`postings.hint.${path}`, ''),
      /** The word of a code; an unknown code stands for itself. */
      word: (vocabulary: VocabularyName, code: string): string => sentence(`vocabulary.${vocabulary}.${code}`, code),
      kind: (noun: PostingNoun, kind: string): string => sentence(`vocabulary.${noun}Kind.${kind}`, kind),
    };
  }, [t, i18n]);
};
