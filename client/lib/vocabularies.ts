// The long vocabularies (regions, industries) come from the server once and stay; the short ones are words of the locales.

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { vocabularyRoutes } from '#shared/vocabularies/routes.ts';
import { useRead } from './queries.ts';

export interface CodeEntry {
  code: string;
  parent: string | null;
  zh: string;
  en: string;
}

export interface CodeOption {
  value: string;
  label: string;
  children?: CodeOption[];
}

const FOREVER_MS = Number.POSITIVE_INFINITY;

/** Regions of GB/T 2260, flat. */
export const useRegions = (when = true) => useRead(vocabularyRoutes.regions, undefined, { staleMs: FOREVER_MS, when });

/** Industries of GB/T 4754, flat. */
export const useIndustries = (when = true) =>
  useRead(vocabularyRoutes.industries, undefined, { staleMs: FOREVER_MS, when });

const labelOf = (entry: CodeEntry, language: string): string => (language === 'en' ? entry.en : entry.zh);

/** A flat list of codes as a tree for CodeCascader. */
export const treeOf = (entries: readonly CodeEntry[], language: string): CodeOption[] => {
  const options = new Map(entries.map((entry) => [entry.code, { value: entry.code, label: labelOf(entry, language) }]));
  const children = new Map<string | null, CodeOption[]>();
  for (const entry of entries) {
    const option: CodeOption | undefined = options.get(entry.code);
    if (!option) continue;
    const siblings = children.get(entry.parent);
    if (siblings) siblings.push(option);
    else children.set(entry.parent, [option]);
  }
  for (const [code, below] of children) {
    const option: CodeOption | undefined = code === null ? undefined : options.get(code);
    if (option) option.children = below;
  }
  return children.get(null) ?? [];
};

/** Names from the top down to a code: ["河南省", "郑州市", "中原区"]; empty when unknown. */
export const pathOf = (entries: readonly CodeEntry[], code: string): CodeEntry[] => {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  const path: CodeEntry[] = [];
  for (let entry = byCode.get(code); entry; entry = entry.parent === null ? undefined : byCode.get(entry.parent)) {
    path.unshift(entry);
  }
  return path;
};

const useNamed = (entries: readonly CodeEntry[] | undefined) => {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => {
    const list = entries ?? [];
    return {
      options: treeOf(list, language),
      /** The code's name with what it lies in, "河南省 · 郑州市"; the bare code while names are not there. */
      nameOf: (code: string) =>
        pathOf(list, code)
          .map((entry) => labelOf(entry, language))
          .join(' · ') || code,
    };
  }, [entries, language]);
};

export const useRegionNames = (when = true) => useNamed(useRegions(when).data);
export const useIndustryNames = (when = true) => useNamed(useIndustries(when).data);
