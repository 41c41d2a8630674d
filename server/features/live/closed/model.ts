import mongoose from 'mongoose';
import { type RecordFields, recordDefinition, recordModel } from '#server/platform/db/record.ts';

/** One guest's signature under the agreement of one closed session. It is never changed and never taken back. */
export interface SignatureRecord extends RecordFields {
  session: string;
  userId: string;
  /** As they were called when they signed. */
  userName: string;
  organizationName: string;
  /** The network address it came from. */
  address: string;
  textVersion: string;
}

const schema = new mongoose.Schema<SignatureRecord>(
  {
    ...recordDefinition,
    session: { type: String, required: true },
    userId: { type: String, required: true },
    userName: { type: String, default: '' },
    organizationName: { type: String, default: '' },
    address: { type: String, default: '' },
    textVersion: { type: String, required: true },
  },
  { collection: 'session_signatures' },
);
schema.index({ session: 1, userId: 1 }, { unique: true });

export const signatures = recordModel<SignatureRecord>('SessionSignature', schema);

/** Which connection holds an account's one seat in a closed session: the last that joined. */
export interface OnlySeatRecord {
  _id: string;
  session: string;
  userId: string;
  socketId: string;
}

const seatSchema = new mongoose.Schema<OnlySeatRecord>(
  {
    _id: String,
    session: { type: String, required: true },
    userId: { type: String, required: true },
    socketId: { type: String, required: true },
  },
  { collection: 'session_seats', versionKey: false, id: false },
);
seatSchema.index({ session: 1, userId: 1 }, { unique: true });

export const onlySeats = mongoose.model<OnlySeatRecord>('SessionSeat', seatSchema);
