import { createHmac } from 'node:crypto';
import { outcomeOfCode, type RobotProvider } from './provider.ts';

const PREFIX = '/open-apis/bot/v2/hook/';
const TOO_MANY = [11232, 9499, 99991400];
const INTERNAL = [1500, 99991500];

/**
 * The signature of Feishu's custom robots: HMAC-SHA256 of nothing, keyed by `timestamp + "\n" + key`, as Base64; it rides in
 * the body beside the timestamp in seconds, which may be an hour old.
 * Source: https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
 */
export const feishuSignature = (timestampSeconds: number, signingKey: string): string =>
  createHmac('sha256', `${timestampSeconds}\n${signingKey}`).digest('base64');

/**
 * Feishu custom robots: POST https://open.feishu.cn/open-apis/bot/v2/hook/…, rich text (`post`) below 20 kB. A hundred
 * messages a minute and five a second for each robot; too many are answered by status 429 or code 11232, which also comes
 * at full hours when all the world sends. 19021 is a wrong signature, 19001 an unknown robot.
 * Source: https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
 */
export const feishu: RobotProvider = {
  hosts: ['open.feishu.cn', 'open.larksuite.com'],
  tokenOf: ({ pathname }) => {
    const token = pathname.startsWith(PREFIX) ? pathname.slice(PREFIX.length) : '';
    return /^[\w-]{8,200}$/.test(token) ? token : null;
  },
  maxBytes: 12_000,
  request({ token, signingKey }, { title, lines, link }, now) {
    const seconds = Math.floor(now.getTime() / 1000);
    const content = [
      ...lines.map((line) => [{ tag: 'text', text: line }]),
      ...(link ? [[{ tag: 'a', text: link.label, href: link.address }]] : []),
    ];
    return {
      path: `${PREFIX}${token}`,
      body: {
        ...(signingKey === null ? {} : { timestamp: String(seconds), sign: feishuSignature(seconds, signingKey) }),
        msg_type: 'post',
        content: { post: { zh_cn: { title, content } } },
      },
    };
  },
  outcomeOf: ({ code, msg }) => outcomeOfCode(code, msg, { limited: TOO_MANY, broken: INTERNAL }),
};
