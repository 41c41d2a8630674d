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
  outcome: 'waiting' | 'sent' | 'kept' | 'failed';
  failure: string | null;
  tries: number;
  nextTryAt: Date;
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
}

export interface Mailer {
  /** Stores the mail (once per key) and tries to send it. */
  post(letter: Letter): Promise<void>;
  job: Job;
}

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

  const deliver = async (mail: MailRecord) => {
    try {
      if (transport)
        await transport.sendMail({ from: config.mailFrom, to: mail.to, subject: mail.subject, text: mail.text });
      else await keep(mail);
      await mails.updateOne(
        { _id: mail._id },
        { $set: { outcome: transport ? 'sent' : 'kept', failure: null }, $inc: { tries: 1 } },
      );
    } catch (error) {
      const tries = mail.tries + 1;
      const waitMs = Math.min(LONGEST_WAIT_MS, 5_000 * 2 ** tries);
      const failure = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
      const outcome = tries >= TRIES ? 'failed' : 'waiting';
      await mails.updateOne(
        { _id: mail._id },
        { $set: { outcome, failure, tries, nextTryAt: new Date(Date.now() + waitMs) } },
      );
    }
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
    async post({ key, to, locale, template, params }) {
      const now = new Date();
      const mail: MailRecord = {
        _id: newId(),
        key,
        to,
        subject: sentence(locale, `mail.${template}.subject`, params),
        text: sentence(locale, `mail.${template}.text`, params),
        at: now,
        outcome: 'waiting',
        failure: null,
        tries: 0,
        // Beyond this moment the job takes over, should this process die while sending.
        nextTryAt: new Date(now.getTime() + 60_000),
      };
      const { upsertedCount } = await mails.updateOne({ key }, { $setOnInsert: mail }, { upsert: true });
      if (upsertedCount > 0) await deliver(mail);
    },
    job: { name: 'mail.deliver', everyMs: 10_000, run: deliverDue },
  };
};
