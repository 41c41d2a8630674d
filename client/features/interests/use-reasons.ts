import { useTranslation } from 'react-i18next';
import { REASON_CODES } from '#shared/interests/schema.ts';

/** The eight codes with their words. */
export const useReasons = () => {
  const { t } = useTranslation();
  return REASON_CODES.map((code) => ({ code, label: t(`interests.code.${code}`) }));
};
