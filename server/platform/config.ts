// The environment, read once and checked. Everything else gets its settings from here.
import { join, resolve } from 'node:path';
import { z } from 'zod';

const optionalUrl = z
  .string()
  .optional()
  .transform((value) => value || undefined)
  .pipe(z.url().optional());

/** Origins, separated by spaces or commas. */
const optionalOrigins = z
  .string()
  .optional()
  .transform((value) => value?.split(/[\s,]+/).filter((one) => one !== '') ?? [])
  .pipe(z.array(z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)))
  .transform((origins) => (origins.length > 0 ? origins : undefined));

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('data'),
  PUBLIC_URL: optionalUrl,
  SESSION_SECRET: z
    .string()
    .optional()
    .transform((value) => value || undefined)
    .pipe(z.string().min(32, 'at least 32 characters').optional()),
  MONGODB_URI: z
    .string()
    .optional()
    .transform((value) => value || undefined)
    .pipe(
      z
        .string()
        .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://')
        .optional(),
    ),
  MEILI_URL: optionalUrl,
  MEILI_KEY: z.string().default(''),
  REDIS_URL: optionalUrl,
  SMTP_URL: optionalUrl,
  MAIL_FROM: z.string().default('Xietong <no-reply@xietong.example>'),
  SEED: z.enum(['demo', 'none']).default('demo'),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  RATE_SCALE: z.coerce.number().positive().default(1),
  METRICS_TOKEN: z.string().default(''),
  PULL_ORIGINS: optionalOrigins,
  UPLINK_MBPS: z.preprocess((value) => value || undefined, z.coerce.number().positive().optional()),
  RECORDINGS_MAX_GB: z.preprocess((value) => value || undefined, z.coerce.number().positive().optional()),
  LIVEKIT_URL: z
    .string()
    .optional()
    .transform((value) => value || undefined)
    .pipe(z.url({ protocol: /^wss?$/ }).optional()),
  LIVEKIT_API_KEY: z.string().default(''),
  LIVEKIT_API_SECRET: z.string().default(''),
  OPENID_ISSUER: optionalUrl,
  OPENID_CLIENT_ID: z.string().default(''),
  OPENID_CLIENT_SECRET: z.string().default(''),
  OPENID_NAME: z.string().default('OpenID'),
  MATCH_EMBEDDER_URL: optionalUrl,
  MATCH_EMBEDDER_MODEL: z.string().default(''),
  MATCH_EMBEDDER_KEY: z.string().default(''),
});

/** Every environment variable that the app reads. */
export const settingNames: readonly string[] = Object.keys(environmentSchema.shape);

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  /** The address people type, without a trailing slash. */
  publicUrl: string;
  sessionSecret: string | undefined;
  mongoUri: string | undefined;
  meili: { url: string; key: string } | undefined;
  redisUrl: string | undefined;
  smtpUrl: string | undefined;
  mailFrom: string;
  seed: 'demo' | 'none';
  trustProxy: number;
  logLevel: string;
  /** Multiplies every rate limit. */
  rateScale: number;
  metricsToken: string;
  /** From where streams may be shown in a session; any origin by https when it is not set. */
  pullOrigins: readonly string[] | undefined;
  /** What this machine's line carries outwards, in bits a second. */
  uplinkBits: number | undefined;
  /** As much as recordings of sessions may take on the disk; without it as much as it holds. */
  recordingsMaxBytes: number | undefined;
  /** A media server for the video of sessions. */
  liveKit: { url: string; key: string; secret: string } | undefined;
  openId: { issuer: string; clientId: string; clientSecret: string; name: string } | undefined;
  /** Turns texts into vectors for the matching; without it matching goes by words alone. */
  embedder: { url: string; model: string; key: string } | undefined;
  distDir: string;
}

/** Says which setting is wrong, in words for the person who starts the server. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Reads settings from environment variables. Throws ConfigError naming each wrong variable. */
export const readConfig = (environment: Record<string, string | undefined>): Config => {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`These settings are not right:\n${lines.join('\n')}`);
  }
  const env = parsed.data;
  if (env.LIVEKIT_URL && !(env.LIVEKIT_API_KEY && env.LIVEKIT_API_SECRET)) {
    throw new ConfigError('These settings are not right:\n  LIVEKIT_URL: needs LIVEKIT_API_KEY and LIVEKIT_API_SECRET');
  }
  const shownHost = env.HOST === '0.0.0.0' || env.HOST === '::' ? 'localhost' : env.HOST;
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: resolve(env.DATA_DIR),
    publicUrl: (env.PUBLIC_URL ?? `http://${shownHost}:${env.PORT}`).replace(/\/+$/, ''),
    sessionSecret: env.SESSION_SECRET,
    mongoUri: env.MONGODB_URI,
    meili: env.MEILI_URL ? { url: env.MEILI_URL.replace(/\/+$/, ''), key: env.MEILI_KEY } : undefined,
    redisUrl: env.REDIS_URL,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    seed: env.SEED,
    trustProxy: env.TRUST_PROXY,
    logLevel: env.LOG_LEVEL,
    rateScale: env.RATE_SCALE,
    metricsToken: env.METRICS_TOKEN,
    pullOrigins: env.PULL_ORIGINS,
    uplinkBits: env.UPLINK_MBPS === undefined ? undefined : env.UPLINK_MBPS * 1e6,
    recordingsMaxBytes: env.RECORDINGS_MAX_GB === undefined ? undefined : Math.round(env.RECORDINGS_MAX_GB * 1e9),
    liveKit: env.LIVEKIT_URL
      ? { url: env.LIVEKIT_URL.replace(/\/+$/, ''), key: env.LIVEKIT_API_KEY, secret: env.LIVEKIT_API_SECRET }
      : undefined,
    openId:
      env.OPENID_ISSUER && env.OPENID_CLIENT_ID
        ? {
            issuer: env.OPENID_ISSUER.replace(/\/+$/, ''),
            clientId: env.OPENID_CLIENT_ID,
            clientSecret: env.OPENID_CLIENT_SECRET,
            name: env.OPENID_NAME,
          }
        : undefined,
    embedder: env.MATCH_EMBEDDER_URL
      ? { url: env.MATCH_EMBEDDER_URL, model: env.MATCH_EMBEDDER_MODEL, key: env.MATCH_EMBEDDER_KEY }
      : undefined,
    distDir: join(import.meta.dirname, '..', '..', 'dist', 'client'),
  };
};
