// Where the database and the search engine are: as configured, or the embedded ones of the data directory.
import { attachEmbedded } from '#server/embedded/attach.ts';
import { startEmbedded } from '#server/embedded/start.ts';
import type { Config } from '#server/platform/config.ts';
import type { Log } from '#server/platform/logging.ts';
import { scopedKey } from '#server/platform/search/key.ts';

const DATABASE_NAME = 'xietong';

export interface Engines {
  mongoUri: string;
  meili: { url: string; key: string };
  /** True when they belong to another process of this machine that goes on without us. */
  isShared: boolean;
  close(): Promise<void>;
}

const withDatabase = (uri: string): string => {
  // A configured URI may name its database; the embedded one does not.
  const [head, query] = uri.split('?', 2);
  const hasName = /^mongodb(\+srv)?:\/\/[^/]+\/./.test(head ?? '');
  return hasName ? uri : `${(head ?? '').replace(/\/$/, '')}/${DATABASE_NAME}${query ? `?${query}` : ''}`;
};

interface OpenOptions {
  config: Config;
  log: Log;
  onStep: (text: string) => void;
  /** A command-line tool works beside a running server; a server wants the directory for itself. */
  join?: boolean;
}

/** Opens both engines. Throws EmbeddedError with words for the person at the terminal. */
export const openEngines = async ({ config, log, onStep, join = false }: OpenOptions): Promise<Engines> => {
  const { mongoUri, meili } = config;
  if (mongoUri && meili) return { mongoUri: withDatabase(mongoUri), meili, isShared: false, close: async () => {} };
  const running = join ? attachEmbedded(config.dataDir) : null;
  const embedded =
    running ??
    (await startEmbedded({
      dataDir: config.dataDir,
      mongo: !mongoUri,
      meili: !meili,
      onStep,
      log: (level, data, text) => log[level](data, text),
    }));
  const uri = mongoUri ?? embedded.mongoUri;
  if (!uri) throw new Error('the embedded engine gave no address');
  const search =
    meili ??
    (embedded.meili && { url: embedded.meili.url, key: await scopedKey(embedded.meili.url, embedded.meili.masterKey) });
  if (!search) throw new Error('the embedded search engine gave no address');
  return { mongoUri: withDatabase(uri), meili: search, isShared: running !== null, close: () => embedded.close() };
};
