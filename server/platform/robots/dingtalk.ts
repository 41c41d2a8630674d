import { createHmac } from 'node:crypto';
import { outcomeOfCode, plainInMarkdown, type RobotProvider } from './provider.ts';

const PATH = '/robot/send';
const TOO_FAST = 130101;
const SILENCED_FOR_MS = 600_000;
const SYSTEM_BUSY = -1;

/**
 * The signature of DingTalk's custom robots ("加签"): HMAC-SHA256 over `timestamp + "\n" + key`, keyed by the key itself, as
 * Base64; it rides in the query beside the timestamp in milliseconds, which may be an hour old.
 * Source: https://open.dingtalk.com/document/robots/customize-robot-security-settings
 */
export const dingtalkSignature = (timestampMs: number, signingKey: string): string =>
  createHmac('sha256', signingKey).update(`${timestampMs}\n${signingKey}`).digest('base64');

/**
 * DingTalk custom robots: POST https://oapi.dingtalk.com/robot/send?access_token=…, Markdown messages. Twenty messages a
 * minute for each robot; whoever sends more gets errcode 130101 and is silenced for ten minutes. 310000 is a wrong
 * signature, keyword or address.
 * Source: https://open.dingtalk.com/document/robots/custom-robot-access
 */
export const dingtalk: RobotProvider = {
  hosts: ['oapi.dingtalk.com'],
  tokenOf: (address) => {
    const token = address.searchParams.get('access_token') ?? '';
    return address.pathname === PATH && /^[\w-]{8,200}$/.test(token) ? token : null;
  },
  maxBytes: 15_000,
  request({ token, signingKey }, { title, lines, link }, now) {
    const query = new URLSearchParams({ access_token: token });
    if (signingKey !== null) {
      query.set('timestamp', String(now.getTime()));
      query.set('sign', dingtalkSignature(now.getTime(), signingKey));
    }
    const text = [
      `#### ${plainInMarkdown(title)}`,
      ...lines.map((line) => `- ${plainInMarkdown(line)}`),
      ...(link ? [`[${plainInMarkdown(link.label)}](${link.address})`] : []),
    ].join('\n\n');
    return { path: `${PATH}?${query}`, body: { msgtype: 'markdown', markdown: { title, text } } };
  },
  outcomeOf: ({ errcode, errmsg }) =>
    outcomeOfCode(errcode, errmsg, { limited: [TOO_FAST], broken: [SYSTEM_BUSY], limitedForMs: SILENCED_FOR_MS }),
};
