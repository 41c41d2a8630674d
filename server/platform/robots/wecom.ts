import { outcomeOfCode, plainInMarkdown, type RobotProvider } from './provider.ts';

const PATH = '/cgi-bin/webhook/send';
const TOO_MANY = 45009;
const SYSTEM_BUSY = -1;

/**
 * WeCom group robots: POST https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…, Markdown of at most 4,096 bytes. There is
 * no signature: who knows the key speaks, so the key itself is the secret. Twenty messages a minute for each robot; more are
 * answered by errcode 45009. 93000 is an unknown key.
 * Source: https://developer.work.weixin.qq.com/document/path/91770
 */
export const wecom: RobotProvider = {
  hosts: ['qyapi.weixin.qq.com'],
  tokenOf: (address) => {
    const token = address.searchParams.get('key') ?? '';
    return address.pathname === PATH && /^[\w-]{8,200}$/.test(token) ? token : null;
  },
  maxBytes: 3_000,
  request({ token }, { title, lines, link }) {
    const content = [
      `#### ${plainInMarkdown(title)}`,
      ...lines.map((line) => `> ${plainInMarkdown(line)}`),
      ...(link ? [`[${plainInMarkdown(link.label)}](${link.address})`] : []),
    ].join('\n');
    return {
      path: `${PATH}?${new URLSearchParams({ key: token })}`,
      body: { msgtype: 'markdown', markdown: { content } },
    };
  },
  outcomeOf: ({ errcode, errmsg }) => outcomeOfCode(errcode, errmsg, { limited: [TOO_MANY], broken: [SYSTEM_BUSY] }),
};
