// Puts what the server refused onto the fields of an antd form, and validates the fields by the contract's own schemas.

import type { FormInstance, FormRule } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { z } from 'zod';
import { type FieldNote, notesOf, useFieldSentence, useFieldSentences } from '#client/lib/field-errors.ts';
import { isProblem } from '#client/lib/problem-error.ts';
import type { FieldError } from '#shared/contract/problem.ts';
import { namePathOf } from './name-path.ts';
import { ProblemAlert } from './problem-alert.tsx';

const REQUIRED: FieldNote = { field: '', code: 'required', params: {} };

const dotted = (name: readonly unknown[]): string => name.map(String).join('.');

/** The field of the form that shows an error: the very field, or the nearest one that contains it. */
const shownAt = (known: ReadonlySet<string>, field: string): string | null => {
  const steps = field.split('.');
  for (let depth = steps.length; depth > 0; depth -= 1) {
    const name = steps.slice(0, depth).join('.');
    if (known.has(name)) return name;
  }
  return null;
};

interface FormProblemProps {
  form: FormInstance;
  /** The error of the mutation that the form sends; null when there is none. */
  error: unknown;
  /** Where the form's values stand in the request's body: `content` for `{ content: values }`. */
  prefix?: string;
}

/** Shows a refusal above a form and marks its fields. */
export const FormProblem = ({ form, error, prefix = '' }: FormProblemProps) => {
  const sentencesOf = useFieldSentences();
  const [leftOver, setLeftOver] = useState<readonly FieldError[]>([]);
  useEffect(() => {
    if (!isProblem(error)) return setLeftOver([]);
    const known = new Set(form.getFieldsError().map(({ name }) => dotted(name)));
    const start = prefix ? `${prefix}.` : '';
    const placed = error.fields.map((one) => ({
      one,
      at: shownAt(known, one.field.startsWith(start) ? one.field.slice(start.length) : one.field),
    }));
    const sentences = sentencesOf(placed.flatMap(({ one, at }) => (at === null ? [] : [{ ...one, field: at }])));
    form.setFields([...sentences].map(([name, sentence]) => ({ name: namePathOf(name), errors: [sentence] })));
    const [first] = sentences.keys();
    if (first) form.scrollToField(namePathOf(first), { block: 'center', focus: true });
    setLeftOver(placed.filter(({ at }) => at === null).map(({ one }) => one));
  }, [form, error, prefix, sentencesOf]);
  return <ProblemAlert error={error} fields={leftOver} />;
};

/** `rules={[rule(schema.shape.name)]}`: the contract's schema as a rule of an antd form field. */
export const useFieldRule = () => {
  const sentence = useFieldSentence();
  return useCallback(
    (schema: z.ZodType, whenEmpty: unknown = ''): FormRule => ({
      validator: async (_, value: unknown) => {
        const checked = schema.safeParse(value ?? whenEmpty, { reportInput: true });
        if (checked.success) return;
        // "Wrong format" is no help to who has not written anything yet.
        const isEmpty = value === undefined || value === null || value === '';
        const [note = REQUIRED] = isEmpty ? [] : notesOf(checked.error);
        throw new Error(sentence(note));
      },
    }),
    [sentence],
  );
};
