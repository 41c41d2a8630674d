import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedError } from './embedded-error.ts';

/** sockaddr_un holds 108 bytes with the closing zero on Linux, 104 on macOS. */
const MAX_SOCKET_PATH_BYTES = process.platform === 'darwin' ? 103 : 107;
/** The engine's package first makes `embedded-mongodb-XXXXXX/mongodb.sock` in the folder it is given. */
const LONGEST_NAME = 'embedded-mongodb-XXXXXX/mongodb.sock';

/**
 * A folder of this user alone for the engine's socket: inside the data directory, or, where that path is too long for a
 * socket, a short one derived from it, the same at every start.
 */
export function socketFolder(dataDir: string): string {
  const short = `xietong-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;
  const runtime = process.env['XDG_RUNTIME_DIR'];
  const candidates = [
    join(dataDir, 'run'),
    ...(runtime ? [join(runtime, short)] : []),
    join(tmpdir(), short),
    `/tmp/${short}`,
  ];
  const folder = candidates.find((path) => Buffer.byteLength(join(path, LONGEST_NAME)) <= MAX_SOCKET_PATH_BYTES);
  if (!folder) throw new EmbeddedError('engine_failed', 'No folder with a path short enough for a socket was found.');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (folder !== candidates[0]) claim(folder);
  return folder;
}

/** In a folder that everyone may write to, somebody else could have made ours first. */
function claim(folder: string): void {
  const { uid } = lstatSync(folder);
  if (!lstatSync(folder).isDirectory() || uid !== process.getuid?.()) {
    throw new EmbeddedError(
      'engine_failed',
      `${folder} belongs to somebody else. Remove it, or use a shorter DATA_DIR.`,
    );
  }
  chmodSync(folder, 0o700);
}
