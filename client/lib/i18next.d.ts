// Makes t() know every key of the Chinese words; an unknown key does not compile.
import 'i18next';
import type { Words } from '#shared/locales/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    nsSeparator: false;
    resources: { words: Words };
    returnNull: false;
  }
}
