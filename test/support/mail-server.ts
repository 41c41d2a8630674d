// A mail server that takes everything, but for addresses it does not know. To be called inside `describe`, before `useServer`.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

interface Received {
  to: string;
  /** Headers and body as they came, long headers in one line. */
  text: string;
}

export const useMailServer = () => {
  const received: Received[] = [];
  const unknown = new Set<string>();
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) =>
      done(unknown.has(address) ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? '';
        received.push({
          to,
          text: Buffer.concat(chunks)
            .toString('utf8')
            .replace(/\r\n[ \t]+/g, ' '),
        });
        done();
      });
    },
  });
  before('the mail server starts', async () => {
    smtp.listen(0, '127.0.0.1');
    await once(smtp.server, 'listening');
  });
  after('the mail server ends', () => new Promise<void>((resolve) => smtp.close(() => resolve())));
  return {
    received,
    unknown,
    // A TCP server's address is an object.
    url: () => `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
  };
};
