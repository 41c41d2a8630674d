// Meilisearch behind a small port. The index is made from the database and may be thrown away: nothing here is truth.
import { EventEmitter } from 'node:events';
import { Meilisearch, type Settings } from 'meilisearch';
import { Problem } from '#server/platform/http/problem.ts';
import { SearchRefusal, searchTransport } from './http-client.ts';

export type SearchDocument = { id: string } & Record<string, unknown>;

export interface IndexDefinition {
  name: string;
  settings: Settings;
}

export interface Search {
  /** The index's name on the server: one server can serve several databases. */
  nameOf(index: string): string;
  isUp(): Promise<boolean>;
  /** Creates the index if needed and brings its settings up to date. Resolves when both are in force. */
  prepare(definition: IndexDefinition, as?: string): Promise<void>;
  /** Adds or replaces documents; resolves when they are searchable. */
  put(index: string, documents: readonly SearchDocument[]): Promise<void>;
  /** Removes documents; resolves when they are gone. */
  remove(index: string, ids: readonly string[]): Promise<void>;
  /** How many documents an index holds; -1 when there is no such index. */
  count(index: string): Promise<number>;
  swap(one: string, other: string): Promise<void>;
  drop(index: string): Promise<void>;
  /** Calls back when documents of an index that this process changed have become searchable, or are gone. */
  onChanged(listener: () => void): void;
  /** Any other call to the engine. Throws `search_unavailable` when it is away, SearchRefusal when it refuses. */
  ask<Result>(call: (client: Meilisearch) => Promise<Result>): Promise<Result>;
}

const CALL_TIMEOUT_MS = 10_000;
const LOOK_TIMEOUT_MS = 1_000;
/** No record's id. */
const PLACEHOLDER_ID = 'attributes';
const TASK_TIMEOUT_MS = 120_000;
const TASK_LOOK_MS = 20;

interface Task {
  waitTask(options: {
    timeout: number;
    interval: number;
  }): Promise<{ status: string; error: { code?: string; message?: string } | null }>;
}

// The official client wraps whatever its transport throws; what we threw is the cause.
const unwrap = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error;
  if (error.cause instanceof Problem || error.cause instanceof SearchRefusal) return error.cause;
  return error.name === 'MeilisearchTaskTimeOutError' ? new Problem('search_unavailable', { cause: error }) : error;
};

interface SearchAddress {
  url: string;
  key: string;
  prefix?: string;
}

/** Opens the port to a Meilisearch server. Does not connect by itself. */
export const createSearch = ({ url, key, prefix = '' }: SearchAddress): Search => {
  const client = new Meilisearch({ host: url, apiKey: key, httpClient: searchTransport(CALL_TIMEOUT_MS) });
  const impatient = new Meilisearch({ host: url, apiKey: key, httpClient: searchTransport(LOOK_TIMEOUT_MS) });
  const nameOf = (index: string) => prefix + index;

  const ask = async <Result>(call: (client: Meilisearch) => Promise<Result>): Promise<Result> => {
    try {
      return await call(client);
    } catch (error) {
      throw unwrap(error);
    }
  };

  const settle = (start: (client: Meilisearch) => Task, forgive: readonly string[] = []) =>
    ask(async (open) => {
      const task = await start(open).waitTask({ timeout: TASK_TIMEOUT_MS, interval: TASK_LOOK_MS });
      if (task.status === 'succeeded' || forgive.includes(task.error?.code ?? '')) return;
      throw new Error(`search task ${task.status}: ${task.error?.message ?? ''}`);
    });

  const changes = new EventEmitter();
  const changed = () => void changes.emit('changed');

  return {
    nameOf,
    ask,
    onChanged: (listener) => void changes.on('changed', listener),
    async isUp() {
      try {
        return (await impatient.health()).status === 'available';
      } catch {
        return false;
      }
    },
    async prepare({ name, settings }, as = name) {
      await settle((open) => open.createIndex(nameOf(as), { primaryKey: 'id' }), ['index_already_exists']);
      await settle((open) => open.index(nameOf(as)).updateSettings(settings));
      // The engine refuses to search in an attribute that no document has had yet. One has all of them for a moment; it
      // matches no filter, and once is enough for ever.
      const attributes = (settings.searchableAttributes ?? []).filter((name) => name !== '*');
      const placeholder = { id: PLACEHOLDER_ID, ...Object.fromEntries(attributes.map((name) => [name, ''])) };
      if (attributes.length === 0) return;
      await settle((open) => open.index(nameOf(as)).addDocuments([placeholder]));
      await settle((open) => open.index(nameOf(as)).deleteDocument(PLACEHOLDER_ID));
    },
    async put(index, documents) {
      if (documents.length === 0) return;
      // The engine makes an index that is not prepared yet, and cannot guess which of two fields ending in "id" is the key.
      await settle((open) => open.index(nameOf(index)).addDocuments([...documents], { primaryKey: 'id' }));
      changed();
    },
    async remove(index, ids) {
      if (ids.length === 0) return;
      await settle((open) => open.index(nameOf(index)).deleteDocuments([...ids]));
      changed();
    },
    async count(index) {
      try {
        return await ask(async (open) => (await open.index(nameOf(index)).getStats()).numberOfDocuments);
      } catch (error) {
        if (error instanceof SearchRefusal && error.code === 'index_not_found') return -1;
        throw error;
      }
    },
    async swap(one, other) {
      await settle((open) => open.swapIndexes([{ indexes: [nameOf(one), nameOf(other)], rename: false }]));
      changed();
    },
    drop: (index) => settle((open) => open.deleteIndex(nameOf(index)), ['index_not_found']),
  };
};
