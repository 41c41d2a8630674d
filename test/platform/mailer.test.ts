import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import mongoose from 'mongoose';
import { SMTPServer } from 'smtp-server';
import { readConfig } from '#server/platform/config.ts';
import { connectDatabase, disconnectDatabase, prepareCollections } from '#server/platform/db/connection.ts';
import { createLog } from '#server/platform/logging.ts';
import { createMailer, type Letter, mails } from '#server/platform/mail/mailer.ts';
import { useEngines } from '#test/support/engines.ts';

const letter = (key: string): Letter => ({
  key,
  to: 'reader@example.org',
  locale: 'en',
  template: 'confirm',
  params: { name: 'Reader', link: 'https://xietong.example/confirm?token=abc', hours: 48 },
});

const textOf = async (stream: NodeJS.ReadableStream): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};

/** A mail server that takes everything, until told to refuse. */
const mailServer = async () => {
  const received: string[] = [];
  const state = { refuses: false };
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      void textOf(stream).then((text) => {
        if (state.refuses) return done(new Error('mailbox on fire'));
        received.push(text);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  // A TCP server's address is an object.
  const { port } = smtp.server.address() as AddressInfo;
  return {
    received,
    state,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => smtp.close(resolve)),
  };
};

describe('a mail', () => {
  const engines = useEngines();
  let folder: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'xietong-mail-'));
    await connectDatabase(engines.mongoUri('test-mailer'), createLog('silent'));
    await mongoose.connection.dropDatabase();
    await prepareCollections();
  });
  afterEach(() => mails.deleteMany({}));
  after(async () => {
    await disconnectDatabase();
    rmSync(folder, { recursive: true, maxRetries: 20, retryDelay: 100 });
  });

  it('is kept as a file when no mail server is configured', async () => {
    await createMailer(readConfig({ DATA_DIR: folder })).post(letter('kept'));
    const kept = await mails.findOne({ key: 'kept' }).lean();
    expect(kept?.outcome).to.equal('kept');
    const [file] = readdirSync(join(folder, 'mails'));
    expect(readFileSync(join(folder, 'mails', file ?? ''), 'utf8')).to.contain(
      'https://xietong.example/confirm?token=abc',
    );
  });

  it('goes to the mail server in the reader’s language', async () => {
    const server = await mailServer();
    await createMailer(readConfig({ SMTP_URL: server.url })).post(letter('sent'));
    await server.close();
    expect((await mails.findOne({ key: 'sent' }).lean())?.outcome).to.equal('sent');
    expect(server.received).to.have.length(1);
    expect(server.received[0]).to.contain('To: reader@example.org');
  });

  it('is written once, however often its reaction runs', async () => {
    const server = await mailServer();
    const mailer = createMailer(readConfig({ SMTP_URL: server.url }));
    await mailer.post(letter('once'));
    await mailer.post(letter('once'));
    await server.close();
    expect(server.received).to.have.length(1);
  });

  it('waits while the mail server refuses, and is sent later', async () => {
    const server = await mailServer();
    server.state.refuses = true;
    const mailer = createMailer(readConfig({ SMTP_URL: server.url }));
    await mailer.post(letter('later'));
    const waiting = await mails.findOne({ key: 'later' }).lean();
    expect(waiting).to.include({ outcome: 'waiting', tries: 1 });
    expect(waiting?.failure).to.contain('mailbox on fire');
    server.state.refuses = false;
    await mails.updateOne({ key: 'later' }, { $set: { nextTryAt: new Date(0) } });
    await mailer.job.run();
    await server.close();
    expect((await mails.findOne({ key: 'later' }).lean())?.outcome).to.equal('sent');
    expect(server.received).to.have.length(1);
  });

  it('is given up after a day of refusals, and says why', async () => {
    const server = await mailServer();
    server.state.refuses = true;
    const mailer = createMailer(readConfig({ SMTP_URL: server.url }));
    await mailer.post(letter('never'));
    await mails.updateOne({ key: 'never' }, { $set: { tries: 11, nextTryAt: new Date(0) } });
    await mailer.job.run();
    await server.close();
    expect(await mails.findOne({ key: 'never' }).lean()).to.include({ outcome: 'failed', tries: 12 });
  });
});
