import { foundOr404 } from '#server/platform/db/record.ts';
import { type MailRecord, mails } from '#server/platform/mail/mailer.ts';

const present = ({ _id, to, subject, at, outcome, failure }: MailRecord) => ({
  id: _id,
  to,
  subject,
  at: at.toISOString(),
  outcome,
  failure,
});

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export const listMails = async ({ page, limit, q }: { page: number; limit: number; q?: string | undefined }) => {
  const pattern = q ? { $regex: escapePattern(q), $options: 'i' } : null;
  const filter = pattern ? { $or: [{ to: pattern }, { subject: pattern }] } : {};
  const [items, total] = await Promise.all([
    mails
      .find(filter, { text: 0 })
      .sort({ at: -1 })
      .skip((page - 1) * limit)
      .limit(limit)
      .lean<MailRecord[]>(),
    mails.countDocuments(filter),
  ]);
  return { items: items.map(present), total };
};

export const readMail = async (id: string) => {
  const mail = foundOr404(await mails.findById(id).lean<MailRecord>());
  return { ...present(mail), text: mail.text };
};
