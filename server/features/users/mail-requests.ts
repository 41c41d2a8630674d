// Somebody named an address and asked for a mail. The request is stored the same way whether the address has an account or
// not, and only the reaction looks: neither the answer nor its time tells which.
import mongoose from 'mongoose';
import { insertRecord, newId, type RecordFields, recordDefinition, recordModel } from '#server/platform/db/record.ts';

export type RequestedMail = 'confirmation' | 'reset';

export interface MailRequestRecord extends RecordFields {
  email: string;
  mail: RequestedMail;
}

const KEPT_SECONDS = 7 * 24 * 3600;

const schema = new mongoose.Schema<MailRequestRecord>(
  {
    ...recordDefinition,
    email: { type: String, required: true },
    mail: { type: String, required: true },
  },
  { collection: 'mailRequests' },
);
schema.index({ createdAt: 1 }, { expireAfterSeconds: KEPT_SECONDS });

export const mailRequests = recordModel<MailRequestRecord>('MailRequest', schema);

/** Notes that a mail was asked for; the fact `mail.requested` does the rest. */
export const requestMail = async (email: string, mail: RequestedMail, now: Date): Promise<void> => {
  await insertRecord(
    mailRequests,
    { _id: newId(), email, mail },
    { type: 'mail.requested', noun: 'mail', by: null, at: now, data: { mail } },
  );
};
