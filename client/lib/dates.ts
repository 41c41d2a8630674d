// Dates as people write them: relative only under a day, then the day; the time where it matters.

import { useTranslation } from 'react-i18next';
import type { Locale } from '#shared/users/schema.ts';
import { currentLocale } from './language.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

type DateInput = string | Date;

const dayFormat: Record<Locale, Intl.DateTimeFormatOptions> = {
  'zh-CN': { year: 'numeric', month: 'long', day: 'numeric' },
  en: { year: 'numeric', month: 'short', day: 'numeric' },
};

// YYYY-MM-DD is a day without a zone: read as local midnight, not as UTC, or it would shift west of Greenwich.
const toDate = (input: DateInput): Date =>
  input instanceof Date ? input : new Date(/^\d{4}-\d{2}-\d{2}$/.test(input) ? `${input}T00:00:00` : input);

// English dates are written day first, as in most of the world.
const tagOf = (locale: Locale): string => (locale === 'en' ? 'en-GB' : 'zh-CN');

/** 2026年11月22日 · 22 Nov 2026 */
export const formatDay = (input: DateInput, locale: Locale): string =>
  new Intl.DateTimeFormat(tagOf(locale), dayFormat[locale]).format(toDate(input));

/** 2026年11月22日 14:05 · 22 Nov 2026, 14:05 */
export const formatMoment = (input: DateInput, locale: Locale): string =>
  new Intl.DateTimeFormat(tagOf(locale), {
    ...dayFormat[locale],
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(toDate(input));

/** "3 小时前" under a day, otherwise the day. Null stands for "just now". */
export const formatSince = (input: DateInput, locale: Locale, now: Date = new Date()): string | null => {
  const passedMs = toDate(input).getTime() - now.getTime();
  if (Math.abs(passedMs) >= DAY_MS) return formatDay(input, locale);
  if (Math.abs(passedMs) < MINUTE_MS) return null;
  const relative = new Intl.RelativeTimeFormat(tagOf(locale), { numeric: 'always' });
  return Math.abs(passedMs) < HOUR_MS
    ? relative.format(Math.round(passedMs / MINUTE_MS), 'minute')
    : relative.format(Math.round(passedMs / HOUR_MS), 'hour');
};

/** Formats dates in the language of the screen. */
export const useDates = () => {
  const { t } = useTranslation();
  const locale = currentLocale();
  return {
    day: (input: DateInput) => formatDay(input, locale),
    moment: (input: DateInput) => formatMoment(input, locale),
    since: (input: DateInput) => formatSince(input, locale) ?? t('common.date.justNow'),
  };
};
