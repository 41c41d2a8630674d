import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatchMessage } from '#shared/matching/schema.ts';

/** A sentence of the why card in the language of the screen. */
export const useMatchMessage = () => {
  const { t, i18n } = useTranslation();
  return useCallback(
    ({ code, params }: MatchMessage): string => {
      // Names of places and industries come in both languages.
      const name = i18n.language === 'en' ? params['en'] : params['zh'];
      // Codes come from the server; a test holds that each has its words in both languages.
      return t(`matching.${code}` as 'matching.more', { ...params, ...(name ? { name } : {}) });
    },
    [t, i18n],
  );
};
