// A sentence for a field: the words of the locales when the code is known, else what the server wrote.

import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { FieldError } from '#shared/contract/problem.ts';

type Params = Record<string, string | number>;
export interface FieldNote {
  field: string;
  code: string;
  params: Params;
}

const figuresOf = (source: object): Params =>
  Object.fromEntries(
    Object.entries(source).filter(
      (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );

/** What zod found, as the server would name it. */
export const notesOf = (error: z.core.$ZodError): FieldNote[] =>
  error.issues.map((issue) => {
    const field = issue.path.map(String).join('.');
    if (issue.code === 'custom') {
      const { code, ...params } = issue.params ?? {};
      return { field, code: typeof code === 'string' ? code : 'custom', params: figuresOf(params) };
    }
    const isMissing = issue.code === 'invalid_type' && (issue.input === undefined || issue.input === null);
    return { field, code: isMissing ? 'required' : issue.code, params: figuresOf(issue) };
  });

export const useFieldSentence = () => {
  const { t, i18n } = useTranslation();
  return useCallback(
    (note: Omit<FieldNote, 'params'> & { params?: Params | undefined; sentence?: string }): string => {
      const key = `field.${note.code}`;
      // Codes arrive as text; exists() has just said that this one is a key.
      return i18n.exists(key) ? t(key as 'field.required', note.params ?? {}) : (note.sentence ?? t('field.custom'));
    },
    [t, i18n],
  );
};

/** The first error of each field, as a sentence in the language of the screen. */
export const useFieldSentences = () => {
  const sentence = useFieldSentence();
  return useCallback(
    (errors: readonly FieldError[]): Map<string, string> =>
      errors.reduce(
        (all, error) => (all.has(error.field) ? all : all.set(error.field, sentence(error))),
        new Map<string, string>(),
      ),
    [sentence],
  );
};
