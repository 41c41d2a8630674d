// What follows from a posting's facts: readers hear that it changed, and what a removed draft or file leaves is cleared away.
import type { Fact } from '#server/platform/db/record.ts';
import type { Reaction } from '#server/platform/facts/reaction.ts';
import type { Platform } from '#server/platform/feature.ts';
import { removeFile } from '#server/platform/files/file-store.ts';
import { type Notify, rooms } from '#server/platform/realtime/realtime.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { postingSocket } from '#shared/postings/socket.ts';
import type { PostingRecord } from './model.ts';
import type { Postings } from './noun.ts';
import { forgetVersions } from './versions.ts';

const BATCH = 200;

/** Where readers of a posting's page listen. */
export const postingRoom = (noun: PostingNoun, id: string): string => `posting:${noun}:${id}`;

const roomsOf = (noun: PostingNoun, fact: Fact): string[] => {
  const organizationId = fact.data['organizationId'];
  const own = typeof organizationId === 'string' ? [rooms.organization(organizationId)] : [];
  return [postingRoom(noun, fact.recordId), ...own];
};

const notifyReaction = ({ noun }: Postings, notify: Notify): Reaction => ({
  name: `${noun}.notices`,
  hears: [`${noun}.*`],
  batch: BATCH,
  async handle(facts) {
    // Several changes of one posting are one notice: it says "ask again", not what happened.
    const latest = new Map(facts.map((fact) => [fact.recordId, fact]));
    for (const [id, fact] of latest) notify(postingSocket, 'posting.changed', roomsOf(noun, fact), { noun, id });
  },
});

const clearRemoved = async ({ noun, model }: Postings, ids: readonly string[]): Promise<void> => {
  const removed = { _id: { $in: [...ids] }, status: 'removed' as const };
  const records = await model.find(removed, { attachments: 1 }).lean<Pick<PostingRecord, '_id' | 'attachments'>[]>();
  for (const { attachments } of records) for (const { id } of attachments) await removeFile(id);
  await forgetVersions(noun, ids);
  // Last, so that a second run after a crash finds what is still to be cleared.
  await model.deleteMany(removed);
};

const clearingReaction = (postings: Postings): Reaction => ({
  name: `${postings.noun}.clearing`,
  hears: [`${postings.noun}.removed`, `${postings.noun}.detached`],
  batch: BATCH,
  async handle(facts) {
    for (const fact of facts) {
      const { attachmentId } = fact.data;
      if (typeof attachmentId === 'string') await removeFile(attachmentId);
    }
    const removed = facts.filter((fact) => fact.type.endsWith('.removed')).map((fact) => fact.recordId);
    if (removed.length > 0) await clearRemoved(postings, removed);
  },
});

export const postingReactions = (postings: Postings, { notify }: Platform): Reaction[] => [
  notifyReaction(postings, notify),
  clearingReaction(postings),
];
