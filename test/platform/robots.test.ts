import { expect } from 'chai';
import { dingtalkSignature } from '#server/platform/robots/dingtalk.ts';
import { feishuSignature } from '#server/platform/robots/feishu.ts';
import { createRobots, type RobotMessage, robotAddressOf } from '#server/platform/robots/robots.ts';
import { ROBOT_PROVIDERS, type RobotProviderName } from '#shared/robots/schema.ts';
import { useRobotProviders } from '#test/support/robot-provider.ts';

const ADDRESSES: Record<RobotProviderName, string> = {
  dingtalk: 'https://oapi.dingtalk.com/robot/send?access_token=abcdef0123456789',
  wecom: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7abc-4bc4-97a0-0ec2sifa5aaa',
  feishu: 'https://open.feishu.cn/open-apis/bot/v2/hook/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0',
};
const KEY = 'SEC0123456789';

describe('the address of a group robot', () => {
  for (const provider of ROBOT_PROVIDERS) {
    it(`of ${provider} is known by its host and path`, () => {
      expect(robotAddressOf(ADDRESSES[provider])).to.include({ provider });
    });
  }

  for (const [why, address] of [
    ['another host', 'https://evil.example/robot/send?access_token=abcdef0123456789'],
    ['a host that only begins so', 'https://oapi.dingtalk.com.evil.example/robot/send?access_token=abcdef0123456789'],
    ['the host as a user’s name', 'https://oapi.dingtalk.com@evil.example/robot/send?access_token=abcdef0123456789'],
    ['this machine', 'http://127.0.0.1:27017/robot/send?access_token=abcdef0123456789'],
    ['the cloud’s own data', 'http://169.254.169.254/latest/meta-data'],
    ['no encryption', 'http://oapi.dingtalk.com/robot/send?access_token=abcdef0123456789'],
    ['another port', 'https://oapi.dingtalk.com:8443/robot/send?access_token=abcdef0123456789'],
    ['another path', 'https://oapi.dingtalk.com/user/get?access_token=abcdef0123456789'],
    ['a path that climbs', 'https://open.feishu.cn/open-apis/bot/v2/hook/../../../auth'],
    ['no token', 'https://oapi.dingtalk.com/robot/send'],
    ['a token with other letters', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abcdef01%0d%0aHost:x'],
    ['a file', 'file:///etc/passwd'],
    ['no address at all', '请查收'],
  ] as const) {
    it(`is refused with ${why}`, () => {
      expect(robotAddressOf(address)).to.equal(null);
    });
  }
});

describe('the signatures of group robots', () => {
  // Computed once with the providers’ published recipes, by openssl dgst -sha256 -hmac.
  it('are DingTalk’s: keyed by the key, over timestamp and key', () => {
    expect(dingtalkSignature(1600000000000, 'this is secret')).to.equal('MYEtKC4/NfMR1l4prX++ai6oOf70X1xOf6UlnyUhJH4=');
  });

  it('are Feishu’s: keyed by timestamp and key, over nothing', () => {
    expect(feishuSignature(1600000000, 'this is secret')).to.equal('KPGy2t/of6Xra/AnHPcFkxvTtTVcBl/AnCo8A9Y2Tto=');
  });
});

describe('a message to a group robot', () => {
  const providers = useRobotProviders();
  const robots = createRobots({ origins: (provider) => providers[provider].origin, timeoutMs: 300 });

  const messageTo = (provider: RobotProviderName, signingKey: string | null = null): RobotMessage => {
    const address = robotAddressOf(ADDRESSES[provider]);
    if (!address) throw new Error('a known address is known');
    const text = {
      title: '2 条新消息',
      lines: ['“轴承[异常]检测”有新的匹配', '<a>第二行</a>'],
      link: { label: '查看', address: 'https://xietong.example/notifications' },
    };
    return { ...address, signingKey, text };
  };
  const serverOf = (provider: RobotProviderName) => providers[provider];

  afterEach(() => {
    for (const server of Object.values(providers)) {
      server.mood = 'well';
      server.keys.clear();
      server.heard.length = 0;
    }
  });

  for (const provider of ROBOT_PROVIDERS) {
    describe(`of ${provider}`, () => {
      it('arrives with its title and lines, and with nothing that its format would take for a link', async () => {
        expect(await robots.send(messageTo(provider))).to.deep.equal({ kind: 'sent' });
        const [heard] = serverOf(provider).heard;
        expect(heard?.title).to.include('2 条新消息');
        expect(heard?.text).to.include('异常').and.include('第二行');
        if (provider !== 'feishu') expect(heard?.text).to.not.match(/\[异常\]|<a>/);
      });

      it('is limited when the provider says "too many", by its code and by 429', async () => {
        serverOf(provider).mood = 'too_many';
        expect(await robots.send(messageTo(provider))).to.include({ kind: 'limited' });
        serverOf(provider).mood = 'http_429';
        expect(await robots.send(messageTo(provider))).to.include({ kind: 'limited', afterMs: 120_000 });
      });

      it('is broken, for another try, at 500, at no answer in time and at an answer that is none', async () => {
        for (const mood of ['http_500', 'silent', 'dribbles', 'talks_nonsense'] as const) {
          serverOf(provider).mood = mood;
          expect(await robots.send(messageTo(provider)), mood).to.include({ kind: 'broken' });
        }
      });

      it('is not followed elsewhere', async () => {
        serverOf(provider).mood = 'redirects';
        expect(await robots.send(messageTo(provider))).to.deep.equal({ kind: 'refused', failure: 'HTTP 302' });
      });
    });
  }

  for (const provider of ['dingtalk', 'feishu'] as const) {
    it(`is signed for ${provider}, and refused with another key`, async () => {
      const message = messageTo(provider, KEY);
      serverOf(provider).keys.set(message.token, KEY);
      expect(await robots.send(message)).to.deep.equal({ kind: 'sent' });
      expect(await robots.send({ ...message, signingKey: 'SECother' })).to.include({ kind: 'refused' });
      expect(await robots.send({ ...message, signingKey: null })).to.include({ kind: 'refused' });
    });
  }

  it('goes to no host but the provider’s own, whatever was stored', async () => {
    const outcome = await robots.send({ ...messageTo('dingtalk'), host: '169.254.169.254' });
    expect(outcome).to.deep.equal({ kind: 'refused', failure: 'unknown host' });
    expect(providers.dingtalk.heard).to.deep.equal([]);
  });

  it('says of a failure what happened, and never the address with its secret', async () => {
    const lost = createRobots({ origins: () => 'http://127.0.0.1:9' });
    const outcome = await lost.send(messageTo('wecom'));
    expect(outcome).to.include({ kind: 'broken' });
    expect(JSON.stringify(outcome)).to.not.include(ADDRESSES.wecom.slice(-10));
  });
});
