// What differs between the group robots of DingTalk, WeCom and Feishu: where they listen, how a request is signed, how a
// text is wrapped, and what an answer means.

export interface RobotSecrets {
  /** The part of the webhook's address that names the robot, and lets whoever knows it speak. */
  token: string;
  /** The key for signing, where the group's settings ask for one. */
  signingKey: string | null;
}

export interface RobotText {
  title: string;
  /** Lines of plain text; a provider escapes or wraps them as its format asks. */
  lines: readonly string[];
  link: { label: string; address: string } | null;
}

export interface RobotRequest {
  /** Path and query; the origin is the provider's own and never comes from a person. */
  path: string;
  body: unknown;
}

/**
 * What became of a message.
 * `limited`: too many at the moment, later again · `broken`: no answer, or an answer that says "our fault", later again ·
 * `refused`: it will not be better by itself (a wrong key, a robot that was removed).
 */
export type RobotOutcome =
  | { kind: 'sent' }
  | { kind: 'limited'; failure: string; afterMs: number | null }
  | { kind: 'broken'; failure: string }
  | { kind: 'refused'; failure: string };

export interface RobotProvider {
  /** Hosts whose webhook addresses are taken; nothing is ever sent elsewhere. */
  hosts: readonly string[];
  /** The token out of a webhook's address, null when it is none of this provider's. */
  tokenOf(address: URL): string | null;
  /** The most bytes of text (UTF-8) in one message, with room for the wrapping. */
  maxBytes: number;
  request(secrets: RobotSecrets, text: RobotText, now: Date): RobotRequest;
  /** What an answer with status 200 says in its body. */
  outcomeOf(body: Record<string, unknown>): RobotOutcome;
}

/** A code of the provider as an outcome; what is in neither list is refused. */
export const outcomeOfCode = (
  code: unknown,
  message: unknown,
  codes: { limited: readonly number[]; broken: readonly number[]; limitedForMs?: number },
): RobotOutcome => {
  if (code === 0) return { kind: 'sent' };
  if (typeof code !== 'number') return { kind: 'broken', failure: 'an answer without a code' };
  const failure = `${String(code)} ${String(message ?? '')}`.trim().slice(0, 300);
  if (codes.limited.includes(code)) return { kind: 'limited', failure, afterMs: codes.limitedForMs ?? null };
  if (codes.broken.includes(code)) return { kind: 'broken', failure };
  return { kind: 'refused', failure };
};

const WIDE: Readonly<Record<string, string>> = {
  '[': '［',
  ']': '］',
  '<': '＜',
  '>': '＞',
  '*': '＊',
  '`': '｀',
  '#': '＃',
  '|': '｜',
  '~': '～',
};

/**
 * Text of people inside Markdown: the signs that would begin a link, a heading or a picture in their full width. The
 * providers' Markdown is a small part of the usual one and knows no backslash.
 */
export const plainInMarkdown = (text: string): string => text.replace(/[[\]<>*`#|~]/g, (sign) => WIDE[sign] ?? sign);
