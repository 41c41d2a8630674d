import mongoose from 'mongoose';
import { type RecordFields, recordDefinition, recordModel } from '#server/platform/db/record.ts';
import type { Kind } from '#shared/notifications/kinds.ts';
import type { KindChoice } from '#shared/notifications/schema.ts';

/** What a person chose; `_id` is the user's. Who never chose has none. */
export interface SettingsRecord extends RecordFields {
  choices: Partial<Record<Kind, KindChoice>>;
  quiet: { from: string; to: string } | null;
  digestAt: string;
  timeZone: string;
  mailTrouble: { failure: string; at: Date } | null;
}

const { Mixed } = mongoose.Schema.Types;

const schema = new mongoose.Schema<SettingsRecord>(
  {
    ...recordDefinition,
    // Parsed by the contract's schema before they get here.
    choices: { type: Mixed, default: {} },
    quiet: { type: Mixed, default: null },
    digestAt: { type: String, required: true },
    timeZone: { type: String, required: true },
    mailTrouble: { type: Mixed, default: null },
  },
  { collection: 'notificationSettings' },
);

export const settingsRecords = recordModel<SettingsRecord>('NotificationSettings', schema);
