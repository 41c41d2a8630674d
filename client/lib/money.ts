// Amounts are whole 万元 (10,000 yuan) everywhere; only the screen turns large ones into 亿元, or English ones into yuan.

import { useTranslation } from 'react-i18next';
import { currentLocale } from './language.ts';

const WAN_PER_YI = 10_000;

interface RangeWan {
  min: number | null;
  max: number | null;
}

const plain = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 });

export const useMoney = () => {
  const { t } = useTranslation();
  const amount = (wan: number): string => {
    if (currentLocale() === 'en') return t('common.money.wan', { amount: compact.format(wan * 10_000) });
    return wan >= WAN_PER_YI
      ? t('common.money.yi', { amount: plain.format(wan / WAN_PER_YI) })
      : t('common.money.wan', { amount: plain.format(wan) });
  };
  /** Null when neither end is known. */
  const range = ({ min, max }: RangeWan): string | null => {
    if (min === null && max === null) return null;
    if (min === null) return t('common.money.to', { amount: amount(max ?? 0) });
    if (max === null) return t('common.money.from', { amount: amount(min) });
    return min === max ? amount(min) : t('common.money.between', { min: amount(min), max: amount(max) });
  };
  return { amount, range };
};
