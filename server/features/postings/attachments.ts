// Files of a posting. The file is stored first, then the record names it; when the record cannot, the file goes again.
import type { Actor } from '#server/platform/auth/actor.ts';
import { userIdOf } from '#server/platform/auth/actor.ts';
import { changeRecord } from '#server/platform/db/record.ts';
import { checkedMediaType, readFile, removeFile, storeFile } from '#server/platform/files/file-store.ts';
import type { Download } from '#server/platform/http/handler.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { Upload } from '#server/platform/http/upload.ts';
import { EDITABLE_STATUSES } from '#shared/postings/lifecycle.ts';
import { ATTACHMENT_MAX_BYTES, ATTACHMENTS_MAX, type Attachment } from '#shared/postings/schema.ts';
import { type Command, type LivingPosting, noteOf, readable, writable } from './command.ts';
import { sealFor } from './confidential.ts';
import type { AttachmentRecord, PostingRecord } from './model.ts';
import type { Postings } from './noun.ts';
import { mayReadDetails } from './policy.ts';

interface Attach extends Command {
  label: Attachment['label'];
  /** Takes the file of the request; called once it is clear that there may be one. */
  receive(maxBytes: number): Promise<Upload>;
}

const requireRoom = (record: LivingPosting): void => {
  if (!EDITABLE_STATUSES.includes(record.status)) throw new Problem('not_in_this_state');
  if (record.attachments.length >= ATTACHMENTS_MAX) {
    throw new Problem('file_refused', {
      errors: [{ field: 'file', code: 'too_many', params: { maximum: ATTACHMENTS_MAX } }],
    });
  }
};

const factOf = (event: 'attached' | 'detached', { postings, actor, now }: Command, record: LivingPosting) =>
  noteOf({
    noun: postings.noun,
    event,
    by: actor.userId,
    at: now,
    organizationId: record.organizationId,
    from: record.status,
    to: record.status,
  });

// Right on any version, as long as the posting may be changed and has room: asked again at the moment of writing.
const nameInRecord = (attach: Attach, record: LivingPosting, attachment: AttachmentRecord) => {
  const note = factOf('attached', attach, record);
  return changeRecord(attach.postings.model, {
    id: record._id,
    while: { status: { $in: [...EDITABLE_STATUSES] }, [`attachments.${ATTACHMENTS_MAX - 1}`]: { $exists: false } },
    update: { $push: { attachments: attachment } },
    note: { ...note, data: { ...note.data, attachmentId: attachment.id, mediaType: attachment.mediaType } },
  });
};

/**
 * Takes a file, checks it by its content and attaches it.
 * Throws `not_found`, `forbidden`, `not_in_this_state`, `file_refused` (wrong content, misnamed, or ten are there),
 * `payload_too_large`, `unsupported_media`.
 */
export const attachFile = async (attach: Attach): Promise<AttachmentRecord> => {
  const record = await writable(attach);
  requireRoom(record);
  const upload = await attach.receive(ATTACHMENT_MAX_BYTES);
  try {
    const mediaType = await checkedMediaType(upload.path, upload.name);
    const id = await storeFile(upload.path, upload.name);
    const attachment: AttachmentRecord = {
      id,
      name: upload.name,
      mediaType,
      sizeBytes: upload.sizeBytes,
      label: attach.label,
      uploadedAt: attach.now,
      uploadedBy: userIdOf(attach.actor),
    };
    const isNamed = await nameInRecord(attach, record, attachment).catch(async (error: unknown) => {
      await removeFile(id);
      throw error;
    });
    if (isNamed) return attachment;
    await removeFile(id);
    // It filled up, or left its state, while the file was on its way.
    requireRoom(await writable(attach));
    throw new Problem('not_in_this_state');
  } finally {
    await upload.discard();
  }
};

const named = (record: PostingRecord, attachmentId: string): AttachmentRecord => {
  const found = record.attachments.find((attachment) => attachment.id === attachmentId);
  if (!found) throw new Problem('not_found');
  return found;
};

interface Detach extends Command {
  attachmentId: string;
}

/** Removes a file from the posting; the stored file follows by the reaction. Throws as `attachFile` does. */
export const detachFile = async (detach: Detach): Promise<void> => {
  const record = await writable(detach);
  const { id: attachmentId } = named(record, detach.attachmentId);
  if (!EDITABLE_STATUSES.includes(record.status)) throw new Problem('not_in_this_state');
  const note = factOf('detached', detach, record);
  const changed = await changeRecord(detach.postings.model, {
    id: record._id,
    while: { status: { $in: [...EDITABLE_STATUSES] }, 'attachments.id': attachmentId },
    update: { $pull: { attachments: { id: attachmentId } } },
    note: { ...note, data: { ...note.data, attachmentId } },
  });
  if (changed) return;
  named(await writable(detach), attachmentId);
  throw new Problem('not_in_this_state');
};

interface Fetch {
  postings: Postings;
  actor: Actor;
  id: string;
  attachmentId: string;
}

/** An attached file for readers of the details; `not_found` for everyone else. */
export const downloadFile = async ({ attachmentId, ...which }: Fetch): Promise<Download> => {
  const record = await readable(which);
  const attachment = named(record, attachmentId);
  const opening = { noun: which.postings.noun, actor: which.actor, posting: record, attachment };
  const seal = sealFor(opening);
  if (!mayReadDetails(which.actor, record)) {
    await seal?.noteRefused(opening);
    throw new Problem('not_found');
  }
  if (seal) return seal.seal(opening);
  const { name, mediaType, sizeBytes } = attachment;
  return { stream: readFile(attachmentId), name, mediaType, sizeBytes };
};
