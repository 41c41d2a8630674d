// The thread. A message is stored, with its fact, before its sender is told so; sending it again with the same client id is
// sending it once. So a client may send until it hears an answer, and a killed server loses and doubles nothing.
import { userRefs } from '#server/features/users/reads.ts';
import { type Actor, userIdOf } from '#server/platform/auth/actor.ts';
import { changeRecord, insertRecord, isDuplicateKey, newId } from '#server/platform/db/record.ts';
import { fieldProblem, Problem } from '#server/platform/http/problem.ts';
import { CHANGES_MOST, EDIT_WINDOW_MINUTES, type Message } from '#shared/deals/schema.ts';
import { type Command, noteOf, readable } from './command.ts';
import { type DealRecord, type MessageRecord, messages } from './model.ts';
import { fileLock, maySpeak, readsSince, writingPartyOf } from './policy.ts';

const WINDOW_MS = EDIT_WINDOW_MINUTES * 60_000;

export const presentMessage = (record: MessageRecord): Message => ({
  id: record._id,
  dealId: record.dealId,
  clientId: record.clientId,
  by: record.by,
  byName: record.byName,
  organizationId: record.organizationId,
  text: record.removedAt ? '' : record.text,
  fileIds: record.removedAt ? [] : record.fileIds,
  at: record.createdAt.toISOString(),
  changedAt: record.updatedAt.toISOString(),
  isEdited: record.editedAt !== null,
  isRemoved: record.removedAt !== null,
  editableUntil: new Date(record.createdAt.getTime() + WINDOW_MS).toISOString(),
});

interface Post {
  clientId: string;
  text: string;
  fileIds: readonly string[];
}

// Naming a file in a message must not tell more of it than the sender may know.
const requireFiles = (actor: Actor, deal: DealRecord, fileIds: readonly string[], now: Date): void => {
  const from = readsSince(actor, deal);
  for (const id of fileIds) {
    const file = deal.files.find((one) => one.id === id);
    const isThere = file?.versions.some(({ at }) => !from || at >= from);
    if (!file || !isThere || fileLock(actor, deal, file, now)) throw fieldProblem('fileIds', 'not_found');
  }
};

const nameOf = async (userId: string): Promise<string> => (await userRefs([userId])).get(userId)?.name ?? '';

const sentBefore = (deal: DealRecord, by: string, clientId: string): Promise<MessageRecord | null> =>
  messages.findOne({ dealId: deal._id, by, clientId }).lean<MessageRecord>();

/** Posts. Throws `not_found`, `forbidden` (readers, a silent coordinator), `not_in_this_state` (the deal has ended). */
export const postMessage = async ({ actor, id, now }: Command, post: Post): Promise<MessageRecord> => {
  const deal = await readable(actor, id);
  if (!maySpeak(actor, deal)) throw new Problem(writingPartyOf(actor, deal) ? 'not_in_this_state' : 'forbidden');
  if (post.text === '' && post.fileIds.length === 0) throw fieldProblem('text', 'required');
  requireFiles(actor, deal, post.fileIds, now);
  const by = userIdOf(actor);
  const fields = {
    _id: newId(),
    dealId: deal._id,
    clientId: post.clientId,
    by,
    byName: await nameOf(by),
    organizationId: writingPartyOf(actor, deal)?.organizationId ?? null,
    text: post.text,
    fileIds: [...post.fileIds],
    editedAt: null,
    removedAt: null,
  };
  const note = noteOf({ type: 'deal.message_posted', deal, by, at: now, data: { messageId: fields._id } });
  return insertRecord(messages, fields, note).catch(async (error: unknown) => {
    const before = isDuplicateKey(error) ? await sentBefore(deal, by, post.clientId) : null;
    if (before) return before;
    throw error;
  });
};

interface Which extends Command {
  messageId: string;
}

const own = async ({ actor, id, messageId }: Which): Promise<{ deal: DealRecord; message: MessageRecord }> => {
  const deal = await readable(actor, id);
  const message = await messages.findOne({ _id: messageId, dealId: deal._id }).lean<MessageRecord>();
  if (!message) throw new Problem('not_found');
  if (message.by !== actor.userId || !maySpeak(actor, deal)) throw new Problem('forbidden');
  return { deal, message };
};

const changeOwn = async (
  which: Which,
  type: 'deal.message_edited' | 'deal.message_removed',
  set: Partial<MessageRecord>,
): Promise<MessageRecord> => {
  const { deal, message } = await own(which);
  const changed = await changeRecord(messages, {
    id: message._id,
    while: { removedAt: null, createdAt: { $gt: new Date(which.now.getTime() - WINDOW_MS) } },
    set,
    note: noteOf({ type, deal, by: which.actor.userId, at: which.now, data: { messageId: message._id } }),
  });
  if (!changed) throw new Problem('not_in_this_state');
  return changed;
};

/** Changes one's own message within the window. */
export const editMessage = (which: Which, text: string): Promise<MessageRecord> =>
  changeOwn(which, 'deal.message_edited', { text, editedAt: which.now });

/** Takes it back within the window; that there was one stays to be seen. */
export const removeMessage = (which: Which): Promise<MessageRecord> =>
  changeOwn(which, 'deal.message_removed', { text: '', fileIds: [], removedAt: which.now });

interface Asked {
  before?: string | undefined;
  since?: string | undefined;
  q?: string | undefined;
  limit: number;
}

/** Another server may have stored a message a moment before the newest one we showed: look back over what may have crossed. */
const OVERLAP_MS = 10_000;
const LITERAL = /[.*+?^${}()|[\]\\]/g;

/** Messages, oldest first, as far back as the reader has been a party. */
export const listMessages = async (
  actor: Actor,
  deal: DealRecord,
  { before, since, q, limit }: Asked,
): Promise<{ items: MessageRecord[]; hasEarlier: boolean }> => {
  const from = readsSince(actor, deal);
  const filter = { dealId: deal._id, ...(from ? { createdAt: { $gte: from } } : {}) };
  if (since) {
    const changedSince = new Date(Date.parse(since) - OVERLAP_MS);
    const changed = await messages
      .find({ ...filter, updatedAt: { $gte: changedSince } })
      .sort({ updatedAt: 1 })
      .limit(CHANGES_MOST)
      .lean<MessageRecord[]>();
    return { items: changed.sort((one, other) => (one._id < other._id ? -1 : 1)), hasEarlier: false };
  }
  const words = q ? { text: { $regex: q.replace(LITERAL, String.raw`\$&`), $options: 'i' } } : {};
  const found = await messages
    .find({ ...filter, ...words, ...(before ? { _id: { $lt: before } } : {}) })
    .sort({ _id: -1 })
    .limit(limit + 1)
    .lean<MessageRecord[]>();
  return { items: found.slice(0, limit).reverse(), hasEarlier: found.length > limit };
};
