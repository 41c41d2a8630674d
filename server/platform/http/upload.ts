// One file out of a multipart body, streamed to disk, never into memory. What it really is decides its content, later.
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import type { Request } from 'express';
import { newId } from '#server/platform/db/record.ts';
import { Problem } from './problem.ts';

export interface Upload {
  path: string;
  /** As the sender called it, without any folder. */
  name: string;
  sizeBytes: number;
  /** Removes the temporary file. */
  discard(): Promise<void>;
}

const MAX_NAME = 120;
/** In one request: each is a record of its own. */
const FILES_MAX = 1;

const safeName = (name: string | undefined): string => {
  const last = (name ?? '').split(/[\\/]/).at(-1) ?? '';
  // Characters that no file system and no header needs.
  const clean = last.replace(/[\p{Cc}\p{Cf}\p{Surrogate}"<>|:*?]/gu, '').trim();
  return [...clean].slice(-MAX_NAME).join('') || 'file';
};

const parserFor = (request: Request, maxBytes: number) => {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { files: FILES_MAX, fields: 20, fieldSize: 10_000, parts: 30, fileSize: maxBytes },
    });
  } catch (cause) {
    throw new Problem('unsupported_media', { cause });
  }
};

const tooLargeFor = (maxBytes: number): Problem =>
  new Problem('payload_too_large', { params: { megabytes: Math.floor(maxBytes / 1024 / 1024) } });

/** Takes a request's body as it is. Throws `payload_too_large`, or `invalid_input` when it broke off. */
export const receiveBytes = async (request: Request, maxBytes: number): Promise<Buffer> => {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLargeFor(maxBytes);
  const pieces: Buffer[] = [];
  let sizeBytes = 0;
  try {
    // Not destroyed with the loop: its socket is the answer's too.
    for await (const piece of request.iterator({ destroyOnReturn: false })) {
      sizeBytes += piece.length;
      if (sizeBytes > maxBytes) throw tooLargeFor(maxBytes);
      pieces.push(piece);
    }
  } catch (cause) {
    // The rest is read and dropped, or the next request on the connection would wait behind it.
    request.resume();
    if (cause instanceof Problem) throw cause;
    throw new Problem('invalid_input', { errors: [{ field: 'body', code: 'malformed' }], cause });
  }
  return Buffer.concat(pieces);
};

/**
 * Takes the file of a multipart request into a temporary folder.
 * Throws `unsupported_media` (not multipart), `payload_too_large`, or a field problem when there is no file, or more than one.
 */
export const receiveUpload = async (request: Request, folder: string, maxBytes: number): Promise<Upload> => {
  const parser = parserFor(request, maxBytes);
  await mkdir(folder, { recursive: true });
  const path = join(folder, newId());
  const discard = () => rm(path, { force: true });
  let name: string | null = null;
  let sizeBytes = 0;
  let tooLarge = false;
  let tooMany = false;
  let written: Promise<void> = Promise.resolve();
  parser.on('file', (_field, stream, info) => {
    name = safeName(info.filename);
    stream.on('limit', () => {
      tooLarge = true;
    });
    stream.on('data', (chunk: Buffer) => {
      sizeBytes += chunk.length;
    });
    written = pipeline(stream, createWriteStream(path, { mode: 0o600 }));
    // Awaited below; a failure before that must not count as unhandled.
    written.catch(() => {});
  });
  parser.on('filesLimit', () => {
    tooMany = true;
  });
  try {
    await pipeline(request, parser);
    await written;
  } catch (cause) {
    await discard();
    throw new Problem('invalid_input', { errors: [{ field: 'file', code: 'malformed' }], cause });
  }
  if (tooLarge) {
    await discard();
    throw tooLargeFor(maxBytes);
  }
  if (tooMany) {
    await discard();
    throw new Problem('invalid_input', {
      errors: [{ field: 'file', code: 'too_many', params: { maximum: FILES_MAX } }],
    });
  }
  if (name === null) throw new Problem('invalid_input', { errors: [{ field: 'file', code: 'required' }] });
  return { path, name, sizeBytes, discard };
};
