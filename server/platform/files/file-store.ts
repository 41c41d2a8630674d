// Files in GridFS, checked by what they contain, not by what they are called.
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromFile } from 'file-type';
import mongoose from 'mongoose';
import { Problem } from '#server/platform/http/problem.ts';

const BUCKET = 'files';

/** What may be stored, by content, with the extensions that may name it. */
const ALLOWED: Record<string, { mediaType: string; extensions: readonly string[] }> = {
  'application/pdf': { mediaType: 'application/pdf', extensions: ['pdf'] },
  'image/png': { mediaType: 'image/png', extensions: ['png'] },
  'image/jpeg': { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  'image/webp': { mediaType: 'image/webp', extensions: ['webp'] },
  'image/gif': { mediaType: 'image/gif', extensions: ['gif'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['xlsx'],
  },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    extensions: ['pptx'],
  },
  // Office files before 2007 share one container.
  'application/x-cfb': { mediaType: 'application/octet-stream', extensions: ['doc', 'xls', 'ppt'] },
};

/** The media type of a file by its content. Throws `file_refused` when it is none of the allowed ones or misnamed. */
export const checkedMediaType = async (path: string, name: string): Promise<string> => {
  const found = await fileTypeFromFile(path);
  const allowed = found ? ALLOWED[found.mime] : undefined;
  const extension = name.toLowerCase().split('.').at(-1) ?? '';
  if (!allowed?.extensions.includes(extension)) {
    throw new Problem('file_refused', {
      errors: [{ field: 'file', code: allowed ? 'file_misnamed' : 'file_type_refused' }],
    });
  }
  return allowed.mediaType;
};

const bucket = () => {
  const { db } = mongoose.connection;
  if (!db) throw new Problem('database_unavailable');
  return new mongoose.mongo.GridFSBucket(db, { bucketName: BUCKET, writeConcern: { w: 1, journal: true } });
};

/** Stores a file from disk; resolves to its id once it is safe. */
export const storeFile = async (path: string, name: string): Promise<string> => {
  const upload = bucket().openUploadStream(name);
  await pipeline(createReadStream(path), upload);
  return upload.id.toHexString();
};

export const readFile = (id: string): Readable => bucket().openDownloadStream(new mongoose.Types.ObjectId(id));

/** Removes a file; one that is not there is no error. */
export const removeFile = async (id: string): Promise<void> => {
  try {
    await bucket().delete(new mongoose.Types.ObjectId(id));
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoRuntimeError)) throw error;
  }
};
