// Secrets that go out by mail and come back in a link. Only the mail holds the token itself; here is its SHA-256, which is
// enough for a secret of 256 random bits.
import { createHash, randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { newId } from '#server/platform/db/record.ts';

export type TokenPurpose = 'confirmation' | 'reset' | 'invitation';

export interface TokenRecord {
  _id: string;
  purpose: TokenPurpose;
  hash: string;
  /** Whose it is: a user, or an invitation. */
  subjectId: string;
  /**
   * The password that was waiting when a confirmation was asked for. Confirming puts exactly this one in force, so nobody
   * can slip another password under an address that its owner is about to confirm.
   */
  passwordHash: string | null;
  expiresAt: Date;
}

const schema = new mongoose.Schema<TokenRecord>(
  {
    _id: String,
    purpose: { type: String, required: true },
    hash: { type: String, required: true, unique: true },
    subjectId: { type: String, required: true },
    passwordHash: { type: String, default: null },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'tokens', versionKey: false },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
schema.index({ subjectId: 1, purpose: 1 });

const tokens = mongoose.model<TokenRecord>('Token', schema);

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Makes a token and stores its hash. The answer is the only place where the token is readable. */
export const issueToken = async (
  token: Pick<TokenRecord, 'purpose' | 'subjectId' | 'expiresAt'> & { passwordHash?: string | null },
): Promise<string> => {
  const raw = randomBytes(32).toString('base64url');
  await tokens.insertOne({ _id: newId(), passwordHash: null, ...token, hash: hashOf(raw) });
  return raw;
};

interface Presented {
  purpose: TokenPurpose;
  token: string;
  now: Date;
}

const matching = ({ purpose, token, now }: Presented) => ({ purpose, hash: hashOf(token), expiresAt: { $gt: now } });

/** Looks a token up without using it. Null when it is unknown, used or expired. */
export const findToken = (presented: Presented): Promise<TokenRecord | null> =>
  tokens.findOne(matching(presented)).lean<TokenRecord>();

/** Uses a token up: of two who present it at once, one gets it. Null when it is unknown, used or expired. */
export const redeemToken = (presented: Presented): Promise<TokenRecord | null> =>
  tokens.findOneAndDelete(matching(presented)).lean<TokenRecord>();

/** Voids all tokens of a purpose, once one of them has done its work. */
export const discardTokens = async (purpose: TokenPurpose, subjectId: string): Promise<void> => {
  await tokens.deleteMany({ purpose, subjectId });
};
