import type { Locale } from '#shared/users/schema.ts';

const KIB = 1024;

/** 812 KB · 3.4 MB */
export const fileSize = (bytes: number, locale: Locale): string => {
  const isSmall = bytes < KIB * KIB;
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: isSmall ? 0 : 1 });
  return isSmall ? `${format.format(Math.max(1, bytes / KIB))} KB` : `${format.format(bytes / KIB / KIB)} MB`;
};
