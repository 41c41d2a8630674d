// An import is a record of its own: what was asked, how far it is, and every row that could not be taken.
import mongoose from 'mongoose';
import { type RecordFields, recordDefinition, recordModel } from '#server/platform/db/record.ts';
import type { Import, ImportOptions } from '#shared/imports/schema.ts';
import type { FailureCode } from './failure.ts';

export interface ImportCounts {
  created: number;
  updated: number;
  unchanged: number;
  bad: number;
}

export const noCounts: ImportCounts = { created: 0, updated: 0, unchanged: 0, bad: 0 };

export type Pairs<Value> = [name: string, value: Value][];

export interface ImportRecord extends RecordFields {
  fileName: string;
  /** In GridFS while a run may still need it. */
  fileId: string | null;
  format: Import['format'];
  state: Import['state'];
  options: Omit<ImportOptions, 'mapping' | 'defaults'>;
  // Column names may hold dots and dollars, which have a meaning of their own as names in the database: hence pairs.
  givenMapping: Pairs<string>;
  defaults: Pairs<string | string[]>;
  /** Whose postings they become. */
  organizationId: string;
  columns: string[];
  mapping: Pairs<string>;
  /** Null until the file has been read to its end once. */
  total: number | null;
  /** Rows done with. A run goes on from here, whichever process it is in. */
  position: number;
  counts: ImportCounts;
  failure: { code: FailureCode; params: Record<string, string | number> } | null;
  startedBy: string | null;
  startedAt: Date;
  endedAt: Date | null;
}

export interface BadRowRecord {
  _id: mongoose.Types.ObjectId;
  importId: string;
  /** Which row of those read, from 0; `row` is what people call it. */
  index: number;
  row: number;
  externalId: string | null;
  field: string;
  code: string;
  params: Record<string, string | number>;
}

const { Mixed } = mongoose.Schema.Types;

const schema = new mongoose.Schema<ImportRecord>(
  {
    ...recordDefinition,
    fileName: { type: String, required: true },
    fileId: { type: String, default: null },
    format: { type: String, required: true },
    state: { type: String, required: true },
    // Parsed by the contract's schema before it gets here.
    options: { type: Mixed, required: true },
    givenMapping: { type: Mixed, default: [] },
    defaults: { type: Mixed, default: [] },
    organizationId: { type: String, required: true },
    columns: { type: [String], default: [] },
    mapping: { type: Mixed, default: [] },
    total: { type: Number, default: null },
    position: { type: Number, default: 0 },
    counts: { type: Mixed, default: noCounts },
    failure: { type: Mixed, default: null },
    startedBy: { type: String, default: null },
    startedAt: { type: Date, required: true },
    endedAt: { type: Date, default: null },
  },
  { collection: 'imports' },
);
// The list, newest first; those to be picked up; files to be cleared away.
schema.index({ startedAt: -1 });
schema.index({ state: 1, endedAt: 1 });

export const imports = recordModel('Import', schema);

const badRowSchema = new mongoose.Schema<BadRowRecord>(
  {
    importId: { type: String, required: true },
    index: { type: Number, required: true },
    row: { type: Number, required: true },
    externalId: { type: String, default: null },
    field: { type: String, required: true },
    code: { type: String, required: true },
    params: { type: Mixed, default: {} },
  },
  { collection: 'import_bad_rows', versionKey: false, minimize: false },
);
badRowSchema.index({ importId: 1, index: 1 });

export const badRows = mongoose.model('ImportBadRow', badRowSchema);
