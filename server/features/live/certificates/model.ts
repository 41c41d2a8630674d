import mongoose from 'mongoose';
import { type RecordFields, recordDefinition, recordModel } from '#server/platform/db/record.ts';

/** What was certified, as it was then: a name that changes later does not change it. */
export interface CertificateRecord extends RecordFields {
  session: string;
  userId: string;
  code: string;
  name: string;
  organization: string;
  title: string;
  heldAt: Date;
  minutes: number;
  ofMinutes: number;
}

const schema = new mongoose.Schema<CertificateRecord>(
  {
    ...recordDefinition,
    session: { type: String, required: true },
    userId: { type: String, required: true },
    code: { type: String, required: true },
    name: { type: String, default: '' },
    organization: { type: String, default: '' },
    title: { type: String, required: true },
    heldAt: { type: Date, required: true },
    minutes: { type: Number, required: true },
    ofMinutes: { type: Number, required: true },
  },
  { collection: 'certificates' },
);
schema.index({ session: 1, userId: 1 }, { unique: true, name: 'one-each' });
schema.index({ code: 1 }, { unique: true, name: 'code' });

export const certificates = recordModel<CertificateRecord>('Certificate', schema);
