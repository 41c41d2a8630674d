import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatchMessage } from '#shared/matching/schema.ts';

/** A sentence of the why card in the language of the screen. */
export const useMatchMessage = () => {
  const { t } = useTranslation();
  // Codes come from the server; a test holds that each has its words in both languages.
  return useCallback(
    ({ code, params }: MatchMessage): string => t(`matching.${code}` as 'matching.title.need', params),
    [t],
  );
};
