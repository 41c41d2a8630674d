// What is wrong with which field, as sentences by path: what the contract says about the typed text, what the server said
// about the sent one, and after an attempt to submit also what is missing.
import { useMemo } from 'react';
import { useFieldSentence } from '#client/lib/field-errors.ts';
import type { FieldError } from '#shared/contract/problem.ts';
import type { DraftState } from './draft-state.ts';

interface SentenceSources {
  draft: DraftState;
  /** Refused by submitting. */
  refused: readonly FieldError[];
  /** Required and empty; only told once someone tried to submit. */
  missing: readonly string[];
}

/** The server names fields as in the request body, where the content is one part. */
const inContent = (field: string): string => field.replace(/^content\./, '');

export const useSentences = ({ draft, refused, missing }: SentenceSources): ReadonlyMap<string, string> => {
  const sentenceOf = useFieldSentence();
  const { issues, problem } = draft;
  return useMemo(() => {
    const sentences = new Map<string, string>();
    const add = (path: string, sentence: string) => {
      if (!sentences.has(path)) sentences.set(path, sentence);
    };
    for (const issue of issues) add(issue.field, sentenceOf(issue));
    for (const error of [...(problem?.errors ?? []), ...refused]) add(inContent(error.field), sentenceOf(error));
    for (const path of missing) add(path, sentenceOf({ field: path, code: 'required' }));
    return sentences;
  }, [issues, problem, refused, missing, sentenceOf]);
};
