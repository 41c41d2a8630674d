// The outbox: a mail is stored first, then sent; without SMTP settings it is kept as a file instead. A server that dies in
// between sends it after its restart.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { createTransport } from 'nodemailer';
import type { Config } from '#server/platform/config.ts';
import { newId } from '#server/platform/db/record.ts';
import type { Job } from '#server/platform/jobs/jobs.ts';
import { sentence } from '#server/platform/words/sentence.ts';
import type { Locale } from '#shared/users/schema.ts';

export interface MailRecord {
  _id: string;
  /** One mail per key: a reaction that runs twice writes one mail. */
  key: string;
  to: string;
  subject: string;
  text: string;
  at: Date;
  outcome: MailOutcome;
  failure: string | null;
  /** The other side said for good that there is no such mailbox. */
  isBounced: boolean;
  tries: number;
  nextTryAt: Date;
  /** Where one click ends mails of this sort. */
  unsubscribe: Unsubscribe | null;
}

export type MailOutcome = 'waiting' | 'sent' | 'kept' | 'failed';

export interface Unsubscribe {
  /** The page with the button, for people. */
  page: string;
  /** What the reader's mail program posts to (RFC 8058). */
  post: string;
}

const schema = new mongoose.Schema<MailRecord>(
  {
    _id: String,
    key: { type: String, required: true, unique: true },
    to: { type: String, required: true },
    subject: { type: String, required: true },
    text: { type: String, required: true },
    at: { type: Date, required: true },
    outcome: { type: String, required: true },
    failure: { type: String, default: null },
    isBounced: { type: Boolean, default: false },
    unsubscribe: { type: mongoose.Schema.Types.Mixed, default: null },
    tries: { type: Number, default: 0 },
    nextTryAt: { type: Date, required: true },
  },
  { collection: 'mails', versionKey: false },
);
schema.index({ outcome: 1, nextTryAt: 1 });
schema.index({ at: -1 });
export const mails = mongoose.model<MailRecord>('Mail', schema);

/** `mail.<template>.subject` and `.text` in the locales. */
export interface Letter {
  key: string;
  to: string;
  locale: Locale;
  template: string;
  params: Record<string, string | number>;
  unsubscribe?: Unsubscribe;
}

/** What has become of a mail so far. */
export type Posted = Pick<MailRecord, 'outcome' | 'failure' | 'isBounced'>;

export interface Mailer {
  /** Stores the mail (once per key), tries to send it and answers what became of it. */
  post(letter: Letter): Promise<Posted>;
  job: Job;
}

/** RFC 8058: mail programs show a button for these two and post to the address without asking further. */
const unsubscribeHeaders = ({ post }: Unsubscribe): Record<string, string> => ({
  'List-Unsubscribe': `<${post}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

/** No such mailbox, moved away, no such name (RFC 5321, 4.2.3): trying again would annoy, and not help. */
const BOUNCES = [550, 551, 553];

const isBounce = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const { responseCode, command } = { responseCode: 0, command: '', ...error };
  return command === 'RCPT TO' && BOUNCES.includes(Number(responseCode));
};

const TRIES = 12;
const LONGEST_WAIT_MS = 3600_000;

/** Makes the mailer: by SMTP when configured, into DATA_DIR/mails otherwise. */
export const createMailer = (config: Config): Mailer => {
  const transport = config.smtpUrl ? createTransport(config.smtpUrl) : null;
  const folder = join(config.dataDir, 'mails');

  const keep = async (mail: MailRecord) => {
    await mkdir(folder, { recursive: true });
    const head = `Date: ${mail.at.toISOString()}\nFrom: ${config.mailFrom}\nTo: ${mail.to}\nSubject: ${mail.subject}\n\n`;
    await writeFile(join(folder, `${mail._id}.txt`), `${head}${mail.text}\n`, { mode: 0o600 });
  };

  const hand = async (mail: MailRecord): Promise<Posted> => {
    if (!transport) {
      await keep(mail);
      return { outcome: 'kept', failure: null, isBounced: false };
    }
    await transport.sendMail({
      from: config.mailFrom,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      // The same at every try: a mail that was taken just before a crash is known again by the reader's mail server.
      messageId: `<${mail._id}@${new URL(config.publicUrl).hostname}>`,
      headers: mail.unsubscribe ? unsubscribeHeaders(mail.unsubscribe) : {},
    });
    return { outcome: 'sent', failure: null, isBounced: false };
  };

  const failed = (mail: MailRecord, error: unknown): Posted => {
    const isBounced = isBounce(error);
    const failure = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
    return { outcome: isBounced || mail.tries + 1 >= TRIES ? 'failed' : 'waiting', failure, isBounced };
  };

  const deliver = async (mail: MailRecord): Promise<Posted> => {
    const posted = await hand(mail).catch((error: unknown) => failed(mail, error));
    const tries = mail.tries + 1;
    const waitMs = Math.min(LONGEST_WAIT_MS, 5_000 * 2 ** tries);
    const nextTryAt = new Date(Date.now() + waitMs);
    await mails.updateOne({ _id: mail._id }, { $set: { ...posted, tries, nextTryAt } });
    return posted;
  };

  const deliverDue = async () => {
    const due = await mails
      .find({ outcome: 'waiting', nextTryAt: { $lte: new Date() } })
      .sort({ at: 1 })
      .limit(50)
      .lean<MailRecord[]>();
    for (const mail of due) await deliver(mail);
  };

  return {
    async post({ key, to, locale, template, params, unsubscribe }) {
      const now = new Date();
      // A gap without a value (a review without a comment) leaves no hole.
      const text = sentence(locale, `mail.${template}.text`, params).replace(/\n{3,}/g, '\n\n');
      const mail: MailRecord = {
        _id: newId(),
        key,
        to,
        subject: sentence(locale, `mail.${template}.subject`, params),
        text: unsubscribe
          ? `${text}\n\n${sentence(locale, 'mail.unsubscribe.text', { link: unsubscribe.page })}`
          : text,
        at: now,
        outcome: 'waiting',
        failure: null,
        isBounced: false,
        unsubscribe: unsubscribe ?? null,
        tries: 0,
        // Beyond this moment the job takes over, should this process die while sending.
        nextTryAt: new Date(now.getTime() + 60_000),
      };
      const { upsertedCount } = await mails.updateOne({ key }, { $setOnInsert: mail }, { upsert: true });
      if (upsertedCount > 0) return deliver(mail);
      const before = await mails.findOne({ key }).lean<MailRecord>();
      return before ?? { outcome: 'waiting', failure: null, isBounced: false };
    },
    job: { name: 'mail.deliver', everyMs: 10_000, run: deliverDue },
  };
};
