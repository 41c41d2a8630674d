import { useTranslation } from 'react-i18next';

const HOURS_A_DAY = 24;

/** The median time to a first reply, as a sentence. */
export const useMedian = () => {
  const { t } = useTranslation();
  return (hours: number): string => {
    if (hours < 1) return t('interests.figures.underAnHour');
    if (hours < 2 * HOURS_A_DAY) return t('interests.figures.hours', { count: Math.round(hours) });
    return t('interests.figures.days', { count: Math.round((hours / HOURS_A_DAY) * 10) / 10 });
  };
};
