import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The key of the embedded Meilisearch, made at the first start and readable by this user alone. */
export function keepMasterKey(dataDir: string): string {
  try {
    writeFileSync(keyFile(dataDir), randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readMasterKey(dataDir);
}

export function readMasterKey(dataDir: string): string {
  return readFileSync(keyFile(dataDir), 'utf8');
}

function keyFile(dataDir: string): string {
  return join(dataDir, 'meili-master-key');
}
