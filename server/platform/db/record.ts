// Records and the facts that ride in them. A command changes a record and notes the fact in one document write, so both
// are stored or neither is, on any MongoDB. The relay (facts/relay.ts) lifts facts out afterwards.

import { EventEmitter } from 'node:events';
import mongoose from 'mongoose';
import { Problem } from '#server/platform/http/problem.ts';

/** Something that happened, past tense. `data` holds ids and codes, never secrets. */
export interface Fact {
  id: string;
  type: string;
  noun: string;
  recordId: string;
  at: Date;
  by: string | null;
  data: Record<string, unknown>;
}

export interface RecordFields {
  _id: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  pending: Fact[];
}

export const newId = (): string => new mongoose.Types.ObjectId().toHexString();

const pendingSchema = new mongoose.Schema<Fact>(
  {
    id: { type: String, required: true },
    type: { type: String, required: true },
    noun: { type: String, required: true },
    recordId: { type: String, required: true },
    at: { type: Date, required: true },
    by: { type: String, default: null },
    data: { type: mongoose.Schema.Types.Mixed, default: {} },
  },
  { _id: false, id: false },
);

/** The fields every record has; spread into a mongoose schema definition. */
export const recordDefinition = {
  _id: { type: String, default: newId },
  version: { type: Number, default: 1 },
  createdAt: { type: Date, required: true },
  updatedAt: { type: Date, required: true },
  pending: { type: [pendingSchema], default: () => [] },
};

const relayed = new Map<string, mongoose.Model<RecordFields>>();

/** Names a model of records whose facts are relayed. The sparse index makes "has something pending" cheap. */
export const recordModel = <Fields extends RecordFields>(
  name: string,
  schema: mongoose.Schema<Fields>,
): mongoose.Model<Fields> => {
  schema.index({ 'pending.id': 1 }, { sparse: true });
  schema.set('versionKey', false);
  schema.set('minimize', false);
  const model = mongoose.model<Fields>(name, schema);
  // The relay only touches the fields that every record has.
  relayed.set(name, model as unknown as mongoose.Model<RecordFields>);
  return model;
};

export const relayedModels = (): ReadonlyMap<string, mongoose.Model<RecordFields>> => relayed;

const nudges = new EventEmitter();
/** Calls back, with the fact's noun and its record's model, when this process has just stored one: the relay need not wait. */
export const onPendingFact = (listener: (noun: string, model: string) => void): (() => void) => {
  nudges.on('pending', listener);
  return () => nudges.off('pending', listener);
};

export interface FactNote {
  type: string;
  noun: string;
  by: string | null;
  at: Date;
  data?: Record<string, unknown>;
}

export const factOf = (recordId: string, note: FactNote): Fact => ({
  id: newId(),
  recordId,
  type: note.type,
  noun: note.noun,
  by: note.by,
  at: note.at,
  data: note.data ?? {},
});

/** Stores a new record with its first fact. Throws what MongoDB throws (a duplicate key, say). */
export const insertRecord = async <Fields extends RecordFields>(
  model: mongoose.Model<Fields>,
  fields: Omit<Fields, 'version' | 'createdAt' | 'updatedAt' | 'pending'>,
  note: FactNote,
): Promise<Fields> => {
  const record = {
    ...fields,
    version: 1,
    createdAt: note.at,
    updatedAt: note.at,
    pending: [factOf(fields._id, note)],
    // The omitted fields are exactly those added here.
  } as Fields;
  await model.insertOne(record as never);
  nudges.emit('pending', note.noun, model.modelName);
  return record;
};

/**
 * Stores many new records, each with its facts pending in it, in as few writes as MongoDB takes them. Each record is stored
 * whole or not at all; what throws (a duplicate key, say) throws after all others were stored.
 */
export const insertRecords = async <Fields extends RecordFields>(
  model: mongoose.Model<Fields>,
  records: readonly Fields[],
): Promise<void> => {
  if (records.length === 0) return;
  try {
    // Past mongoose: hydrating and casting what the caller has just built costs more than storing it.
    await model.collection.insertMany(records as never[], { ordered: false });
  } finally {
    nudges.emit('pending', records[0]?.pending[0]?.noun, model.modelName);
  }
};

interface Change<Fields> {
  id: string;
  /** The version the change was made on; absent when the change is right on any version. */
  version?: number;
  /** Further conditions that must still hold at the moment of writing (the state, mostly). */
  while?: mongoose.QueryFilter<Fields>;
  set?: Partial<Fields>;
  update?: mongoose.UpdateQuery<Fields>;
  note: FactNote;
}

/**
 * Changes a record and notes the fact in one write, raising its version.
 * Returns the record as it is now, or null when it is gone, at another version, or `while` no longer holds.
 */
export const changeRecord = async <Fields extends RecordFields>(
  model: mongoose.Model<Fields>,
  change: Change<Fields>,
): Promise<Fields | null> => {
  const filter = {
    ...change.while,
    _id: change.id,
    ...(change.version === undefined ? {} : { version: change.version }),
  };
  const update = {
    ...change.update,
    $set: { ...change.update?.$set, ...change.set, updatedAt: change.note.at },
    $inc: { ...change.update?.$inc, version: 1 },
    $push: { ...change.update?.$push, pending: factOf(change.id, change.note) },
  };
  // mongoose's generic filter and update types cannot see through `Fields`; both are built from checked values above.
  const changed = await model.findOneAndUpdate(filter as never, update as never, { returnDocument: 'after' }).lean();
  if (changed) nudges.emit('pending', change.note.noun, model.modelName);
  return changed as Fields | null;
};

/** True for MongoDB's duplicate-key error. */
export const isDuplicateKey = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;

/** The record, or the problem "not found". */
export const foundOr404 = <Found>(found: Found | null | undefined): Found => {
  if (found === null || found === undefined) throw new Problem('not_found');
  return found;
};
