// Which characters the bytes of a text file are. Decided over the whole file, not its beginning: a spreadsheet saved in
// GB18030 may well begin with a thousand rows of plain ASCII.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { ImportFailure } from '#server/features/imports/failure.ts';

type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

// What no text file holds, whatever its encoding: the mark of a program, a picture, an archive.
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming control characters is the point here
const BINARY = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

const markedEncoding = async (path: string): Promise<Encoding | null> => {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(3), 0, 3, 0);
    if (bytesRead === 0) throw new ImportFailure('file_empty');
    if (buffer[0] === 0xff && buffer[1] === 0xfe) return 'utf-16le';
    if (buffer[0] === 0xfe && buffer[1] === 0xff) return 'utf-16be';
    return null;
  } finally {
    await file.close();
  }
};

/** The text of a file, chunk by chunk, without its byte order mark. Throws TypeError at bytes of another encoding. */
async function* decoded(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of createReadStream(path)) {
    // A stream without an encoding delivers buffers.
    yield decoder.decode(chunk as Buffer, { stream: true });
  }
  yield decoder.decode();
}

const isTextIn = async (path: string, encoding: Encoding): Promise<boolean> => {
  try {
    for await (const text of decoded(path, encoding)) if (BINARY.test(text)) return false;
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
};

/** Finds the encoding. Throws `encoding_unknown` for what is no text in any that we know. */
export const findEncoding = async (path: string): Promise<Encoding> => {
  const marked = await markedEncoding(path);
  const candidates: readonly Encoding[] = marked ? [marked] : ['utf-8', 'gb18030'];
  for (const encoding of candidates) if (await isTextIn(path, encoding)) return encoding;
  throw new ImportFailure('encoding_unknown');
};

/** The text of a file in whatever encoding it has, chunk by chunk. */
export async function* readText(path: string): AsyncGenerator<string> {
  yield* decoded(path, await findEncoding(path));
}
