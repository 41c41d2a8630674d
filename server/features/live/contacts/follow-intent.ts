import type { Room } from '#server/features/live/room.ts';
import { openContact } from './contacts.ts';

/** After an act `intent.mark` of a person was stored: opens the contact when the company may see it. */
export const followIntent = async ({ session, shown }: Room, investorId: string, body: unknown, now: Date) => {
  // The act was performed, so its body is that of its row.
  const { segmentId } = body as { segmentId: string };
  const isShared = shown
    .user(investorId)
    .intents.some((one) => one.segmentId === segmentId && one.userId === investorId && one.isShared);
  if (isShared) await openContact({ session, segmentId, investorId }, now);
};
