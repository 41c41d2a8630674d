// The words of the screens, one chunk per language, fetched when the language is chosen.
import type { Locale } from '#shared/users/schema.ts';

export type { Words } from './words-zh-cn.ts';

const loaders = {
  'zh-CN': () => import('./words-zh-cn.ts'),
  en: () => import('./words-en.ts'),
} as const satisfies Record<Locale, unknown>;

/** All words of one language, by noun. */
export const loadWords = async (locale: Locale): Promise<object> => (await loaders[locale]()).words;
