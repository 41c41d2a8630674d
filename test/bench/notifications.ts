// npm run bench:notifications [-- --json] [--facts N]: 10,000 facts are told to 50 people in the app and by mail, and to three
// group robots, while the platform is killed in the middle. Ends with 1 when anything is missing or told twice to a person,
// or a robot spoke more often than its provider allows.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SMTPServer } from 'smtp-server';
import { ROBOT_PROVIDERS } from '#shared/robots/schema.ts';
import { freePort } from '#test/support/free-port.ts';
import { RobotProviderServer } from '#test/support/robot-provider.ts';
import {
  type Author,
  beside,
  bringDigestForward,
  type Counted,
  countByRecipient,
  countDeliveries,
  isAllDone,
  returnNeeds,
  seedAuthors,
} from './notification-stage.ts';
import { readPids, startPlatform } from './platform.ts';
import { judge, printTable } from './table.ts';

const { values: flags } = parseArgs({
  options: { json: { type: 'boolean' }, facts: { type: 'string', default: '10000' } },
});
const FACTS = Number(flags.facts);
const AUTHORS = 50;
const LOOK_MS = 250;
const GIVE_UP_MS = 240_000;

const note = (text: string) => process.stderr.write(`${text}\n`);
const seconds = (sinceMs: number) => Number(((performance.now() - sinceMs) / 1000).toFixed(1));

const until = async (isTrue: () => Promise<boolean>): Promise<void> => {
  const end = performance.now() + GIVE_UP_MS;
  while (!(await isTrue())) {
    if (performance.now() > end) throw new Error('it takes too long');
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
};

interface MailIn {
  to: string;
  messageId: string;
  subject: string;
  numbers: number[];
}

const readMail = (to: string, raw: string): MailIn => {
  // Quoted-printable breaks long lines softly; headers are folded.
  const text = raw.replaceAll('=\r\n', '').replace(/\r\n[ \t]+/g, ' ');
  return {
    to,
    messageId: /^Message-ID: (\S+)/im.exec(text)?.[1] ?? '',
    subject: /^Subject: (.*)$/m.exec(text)?.[1] ?? '',
    numbers: [...new Set([...text.matchAll(/Need number (\d+) of the bench/g)].map(([, number]) => Number(number)))],
  };
};

const mailsIn: MailIn[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onData: (stream, session, done) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      mailsIn.push(readMail(session.envelope.rcptTo[0]?.address ?? '', Buffer.concat(chunks).toString('utf8')));
      done();
    });
  },
});

const groups = Object.fromEntries(ROBOT_PROVIDERS.map((provider) => [provider, new RobotProviderServer(provider)]));

/** How many notifications a message to a group says it holds. */
const heldBy = (title: string): number => Number(/^(\d+) new notifications/.exec(title)?.[1] ?? 1);

const expectedOf = (index: number): number => Math.floor((FACTS - 1 - index) / AUTHORS) + 1;

interface Wrong {
  app: number;
  mail: number;
  robot: number;
}

/** How many recipients have another number of deliveries than there were facts for them, or one that is not done. */
const wrongRecipients = (authors: readonly Author[], counted: readonly Counted[]): Wrong => {
  const isRight = (channel: string, recipient: string, outcome: string, expected: number): boolean => {
    const own = counted.filter((one) => one.channel === channel && one.recipient === recipient);
    const [only] = own;
    return own.length === 1 && only?.outcome === outcome && only.count === expected && only.events === expected;
  };
  const wrong: Wrong = { app: 0, mail: 0, robot: 0 };
  for (const [index, { userId, robotId }] of authors.entries()) {
    const expected = expectedOf(index);
    if (!isRight('app', userId, 'shown', expected)) wrong.app += 1;
    if (!isRight('mail', userId, 'sent', expected)) wrong.mail += 1;
    if (robotId && !isRight('robot', robotId, 'sent', expected)) wrong.robot += 1;
  }
  return wrong;
};

/** People whose mailbox does not hold each of their facts exactly once; a mail taken twice has one Message-ID. */
const wrongMailboxes = (authors: readonly Author[]): number =>
  authors.filter(({ email, mail }, index) => {
    const own = new Map(mailsIn.filter(({ to }) => to === email).map((one) => [one.messageId, one]));
    const expected = expectedOf(index);
    if (mail === 'digest') {
      const told = [...own.values()].map(({ subject }) => Number(/(\d+) notifications/.exec(subject)?.[1] ?? 0));
      return told.reduce((sum, count) => sum + count, 0) !== expected;
    }
    const numbers = [...own.values()].flatMap((one) => one.numbers);
    return numbers.length !== expected || new Set(numbers).size !== expected;
  }).length;

const dataDir = mkdtempSync(join(tmpdir(), 'xietong-notifications-'));
const port = await freePort();
smtp.listen(0, '127.0.0.1');
await once(smtp.server, 'listening');
await Promise.all(Object.values(groups).map((group) => group.listen()));
const origins = Object.fromEntries(Object.entries(groups).map(([provider, { origin }]) => [provider, origin]));
const program = fileURLToPath(import.meta.resolve('./notifications-server.ts'));
// A TCP server's address is an object.
const smtpPort = (smtp.server.address() as AddressInfo).port;
const start = () =>
  startPlatform(dataDir, port, {
    args: ['--import', 'tsx', program, JSON.stringify(origins)],
    environment: { SMTP_URL: `smtp://127.0.0.1:${smtpPort}/?pool=true` },
  });

note(`starting the platform on ${dataDir} …`);
let running = await start();
let exitCode = 1;
try {
  const authors = await beside(dataDir, () => seedAuthors(dataDir, AUTHORS));
  note(`telling ${FACTS} facts …`);
  const began = performance.now();
  const half = Math.floor(FACTS / 2);
  const before = await beside(dataDir, async () => {
    await returnNeeds(authors, 0, half);
    await until(async () => (await countDeliveries()) > half / 2);
    return countDeliveries();
  });
  process.kill(readPids(dataDir).app, 'SIGKILL');
  await running.gone;
  note(`killed with ${before} deliveries stored and ${mailsIn.length} mails sent`);
  running = await start();
  const counted = await beside(dataDir, async () => {
    await returnNeeds(authors, half, FACTS);
    await until(isAllDone);
    await bringDigestForward();
    await until(async () => (await countByRecipient()).every(({ outcome }) => outcome !== 'waiting'));
    return countByRecipient();
  });
  const tookSeconds = seconds(began);
  const wrong = wrongRecipients(authors, counted);
  const mailboxes = wrongMailboxes(authors);
  const repeatedMails = mailsIn.length - new Set(mailsIn.map(({ messageId }) => messageId)).size;
  const told = (channel: string) =>
    counted.filter((one) => one.channel === channel).reduce((sum, { count }) => sum + count, 0);
  const robotRows = Object.entries(groups).map(([provider, group], index) => ({
    provider,
    messages: group.heard.length,
    held: group.heard.reduce((sum, { title }) => sum + heldBy(title), 0),
    expected: expectedOf(index),
    mostInAMinute: group.mostInAMinute,
  }));
  const figures = {
    facts: FACTS,
    seconds: tookSeconds,
    deliveries: { app: told('app'), mail: told('mail'), robot: told('robot') },
    killedAt: before,
    wrongRecipients: wrong,
    wrongMailboxes: mailboxes,
    mailsSent: mailsIn.length,
    repeatedMails,
    robots: robotRows,
  };
  if (flags.json) console.log(JSON.stringify(figures));
  else {
    printTable([
      ['facts, seconds', `${FACTS}, ${tookSeconds}`],
      ['deliveries in the app, by mail, to robots', `${told('app')}, ${told('mail')}, ${told('robot')}`],
      ['deliveries stored when the platform was killed', String(before)],
      ['recipients with a delivery too many, too few or not done', String(wrong.app + wrong.mail + wrong.robot)],
      ['mailboxes that do not hold each fact exactly once', String(mailboxes)],
      ['mails sent, of these again under the same Message-ID', `${mailsIn.length}, ${repeatedMails}`],
      ...robotRows.map(({ provider, messages, held, expected, mostInAMinute }) => [
        `${provider}: messages, notifications in them (facts), most in a minute`,
        `${messages}, ${held} (${expected}), ${mostInAMinute}`,
      ]),
    ]);
  }
  exitCode = judge([
    { name: 'each fact once per person in the app and by mail', isMet: wrong.app + wrong.mail === 0 },
    { name: 'each mailbox holds each fact exactly once', isMet: mailboxes === 0 },
    { name: 'each robot was told everything', isMet: robotRows.every(({ held, expected }) => held >= expected) },
    { name: 'each robot kept to 20 messages a minute', isMet: robotRows.every((row) => row.mostInAMinute <= 20) },
    { name: 'every delivery to a robot is done', isMet: wrong.robot === 0 },
  ]);
} finally {
  running.child.kill('SIGTERM');
  await running.gone;
  await Promise.all(Object.values(groups).map((group) => group.close()));
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
process.exit(exitCode);
