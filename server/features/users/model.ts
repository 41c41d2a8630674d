import mongoose from 'mongoose';
import { type RecordFields, recordDefinition, recordModel } from '#server/platform/db/record.ts';
import { DUTIES, type Duty, LOCALES, type Locale } from '#shared/users/schema.ts';

export interface UserRecord extends RecordFields {
  /** Trimmed and in lower case. */
  email: string;
  name: string;
  locale: Locale;
  duty: Duty;
  /** Null for who only ever came through OpenID Connect. */
  passwordHash: string | null;
  /** When it was proven that the address is theirs; before that nobody signs in. */
  confirmedAt: Date | null;
  isDisabled: boolean;
  /** Raised to end every session: a session carries the epoch it began in. */
  epoch: number;
  openId: { issuer: string; subject: string } | null;
  lastSeenAt: Date | null;
  isDemo: boolean;
}

const identitySchema = new mongoose.Schema({ issuer: String, subject: String }, { _id: false, id: false });

const schema = new mongoose.Schema<UserRecord>(
  {
    ...recordDefinition,
    email: { type: String, required: true, unique: true },
    name: { type: String, required: true },
    locale: { type: String, enum: LOCALES, required: true },
    duty: { type: String, enum: DUTIES, required: true },
    passwordHash: { type: String, default: null },
    confirmedAt: { type: Date, default: null },
    isDisabled: { type: Boolean, default: false },
    epoch: { type: Number, default: 1 },
    openId: { type: identitySchema, default: null },
    lastSeenAt: { type: Date, default: null },
    isDemo: { type: Boolean, default: false },
  },
  { collection: 'users' },
);
schema.index(
  { 'openId.issuer': 1, 'openId.subject': 1 },
  { unique: true, partialFilterExpression: { 'openId.subject': { $type: 'string' } } },
);
schema.index({ createdAt: -1 });
schema.index({ duty: 1 });

export const users = recordModel<UserRecord>('User', schema);

/** What a new account has before anything happened to it. */
export const newAccount = {
  duty: 'none',
  passwordHash: null,
  confirmedAt: null,
  isDisabled: false,
  epoch: 1,
  openId: null,
  lastSeenAt: null,
  isDemo: false,
} as const satisfies Partial<UserRecord>;
