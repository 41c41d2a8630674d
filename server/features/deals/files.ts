// Files of a deal, with versions and levels. What is confidential (L2 after the NDA, L3 for named people) leaves the platform
// only with a watermark, and every opening and every refusal is written down for its owner.
import { readFile as readFileFromDisk } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Actor, userIdOf } from '#server/platform/auth/actor.ts';
import { newId } from '#server/platform/db/record.ts';
import { watermarkFile } from '#server/platform/documents/pdf.ts';
import { checkedMediaType, readFile, removeFile, storeFile } from '#server/platform/files/file-store.ts';
import type { Download } from '#server/platform/http/handler.ts';
import { fieldProblem, Problem } from '#server/platform/http/problem.ts';
import type { Upload } from '#server/platform/http/upload.ts';
import { DEAL_FILES_MAX, type FileLevel } from '#shared/deals/schema.ts';
import { ATTACHMENT_MAX_BYTES } from '#shared/postings/schema.ts';
import { type Command, change, readable, writable } from './command.ts';
import { noteAccess, whoOf } from './file-accesses.ts';
import type { DealRecord, FileRecord, FileVersionRecord } from './model.ts';
import { fileLock, isOpenTo, readsSince } from './policy.ts';

interface AddFile extends Command {
  level: FileLevel;
  /** The file that this is a new version of. */
  versionOf?: string | undefined;
  receive(maxBytes: number): Promise<Upload>;
}

export const fileOf = (deal: DealRecord, fileId: string): FileRecord => {
  const file = deal.files.find(({ id }) => id === fileId);
  if (!file) throw new Problem('not_found');
  return file;
};

const refused = (code: string): Problem => new Problem('file_refused', { errors: [{ field: 'file', code }] });

const store = async (
  add: AddFile,
  level: FileLevel,
): Promise<Omit<FileVersionRecord, 'version'> & { name: string }> => {
  const upload = await add.receive(ATTACHMENT_MAX_BYTES);
  try {
    const mediaType = await checkedMediaType(upload.path, upload.name);
    // An encrypted or broken file is refused to who brings it, not to who opens it later.
    if (level !== 'deal') await watermarkFile(await readFileFromDisk(upload.path), mediaType, upload.name);
    const storedId = await storeFile(upload.path, upload.name);
    const { name, sizeBytes } = upload;
    return { name, storedId, mediaType, sizeBytes, at: add.now, by: userIdOf(add.actor) };
  } finally {
    await upload.discard();
  }
};

/**
 * Adds a file, or a version of one of one's own organization. Throws `not_found`, `forbidden`, `not_in_this_state`,
 * `file_refused`, `payload_too_large`, `unsupported_media`.
 */
export const addFile = async (add: AddFile): Promise<{ deal: DealRecord; file: FileRecord }> => {
  const { deal, party } = await writable(add);
  const before = add.versionOf === undefined ? null : fileOf(deal, add.versionOf);
  if (before && before.ownerOrganizationId !== party.organizationId) throw new Problem('forbidden');
  if (!before && deal.files.length >= DEAL_FILES_MAX) throw refused('too_many');
  const { name, ...stored } = await store(add, before?.level ?? add.level);
  const id = before?.id ?? newId();
  const version = (before?.versions.length ?? 0) + 1;
  const entry: FileVersionRecord = { version, ...stored };
  const index = before ? deal.files.indexOf(before) : -1;
  const { organizationId: ownerOrganizationId } = party;
  const changed = await change({
    command: add,
    deal,
    type: 'deal.file_added',
    data: { fileId: id, fileVersion: version },
    while: before
      ? { [`files.${index}.id`]: id, [`files.${index}.versions.${version - 1}`]: { $exists: false } }
      : { [`files.${DEAL_FILES_MAX - 1}`]: { $exists: false } },
    push: before
      ? { [`files.${index}.versions`]: entry }
      : { files: { id, name, level: add.level, ownerOrganizationId, versions: [entry], openedTo: [] } },
  }).catch(async (error: unknown) => {
    await removeFile(stored.storedId);
    throw error;
  });
  return { deal: changed, file: fileOf(changed, id) };
};

interface OpenTo extends Command {
  fileId: string;
  userIds: readonly string[];
  until: Date | null;
}

/** Says who of the other side may open an L3 file; an empty list takes it from everyone. */
export const openFileTo = async (open: OpenTo): Promise<{ deal: DealRecord; file: FileRecord }> => {
  const { deal, party } = await writable(open, { whenOver: true });
  const file = fileOf(deal, open.fileId);
  if (file.ownerOrganizationId !== party.organizationId) throw new Problem('forbidden');
  if (file.level !== 'L3') throw new Problem('not_in_this_state');
  const known = new Set(deal.people.map(({ userId }) => userId));
  if (!open.userIds.every((userId) => known.has(userId))) throw fieldProblem('userIds', 'not_found');
  if (open.until && open.until <= open.now) throw fieldProblem('until', 'in_the_past');
  const index = deal.files.indexOf(file);
  const openedTo = [...new Set(open.userIds)].map((userId) => ({ userId, until: open.until }));
  const changed = await change({
    command: open,
    deal,
    type: 'deal.file_opened_to',
    data: {
      fileId: file.id,
      openedTo: [...open.userIds],
      newlyTo: open.userIds.filter((id) => !isOpenTo(file, id, open.now)),
    },
    while: { [`files.${index}.id`]: file.id },
    set: { [`files.${index}.openedTo`]: openedTo },
  });
  return { deal: changed, file: fileOf(changed, file.id) };
};

const pdfName = (name: string): string => name.replace(/\.(png|jpe?g)$/i, '.pdf');

interface Fetch {
  actor: Actor;
  id: string;
  fileId: string;
  version?: number | undefined;
  now: Date;
}

/** A file for who may open it. Throws `not_found` for outsiders and guessed addresses, `forbidden` for a locked file. */
export const downloadFile = async ({ actor, id, fileId, version, now }: Fetch): Promise<Download> => {
  const deal = await readable(actor, id);
  const file = fileOf(deal, fileId);
  const wanted = version === undefined ? file.versions.at(-1) : file.versions[version - 1];
  // What was there before the reader's organization joined stays closed to it.
  const from = readsSince(actor, deal);
  if (!wanted || (from && wanted.at < from)) throw new Problem('not_found');
  if (file.level === 'deal') {
    const { mediaType, sizeBytes, storedId } = wanted;
    return { stream: readFile(storedId), name: file.name, mediaType, sizeBytes };
  }
  const who = await whoOf(actor, deal);
  const entry = { dealId: deal._id, fileId, version: wanted.version, at: now, who };
  if (fileLock(actor, deal, file, now)) {
    await noteAccess({ ...entry, outcome: 'refused' });
    throw new Problem('forbidden');
  }
  const line = `${who.name} · ${who.organization} · ${now.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const bytes = await watermarkFile(await buffer(readFile(wanted.storedId)), wanted.mediaType, line);
  // Before the first byte leaves: what cannot be written down is not opened.
  await noteAccess({ ...entry, outcome: 'opened' });
  const stream = Readable.from([Buffer.from(bytes)]);
  return { stream, name: pdfName(file.name), mediaType: 'application/pdf', sizeBytes: bytes.length };
};
