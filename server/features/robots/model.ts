import mongoose from 'mongoose';
import { type RecordFields, recordDefinition, recordModel } from '#server/platform/db/record.ts';
import type { RobotSecrets } from '#server/platform/robots/provider.ts';
import type { Vault } from '#server/platform/vault.ts';
import type { Kind } from '#shared/notifications/kinds.ts';
import type { RobotProviderName } from '#shared/robots/schema.ts';
import type { Locale } from '#shared/users/schema.ts';

/** Why the last message did not go through. */
export interface RobotTrouble {
  failure: string;
  at: Date;
  /** How often in a row. */
  times: number;
}

export interface RobotRecord extends RecordFields {
  organizationId: string;
  provider: RobotProviderName;
  host: string;
  name: string;
  locale: Locale;
  kinds: Kind[];
  isOn: boolean;
  /** Token and signing key, sealed; readable nowhere else. */
  sealed: string;
  /** The token's hash: an organization has a robot once. */
  tokenHash: string;
  tokenEnd: string;
  isSigned: boolean;
  /** Not before this may the next message go out: the pace, or the pause after a refusal. */
  nextAt: Date;
  lastSentAt: Date | null;
  trouble: RobotTrouble | null;
  /** Removed, and waiting for the reaction that clears it away. */
  isRemoved: boolean;
}

const schema = new mongoose.Schema<RobotRecord>(
  {
    ...recordDefinition,
    organizationId: { type: String, required: true },
    provider: { type: String, required: true },
    host: { type: String, required: true },
    name: { type: String, required: true },
    locale: { type: String, required: true },
    kinds: { type: [String], required: true },
    isOn: { type: Boolean, required: true },
    sealed: { type: String, required: true },
    tokenHash: { type: String, required: true },
    tokenEnd: { type: String, required: true },
    isSigned: { type: Boolean, required: true },
    nextAt: { type: Date, required: true },
    lastSentAt: { type: Date, default: null },
    trouble: { type: mongoose.Schema.Types.Mixed, default: null },
    isRemoved: { type: Boolean, default: false },
  },
  { collection: 'robots' },
);
schema.index({ organizationId: 1, tokenHash: 1 }, { unique: true });

export const robots = recordModel<RobotRecord>('Robot', schema);

export const sealSecrets = (vault: Vault, robotId: string, secrets: RobotSecrets): string =>
  vault.seal(JSON.stringify([secrets.token, secrets.signingKey]), `robot ${robotId}`);

/** Null when the platform's secret is another one than when they were sealed. */
export const openSecrets = (
  vault: Vault,
  { _id, sealed }: Pick<RobotRecord, '_id' | 'sealed'>,
): RobotSecrets | null => {
  const text = vault.open(sealed, `robot ${_id}`);
  if (text === null) return null;
  // Sealed by `sealSecrets`, and by nobody else.
  const [token, signingKey] = JSON.parse(text) as [string, string | null];
  return { token, signingKey };
};
