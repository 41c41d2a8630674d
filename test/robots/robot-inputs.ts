// What people type about group robots, each with a token of its own.
import { ROBOT_KINDS } from '#shared/notifications/kinds.ts';
import type { RobotProviderName } from '#shared/robots/schema.ts';

const addressOf = (provider: RobotProviderName, token: string): string =>
  ({
    dingtalk: `https://oapi.dingtalk.com/robot/send?access_token=${token}`,
    wecom: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${token}`,
    feishu: `https://open.feishu.cn/open-apis/bot/v2/hook/${token}`,
  })[provider];

let tokens = 0;

export const nextToken = (): string => {
  tokens += 1;
  return `token-${String(tokens).padStart(8, '0')}`;
};

export const robotInput = (provider: RobotProviderName, token = nextToken()) => ({
  name: `${provider}群`,
  locale: 'zh-CN' as const,
  kinds: [...ROBOT_KINDS],
  isOn: true,
  webhook: addressOf(provider, token),
  signingKey: '',
});
