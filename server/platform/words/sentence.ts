// The same words as the client's, for what the server says by itself: problems and mails.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next from 'i18next';
import { LOCALES, type Locale } from '#shared/users/schema.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'locales');

const readWords = (locale: Locale): Record<string, unknown> =>
  Object.fromEntries(
    readdirSync(join(folder, locale)).map((file) => [
      file.replace(/\.json$/, ''),
      JSON.parse(readFileSync(join(folder, locale, file), 'utf8')) as unknown,
    ]),
  );

const words = i18next.createInstance();
await words.init({
  lng: 'zh-CN',
  fallbackLng: 'zh-CN',
  defaultNS: 'words',
  ns: ['words'],
  resources: Object.fromEntries(LOCALES.map((locale) => [locale, { words: readWords(locale) }])),
  // Sentences go into JSON and plain-text mails; escaping for HTML is the reader's.
  interpolation: { escapeValue: false },
});

const fixed = Object.fromEntries(LOCALES.map((locale) => [locale, words.getFixedT(locale)]));

/** The sentence of a key (`problem.not_found.detail`) in a language, with its gaps filled. */
export const sentence = (locale: Locale, key: string, params: Record<string, unknown> = {}): string =>
  // Keys are built from codes here, so their type is wider than the table of words; tests prove that each has words.
  String(fixed[locale]?.(key as never, params as never) ?? key);

/** The names of a sentence's gaps. */
export const gapsOf = (locale: Locale, key: string): string[] => {
  const template: unknown = words.getResource(locale, 'words', key);
  const gaps = typeof template === 'string' ? template.matchAll(/\{\{\s*(\w+)\s*\}\}/g) : [];
  return [...new Set([...gaps].map(([, name]) => name ?? ''))];
};

/** The language an Accept-Language header asks for; Chinese unless English comes first. */
export const localeOf = (acceptLanguage: string | undefined): Locale => {
  const first = acceptLanguage?.split(',')[0]?.trim().toLowerCase() ?? '';
  return first.startsWith('en') ? 'en' : 'zh-CN';
};
