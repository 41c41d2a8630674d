// Secrets that nobody configured: made once, kept in the data directory, readable by its owner only.
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** The secret for signing session cookies, the same after every restart. */
export const keptSessionSecret = (dataDir: string): Promise<string> => keptSecret(dataDir, 'session-secret');

/** A secret of any name, the same after every restart. */
export const keptSecret = async (dataDir: string, name: string): Promise<string> => {
  const path = join(dataDir, name);
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const secret = randomBytes(48).toString('base64url');
  await mkdir(dataDir, { recursive: true });
  try {
    await writeFile(path, secret, { mode: 0o600, flag: 'wx' });
    return secret;
  } catch {
    // Another process was first.
    return (await readFile(path, 'utf8')).trim();
  }
};
