// Which fields of two contents differ, as dotted paths down to single details: `title`, `details.mainProblem`.
import { isDeepStrictEqual } from 'node:util';
import type { PostingContent } from './model.ts';

const flat = (content: PostingContent): Map<string, unknown> => {
  const { details, contact, ...common } = content;
  const group = (name: string, fields: object) =>
    Object.entries(fields).map(([key, value]): [string, unknown] => [`${name}.${key}`, value]);
  return new Map([...Object.entries(common), ...group('contact', contact), ...group('details', details)]);
};

export const differences = (before: PostingContent, after: PostingContent): string[] => {
  const [old, young] = [flat(before), flat(after)];
  return [...new Set([...old.keys(), ...young.keys()])].filter(
    (path) => !isDeepStrictEqual(old.get(path), young.get(path)),
  );
};
