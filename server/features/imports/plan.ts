// How the rows of one import become contents: what feeds what, and what stands in for what is missing.
import { dayOf } from '#server/features/postings/completeness.ts';
import { postingsOf } from '#server/features/postings/noun.ts';
import { fieldProblem, Problem } from '#server/platform/http/problem.ts';
import { completeMapping, targetsOf } from './columns/mapping.ts';
import { isReadable } from './columns/reading.ts';
import type { Target } from './columns/target.ts';
import { type BuildPlan, feedsOf } from './content/build.ts';
import { ImportFailure } from './failure.ts';
import { hostDefaults } from './host.ts';
import type { ImportRecord, Pairs } from './model.ts';

type Wanted = Pick<ImportRecord, 'options' | 'givenMapping' | 'defaults'>;

const targetsFor = ({ options }: Wanted): readonly Target[] => {
  const targets = targetsOf(options.noun, options.kind);
  if (!targets) throw fieldProblem('options.kind', 'invalid_value');
  return targets;
};

const readDefaults = ({ defaults }: Wanted, targets: readonly Target[]): Map<string, unknown> =>
  new Map(
    defaults.map(([path, cell]): [string, unknown] => {
      const field = `options.defaults.${path}`;
      const target = targets.find((candidate) => candidate.path === path);
      if (!target) throw fieldProblem(field, 'unrecognized_keys');
      const reading = target.read(cell, path);
      if (!isReadable(reading)) throw new Problem('invalid_input', { errors: [{ field, ...reading }] });
      return [path, reading.value];
    }),
  );

/** Throws `invalid_input` for a kind, a mapping or a default that the noun does not have. */
export const requireOptions = (wanted: Wanted): void => {
  const targets = targetsFor(wanted);
  for (const [column, path] of wanted.givenMapping) {
    if (path !== '' && !targets.some((target) => target.path === path))
      throw fieldProblem(`options.mapping.${column}`, 'invalid_value');
  }
  readDefaults(wanted, targets);
};

/** The mapping in force for these columns. */
export const mappingFor = (wanted: Wanted, columns: readonly string[]): Pairs<string> =>
  Object.entries(completeMapping(columns, Object.fromEntries(wanted.givenMapping), targetsFor(wanted)));

/** Throws an ImportFailure for a mapping that names a column the file does not have, or leaves the title without one. */
export const requireColumns = (mapping: Pairs<string>, columns: readonly string[]): void => {
  const missing = mapping.find(([column]) => !columns.includes(column));
  if (missing) throw new ImportFailure('column_missing', { column: missing[0] });
  if (!mapping.some(([, path]) => path === 'title')) {
    throw new ImportFailure('no_title_column', { columns: columns.slice(0, 20).join(', ') });
  }
};

export const planOf = async (record: ImportRecord, now: Date): Promise<BuildPlan> => {
  const targets = targetsFor(record);
  const { noun, kind, publish } = record.options;
  return {
    postings: postingsOf(noun),
    kind,
    feeds: feedsOf(Object.fromEntries(record.mapping), targets),
    defaults: new Map([...(await hostDefaults(record)), ...readDefaults(record, targets)]),
    validFrom: publish ? dayOf(now) : null,
  };
};
