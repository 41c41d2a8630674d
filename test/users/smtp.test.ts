import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { SMTPServer } from 'smtp-server';
import { personOf } from '#seeds/builders/people.ts';
import { userRoutes } from '#shared/users/routes.ts';
import { lastMailTo } from '#test/support/mails.ts';
import { useServer } from '#test/support/server.ts';

interface Received {
  to: string[];
  text: string;
}

describe('mails where a mail server is configured', () => {
  const received: Received[] = [];
  const refused = new Set<string>();
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) =>
      done(refused.has(address) ? Object.assign(new Error('try later'), { responseCode: 451 }) : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ to, text: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
  });
  const portOf = () => (smtp.server.address() as AddressInfo).port;

  before('the mail server starts', async () => {
    smtp.listen(0, '127.0.0.1');
    await once(smtp.server, 'listening');
  });
  const server = useServer({
    environment: () => ({ SMTP_URL: `smtp://127.0.0.1:${portOf()}`, MAIL_FROM: 'Xietong <no-reply@xietong.test>' }),
  });
  after('the mail server ends', () => new Promise<void>((resolve) => smtp.close(() => resolve())));

  it('go out to the address, from the configured sender', async () => {
    const body = personOf({ locale: 'en' });
    await server.visitor().call(userRoutes.signUp, { body });
    await server.settled();
    expect((await lastMailTo(body.email)).outcome).to.equal('sent');
    const mail = received.find(({ to }) => to.includes(body.email));
    expect(mail?.text).to.match(/^From: Xietong <no-reply@xietong\.test>/m);
    expect(mail?.text).to.match(/^Subject: \[Xietong\] Please confirm your address/m);
  });

  it('that a mail server refuses for now are kept for another try, and signing up goes on', async () => {
    const body = personOf();
    refused.add(body.email);
    await server.visitor().call(userRoutes.signUp, { body });
    await server.settled();
    expect(await lastMailTo(body.email)).to.include({ outcome: 'waiting', tries: 1 });
  });
});
