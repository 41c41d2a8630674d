import type { AdmittedAct } from '#server/features/live/acts/perform.ts';
import { type LogRecord, logEntries } from '#server/features/live/model.ts';
import type { EntryData } from '#shared/live/entries.ts';
import { openContact, withdrawContact } from './contacts.ts';

/** After an investor's interest was stored: opens the contact when the company may see it, and ends it when not any more. Asks the log, whoever owns the session. */
export const followIntent = async ({ ticket, body }: AdmittedAct, now: Date): Promise<void> => {
  const { session, userId: investorId } = ticket;
  // Of an act `intent.mark`, whose row has it.
  const { segmentId } = body as AdmittedAct['body'] & { segmentId: string };
  const last = await logEntries
    .findOne({ session, by: investorId, kind: 'intent.marked', 'data.segmentId': segmentId })
    .sort({ order: -1 })
    .lean<LogRecord>();
  // Only this kind is read.
  const isShared = last !== null && (last.data as EntryData<'intent.marked'>).isShared;
  await (isShared ? openContact : withdrawContact)({ session, segmentId, investorId }, now);
};
