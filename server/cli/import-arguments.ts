// What was typed behind `npm run import --`.
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { type ImportOptions, importOptionsSchema } from '#shared/imports/schema.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';

export const USAGE = `npm run import -- FILE [options]

  Brings needs or capabilities in from a JSONL, CSV or XLSX file. The same row of the same source is never brought twice.

  --noun need|capability   guessed from a file name like needs_… or results_…
  --kind KIND              technology, financing, talent, facility, space; result, expertise, facility, finance, space
  --source NAME            a name for the source; the file's name unless told otherwise
  --organization ID        whose postings they become; the center's unless told otherwise
  --map COLUMN=FIELD       which column feeds which field; may be repeated; an empty FIELD leaves the column out
  --default FIELD=VALUE    a value for what the file does not have; may be repeated
  --dry-run                check every row, store nothing
  --no-publish             leave drafts, publish nothing
`;

/** Says what is wrong with what was typed. */
export class ArgumentsError extends Error {
  override name = 'ArgumentsError';
}

export interface ImportArguments {
  path: string;
  fileName: string;
  options: ImportOptions;
}

const pairsOf = (name: string, given: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    given.map((pair) => {
      const at = pair.lastIndexOf('=');
      if (at < 1) throw new ArgumentsError(`--${name} wants NAME=VALUE, not ${pair}`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );

const guessNoun = (fileName: string): PostingNoun => {
  if (/^needs?[_.-]|需求/i.test(fileName)) return 'need';
  if (/^(results?|capabilit(y|ies))[_.-]|成果|能力/i.test(fileName)) return 'capability';
  throw new ArgumentsError(`The name ${fileName} does not say what is in it: add --noun need or --noun capability.`);
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        noun: { type: 'string' },
        kind: { type: 'string' },
        source: { type: 'string' },
        organization: { type: 'string' },
        map: { type: 'string', multiple: true },
        default: { type: 'string', multiple: true },
        'dry-run': { type: 'boolean' },
        'no-publish': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new ArgumentsError(error instanceof Error ? error.message : String(error));
  }
};

/** Throws ArgumentsError with words for the person at the terminal. */
export const readArguments = (args: readonly string[]): ImportArguments => {
  const { values, positionals } = parse(args);
  const [path, ...others] = positionals;
  if (path === undefined) throw new ArgumentsError('Which file?');
  if (others.length > 0) throw new ArgumentsError(`One file at a time, not ${positionals.join(' ')}`);
  const fileName = basename(path);
  const noun = values.noun ?? guessNoun(fileName);
  const parsed = importOptionsSchema.safeParse({
    noun,
    kind: values.kind ?? (noun === 'need' ? 'technology' : 'result'),
    organization: values.organization,
    mapping: pairsOf('map', values.map ?? []),
    defaults: pairsOf('default', values.default ?? []),
    source: values.source ?? fileName.replace(/\.\w+$/, ''),
    publish: !values['no-publish'],
    dryRun: values['dry-run'] ?? false,
  });
  if (parsed.success) return { path, fileName, options: parsed.data };
  const [issue] = parsed.error.issues;
  throw new ArgumentsError(`--${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not right'}`);
};
