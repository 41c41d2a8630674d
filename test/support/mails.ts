import { type MailRecord, mails } from '#server/platform/mail/mailer.ts';

/** Mails to an address, the oldest first. Call `server.settled()` before: mails are written by reactions. */
export const mailsTo = (email: string): Promise<MailRecord[]> =>
  mails.find({ to: email }).sort({ at: 1, _id: 1 }).lean<MailRecord[]>();

/** The newest mail to an address. */
export const lastMailTo = async (email: string): Promise<MailRecord> => {
  const last = (await mailsTo(email)).at(-1);
  if (!last) throw new Error(`no mail to ${email}`);
  return last;
};

/** The token in a mail's link. */
export const tokenIn = ({ text }: Pick<MailRecord, 'text'>): string => {
  const token = /token=([\w-]+)/.exec(text)?.[1];
  if (!token) throw new Error('the mail has no link with a token');
  return token;
};
