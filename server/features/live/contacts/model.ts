import mongoose from 'mongoose';
import { type RecordFields, recordDefinition, recordModel } from '#server/platform/db/record.ts';
import type { ContactState } from '#shared/live/contacts/schema.ts';

export interface SlotRecord {
  id: string;
  startsAt: Date;
  endsAt: Date;
}

/** How far an interest that an investor let the company see has come. What the interest says stands in the session's log. */
export interface ContactRecord extends RecordFields {
  session: string;
  segmentId: string;
  investorId: string;
  /** The presenter of the segment, who answers for the company. */
  companyUserId: string;
  state: ContactState;
  place: string;
  slots: SlotRecord[];
  chosenSlotId: string | null;
  /** Who proposed the slots. */
  proposedBy: string | null;
  /** Of the calendar entry: rises with each change. */
  sequence: number;
}

const slotSchema = new mongoose.Schema<SlotRecord>(
  {
    id: { type: String, required: true },
    startsAt: { type: Date, required: true },
    endsAt: { type: Date, required: true },
  },
  { _id: false, id: false },
);

const schema = new mongoose.Schema<ContactRecord>(
  {
    ...recordDefinition,
    session: { type: String, required: true },
    segmentId: { type: String, required: true },
    investorId: { type: String, required: true },
    companyUserId: { type: String, required: true },
    state: { type: String, required: true },
    place: { type: String, default: '' },
    slots: { type: [slotSchema], default: () => [] },
    chosenSlotId: { type: String, default: null },
    proposedBy: { type: String, default: null },
    sequence: { type: Number, default: 0 },
  },
  { collection: 'contacts' },
);
schema.index({ session: 1, segmentId: 1, investorId: 1 }, { unique: true });

export const contacts = recordModel<ContactRecord>('Contact', schema);
