// Which language the screens speak: what was chosen here before, else what the browser prefers; Chinese unless it wants English.

import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { loadWords } from '#shared/locales/index.ts';
import { LOCALES, type Locale } from '#shared/users/schema.ts';
import { readPreference, writePreference } from './preference.ts';

const isLocale = (value: unknown): value is Locale => LOCALES.some((locale) => locale === value);

const preferredByBrowser = (): Locale => {
  const first = navigator.languages.find((language) => /^(zh|en)/i.test(language));
  return first?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
};

const firstLocale = (): Locale => {
  const kept = readPreference('language');
  return isLocale(kept) ? kept : preferredByBrowser();
};

export const currentLocale = (): Locale => (isLocale(i18next.language) ? i18next.language : 'zh-CN');

const addWords = async (locale: Locale): Promise<void> => {
  if (!i18next.hasResourceBundle(locale, 'words')) {
    i18next.addResourceBundle(locale, 'words', await loadWords(locale));
  }
};

export const chooseLanguage = async (locale: Locale): Promise<void> => {
  await addWords(locale);
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
  writePreference('language', locale);
};

/** Before the first render: the words of the first language. */
export const startLanguage = async (): Promise<void> => {
  const locale = firstLocale();
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    ns: ['words'],
    defaultNS: 'words',
    nsSeparator: false,
    resources: {},
    // React escapes.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await addWords(locale);
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
};
