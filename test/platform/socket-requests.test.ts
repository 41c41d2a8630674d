import { expect } from 'chai';
import { dealSocket } from '#shared/deals/socket.ts';
import { eventSocket } from '#shared/events/socket.ts';
import { importSocket } from '#shared/imports/socket.ts';
import { interestSocket } from '#shared/interests/socket.ts';
import { matchSocket } from '#shared/matching/socket.ts';
import { notificationSocket } from '#shared/notifications/socket.ts';
import { postingSocket } from '#shared/postings/socket.ts';
import type { Live } from '#test/support/live.ts';
import { useServer } from '#test/support/server.ts';

const TABLES = [dealSocket, eventSocket, importSocket, interestSocket, matchSocket, notificationSocket, postingSocket];
const NAMES = TABLES.flatMap(({ requests }) => Object.keys(requests));

const STRANGE: readonly unknown[] = [
  null,
  true,
  '',
  '\u0000',
  'x'.repeat(10_000),
  -1,
  1e308,
  [],
  {},
  { $gt: '' },
  { id: { $gt: '' } },
  { id: '__proto__' },
  JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`),
  Buffer.alloc(3),
];

describe('A request over a socket', () => {
  const server = useServer();
  let live: Live;

  before(async () => {
    live = await (await server.signIn('enterprise')).connect();
  });

  it('that no table has is answered: not found', async () => {
    for (const name of ['deal.burn', 'constructor', '__proto__', 'toString', 'x'.repeat(1_000), '协同']) {
      expect(await live.refusal(name, {}), name).to.include({ code: 'not_found', status: 404 });
    }
  });

  it('without a body, or with a strange one, is answered with what is wrong', async () => {
    for (const name of NAMES) {
      expect(await live.refusal(name), name).to.include({ code: 'invalid_input' });
      for (const body of STRANGE) {
        const refusal = await live.refusal(name, body);
        expect(refusal.code, `${name} ${String(body).slice(0, 20)}`).to.equal('invalid_input');
        expect(refusal.errors).to.not.deep.equal([]);
      }
    }
  });
});
