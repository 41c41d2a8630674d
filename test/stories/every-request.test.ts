// What holds for every request over a socket: who is turned away, and that nothing a client sends breaks the connection.
import { expect } from 'chai';
import { problemSchema } from '#shared/contract/problem.ts';
import type { Ack, SocketRequest } from '#shared/contract/socket.ts';
import { socketTables } from '#shared/contracts.ts';
import type { Live } from '#test/support/live.ts';
import { useServer } from '#test/support/server.ts';

const UNKNOWN_ID = 'f'.repeat(24);

const requests: [name: string, request: SocketRequest][] = Object.values(socketTables).flatMap(({ requests }) =>
  Object.entries<SocketRequest>(requests),
);

const STRANGE_BODIES: readonly unknown[] = [
  undefined,
  null,
  [],
  'text',
  42,
  true,
  {},
  { $gt: '' },
  { id: { $ne: null } },
  { id: '../../deals', noun: 'need' },
  { id: '\u0000', noun: { $in: ['need'] } },
  { id: 'F'.repeat(24), noun: 'deal' },
  { id: UNKNOWN_ID, noun: 'need', isAdmin: true },
  { id: 'x'.repeat(50_000) },
  JSON.parse('{"__proto__": {"id": "1"}, "constructor": {"prototype": {}}}'),
];

const expectRefusal = (ack: Ack<unknown>, where: string): string => {
  if (ack.ok) throw new Error(`${where}: not refused`);
  const problem = problemSchema.parse(ack.problem);
  expect(problem.code, where).to.not.equal('internal');
  expect(problem.detail, where).to.match(/\S/);
  if (problem.code === 'invalid_input') expect(problem.errors?.[0]?.sentence, where).to.match(/\S/);
  return problem.code;
};

describe('every request over a socket', () => {
  const server = useServer();
  let visitor: Live;
  let coordinator: Live;

  before(async () => {
    visitor = await server.visitor().connect();
    coordinator = await (await server.signIn('coordinator')).connect();
  });

  for (const [name, { access }] of requests) {
    if (access !== 'public')
      it(`${name} turns a visitor away`, async () => {
        expect(expectRefusal(await visitor.ask(name, { id: UNKNOWN_ID }), name)).to.equal('sign_in_required');
      });

    it(`${name} answers strange bodies with a problem, and goes on`, async () => {
      for (const body of STRANGE_BODIES)
        expectRefusal(await coordinator.ask(name, body), `${name} ${JSON.stringify(body)}`.slice(0, 200));
      expect((await coordinator.ask('posting.unwatch', { noun: 'need', id: UNKNOWN_ID })).ok).to.equal(true);
    });

    if (/watch$/.test(name) && !/unwatch$/.test(name))
      it(`${name} knows nothing under an id that nobody has`, async () => {
        const noun = name.startsWith('posting') || name.startsWith('match') ? { noun: 'need' } : {};
        expect(expectRefusal(await coordinator.ask(name, { id: UNKNOWN_ID, ...noun }), name)).to.equal('not_found');
      });
  }
});
