import { type LogRecord, logEntries } from '#server/features/live/model.ts';
import type { EntryData } from '#shared/live/entries.ts';
import { openContact } from './contacts.ts';

interface Marked {
  session: string;
  investorId: string;
  /** Of the act `intent.mark`, which was performed. */
  body: unknown;
  now: Date;
}

/** After an investor's interest was stored: opens the contact when the company may see it. Asks the log, whoever owns the session. */
export const followIntent = async ({ session, investorId, body, now }: Marked): Promise<void> => {
  // The act was performed, so its body is that of its row.
  const { segmentId } = body as { segmentId: string };
  const last = await logEntries
    .findOne({ session, by: investorId, kind: 'intent.marked', 'data.segmentId': segmentId })
    .sort({ order: -1 })
    .lean<LogRecord>();
  // Only this kind is read.
  if (last && (last.data as EntryData<'intent.marked'>).isShared)
    await openContact({ session, segmentId, investorId }, now);
};
