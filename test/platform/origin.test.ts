import type { IncomingMessage } from 'node:http';
import { expect } from 'chai';
import { isCrossSite } from '#server/platform/http/origin.ts';

const HOME = 'https://xietong.example';

const request = (method: string, headers: Record<string, string>) =>
  // The rule reads these two parts of a request only.
  ({ method, headers: { host: 'xietong.example', ...headers } }) as unknown as IncomingMessage;

const isRefused = (method: string, headers: Record<string, string>) =>
  isCrossSite(request(method, headers), HOME, 'sid');

describe('a request that changes something', () => {
  it('is taken from our own pages', () => {
    expect(isRefused('POST', { origin: HOME, cookie: 'sid=1' })).to.equal(false);
  });

  it('is taken from the host it was sent to, whatever the public address', () => {
    expect(isRefused('POST', { origin: 'http://10.0.0.7:3000', host: '10.0.0.7:3000' })).to.equal(false);
  });

  for (const origin of [
    'https://evil.example',
    'https://xietong.example.evil.example',
    'null',
    'http://xietong.example:81',
    'garbage',
  ]) {
    it(`is refused from ${origin}`, () => {
      expect(isRefused('POST', { origin, cookie: 'sid=1' })).to.equal(true);
    });
  }

  it('is refused with a session and no word of where it comes from', () => {
    expect(isRefused('DELETE', { cookie: 'a=b; sid=1' })).to.equal(true);
  });

  it('is taken without a session and without an origin, as a script sends it', () => {
    expect(isRefused('POST', {})).to.equal(false);
  });

  it('is not what a GET is', () => {
    expect(isRefused('GET', { origin: 'https://evil.example', cookie: 'sid=1' })).to.equal(false);
  });
});
