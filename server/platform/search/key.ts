// The app speaks to Meilisearch with a key that can do what the app does and nothing else: no keys, dumps or snapshots.
import { createHash } from 'node:crypto';
import { Meilisearch } from 'meilisearch';
import { SearchRefusal, searchTransport } from './http-client.ts';

const ACTIONS = ['search', 'documents.*', 'indexes.*', 'settings.*', 'tasks.get', 'stats.get'] as const;
const NAME = 'xietong-app';

// A key's value follows from its uid and the master key; a fixed uid gives one key however often we ask.
const uidOf = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const causeOf = (error: unknown): unknown => (error instanceof Error ? error.cause : undefined);

/** The app's own key, made on first use with the master key. */
export const scopedKey = async (url: string, masterKey: string): Promise<string> => {
  const client = new Meilisearch({ host: url, apiKey: masterKey, httpClient: searchTransport(5000) });
  const uid = uidOf(NAME);
  try {
    return (await client.getKey(uid)).key;
  } catch (error) {
    const cause = causeOf(error);
    if (!(cause instanceof SearchRefusal && cause.code === 'api_key_not_found')) throw error;
  }
  const created = await client.createKey({ uid, name: NAME, actions: [...ACTIONS], indexes: ['*'], expiresAt: null });
  return created.key;
};
