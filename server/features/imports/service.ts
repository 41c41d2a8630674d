// What coordinators do with imports: begin one, run what a dry run has checked, stop it.
import type { Actor } from '#server/platform/auth/actor.ts';
import { userIdOf } from '#server/platform/auth/actor.ts';
import { changeRecord, foundOr404, insertRecord, newId } from '#server/platform/db/record.ts';
import { storeFile } from '#server/platform/files/file-store.ts';
import { fieldProblem, Problem } from '#server/platform/http/problem.ts';
import type { ImportOptions } from '#shared/imports/schema.ts';
import { ImportFailure } from './failure.ts';
import { hostOrganization } from './host.ts';
import { type ImportRecord, imports, noCounts } from './model.ts';
import { mappingFor, requireOptions } from './plan.ts';
import { findFormat, peekColumns } from './readers/read.ts';

interface Begin {
  /** On disk; the caller removes it. */
  path: string;
  fileName: string;
  options: ImportOptions;
  /** Null for a person at the terminal. */
  startedBy: string | null;
  now: Date;
}

/** A file that cannot be read is refused at once, with the reason. */
const readBeginning = async (path: string, fileName: string) => {
  try {
    const format = await findFormat(path, fileName);
    return { format, columns: await peekColumns(path, format) };
  } catch (error) {
    if (!(error instanceof ImportFailure)) throw error;
    const { code, params } = error;
    throw new Problem('file_refused', { errors: [{ field: 'file', code, params }], cause: error });
  }
};

/**
 * Keeps the file and notes the import as waiting; a runner does the rest. Throws `file_refused` for what is no readable
 * table, `invalid_input` for options that do not fit.
 */
export const beginImport = async ({ path, fileName, options, startedBy, now }: Begin): Promise<ImportRecord> => {
  const { mapping: given, defaults: defaultsGiven, ...rest } = options;
  const givenMapping = Object.entries(given);
  const defaults = Object.entries(defaultsGiven);
  requireOptions({ options: rest, givenMapping, defaults });
  const organizationId = await hostOrganization(options.organization);
  if (organizationId === null) throw fieldProblem('options.organization', 'not_found');
  const { format, columns } = await readBeginning(path, fileName);
  const fileId = await storeFile(path, fileName);
  return insertRecord(
    imports,
    {
      _id: newId(),
      fileName,
      fileId,
      format,
      state: 'waiting',
      options: rest,
      givenMapping,
      defaults,
      organizationId,
      columns,
      mapping: mappingFor({ options: rest, givenMapping, defaults }, columns),
      total: null,
      position: 0,
      counts: noCounts,
      failure: null,
      startedBy,
      startedAt: now,
      endedAt: null,
    },
    { type: 'import.started', noun: 'import', by: startedBy, at: now, data: { dryRun: options.dryRun } },
  );
};

export const findImport = async (id: string): Promise<ImportRecord> =>
  foundOr404(await imports.findById(id).lean<ImportRecord | null>());

interface Act {
  id: string;
  actor: Actor;
  now: Date;
}

interface Rerun extends Act {
  dryRun: boolean;
  mapping?: Record<string, string> | undefined;
}

/** The same run was stopped half way: it goes on where it stopped. */
const goesOn = (record: ImportRecord, { dryRun, mapping }: Rerun): boolean =>
  record.state !== 'done' && record.total !== null && record.options.dryRun === dryRun && mapping === undefined;

/** Runs an ended import once more. Throws `not_found`, `not_in_this_state`, `invalid_input` for a mapping that does not fit. */
export const rerunImport = async (rerun: Rerun): Promise<ImportRecord> => {
  const { id, actor, now, dryRun, mapping } = rerun;
  const record = await findImport(id);
  const isOver = record.endedAt !== null && !(record.state === 'done' && !record.options.dryRun);
  if (!isOver || record.fileId === null) throw new Problem('not_in_this_state');
  const givenMapping = mapping === undefined ? record.givenMapping : Object.entries(mapping);
  const wanted = { options: { ...record.options, dryRun }, givenMapping, defaults: record.defaults };
  requireOptions(wanted);
  const restart = { total: null, position: 0, counts: noCounts, mapping: mappingFor(wanted, record.columns) };
  const changed = await changeRecord(imports, {
    id,
    version: record.version,
    set: {
      ...wanted,
      ...(goesOn(record, rerun) ? { state: 'running' as const } : { ...restart, state: 'waiting' as const }),
      failure: null,
      startedBy: userIdOf(actor),
      startedAt: now,
      endedAt: null,
    },
    note: { type: 'import.started', noun: 'import', by: userIdOf(actor), at: now, data: { dryRun } },
  });
  if (!changed) throw new Problem('not_in_this_state');
  return changed;
};

/** Stops an import after the batch under way; what is in stays in. Throws `not_found`, `not_in_this_state`. */
export const cancelImport = async ({ id, actor, now }: Act): Promise<ImportRecord> => {
  await findImport(id);
  const changed = await changeRecord(imports, {
    id,
    while: { state: { $in: ['waiting', 'running'] } },
    set: { state: 'cancelled', endedAt: now },
    note: { type: 'import.cancelled', noun: 'import', by: userIdOf(actor), at: now },
  });
  if (!changed) throw new Problem('not_in_this_state');
  return changed;
};
