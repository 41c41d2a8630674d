// Speaks to the group robots of DingTalk, WeCom and Feishu. Addresses come from people and are never asked as they came: only
// the token is taken out of them, and the request goes to the provider's own host, without following redirects.
import type { IncomingHttpHeaders } from 'node:http';
import { type Answer, ask, NoAnswerInTime } from '#server/platform/http/outgoing.ts';
import { ROBOT_PROVIDERS, type RobotProviderName } from '#shared/robots/schema.ts';
import { dingtalk } from './dingtalk.ts';
import { feishu } from './feishu.ts';
import type { RobotOutcome, RobotProvider, RobotSecrets, RobotText } from './provider.ts';
import { wecom } from './wecom.ts';

export const robotProviders: Readonly<Record<RobotProviderName, RobotProvider>> = { dingtalk, wecom, feishu };

/** Where each provider listens. The default is the world's; a test gives servers of its own. */
export type RobotOrigins = (provider: RobotProviderName, host: string) => string;

const worldsOwn: RobotOrigins = (_provider, host) => `https://${host}`;

export interface RobotAddress {
  provider: RobotProviderName;
  host: string;
  token: string;
}

/** Reads a webhook's address as a person pasted it; null when it is no robot's of any provider. */
export const robotAddressOf = (typed: string): RobotAddress | null => {
  const address = URL.canParse(typed) ? new URL(typed) : null;
  if (address?.protocol !== 'https:' || address.port !== '' || address.username !== '' || address.password !== '') {
    return null;
  }
  for (const provider of ROBOT_PROVIDERS) {
    const { hosts, tokenOf } = robotProviders[provider];
    const token = hosts.includes(address.hostname) ? tokenOf(address) : null;
    if (token !== null) return { provider, host: address.hostname, token };
  }
  return null;
};

export interface RobotMessage extends RobotSecrets {
  provider: RobotProviderName;
  host: string;
  text: RobotText;
}

export interface Robots {
  /** Sends one message and says what became of it; never throws, and never waits longer than the time-out. */
  send(message: RobotMessage): Promise<RobotOutcome>;
}

interface RobotParts {
  origins?: RobotOrigins | undefined;
  timeoutMs?: number | undefined;
}

const TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 64 * 1024;

const retryAfterMs = (headers: IncomingHttpHeaders): number | null => {
  const seconds = Number(headers['retry-after'] ?? headers['x-ogw-ratelimit-reset'] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3600) * 1000 : null;
};

const bodyOf = (text: string): Record<string, unknown> | null => {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? { ...body } : null;
  } catch {
    return null;
  }
};

const outcomeOf = (provider: RobotProvider, { status, headers, body: raw }: Answer): RobotOutcome => {
  if (status === 429) return { kind: 'limited', failure: 'HTTP 429', afterMs: retryAfterMs(headers) };
  if (status >= 500) return { kind: 'broken', failure: `HTTP ${status}` };
  // The provider's own host answers itself.
  if (status >= 300 && status < 400) return { kind: 'refused', failure: `HTTP ${status}` };
  const body = bodyOf(raw.toString('utf8'));
  if (body === null) return { kind: status === 200 ? 'broken' : 'refused', failure: `HTTP ${status}` };
  const outcome = provider.outcomeOf(body);
  return outcome.kind === 'limited' ? { ...outcome, afterMs: retryAfterMs(headers) ?? outcome.afterMs } : outcome;
};

/** What went wrong without an answer, in words that name no address: a robot's holds its secret. */
const failureOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  if (error instanceof NoAnswerInTime) return 'no answer in time';
  return 'code' in error ? String(error.code) : 'no answer';
};

export const createRobots = ({ origins = worldsOwn, timeoutMs = TIMEOUT_MS }: RobotParts = {}): Robots => ({
  async send({ provider: name, host, text, ...secrets }) {
    const provider = robotProviders[name];
    if (!provider.hosts.includes(host)) return { kind: 'refused', failure: 'unknown host' };
    // The provider checks the time against its own clock, so this is the machine's, not one that tests move.
    const { path, body } = provider.request(secrets, text, new Date());
    try {
      const answer = await ask({
        url: `${origins(name, host)}${path}`,
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
        withinMs: timeoutMs,
        mostBytes: MAX_ANSWER_BYTES,
      });
      return outcomeOf(provider, answer);
    } catch (error) {
      return { kind: 'broken', failure: failureOf(error) };
    }
  },
});
