// What follows from what happened to accounts: mails, and the end of live connections. A token is made here, right before
// the mail that carries it; when a reaction runs twice, the mail goes out once and a second token stays unused.
import type { Fact } from '#server/platform/db/record.ts';
import type { Reaction } from '#server/platform/facts/reaction.ts';
import type { Platform } from '#server/platform/feature.ts';
import { resetLink, signInLink, tokenLink } from './links.ts';
import { mailRequests } from './mail-requests.ts';
import { type UserRecord, users } from './model.ts';
import { issueToken } from './tokens.ts';

const CONFIRMATION_HOURS = 48;
const RESET_HOURS = 2;

const hoursAfter = (at: Date, hours: number): Date => new Date(at.getTime() + hours * 3600_000);

export const userReactions = ({ config, mailer, disconnect }: Platform): Reaction[] => {
  const write = async (user: UserRecord, fact: Fact, template: string, params: Record<string, string | number>) => {
    await mailer.post({
      key: fact.id,
      to: user.email,
      locale: user.locale,
      template,
      params: { name: user.name, ...params },
    });
  };

  const mailConfirmation = async (user: UserRecord, fact: Fact) => {
    if (user.confirmedAt || user.isDisabled) return;
    const token = await issueToken({
      purpose: 'confirmation',
      subjectId: user._id,
      passwordHash: user.passwordHash,
      expiresAt: hoursAfter(fact.at, CONFIRMATION_HOURS),
    });
    const link = tokenLink(config, 'confirmation', token);
    await write(user, fact, 'confirm', { link, hours: CONFIRMATION_HOURS });
  };

  const mailReset = async (user: UserRecord, fact: Fact) => {
    if (user.isDisabled) return;
    const token = await issueToken({
      purpose: 'reset',
      subjectId: user._id,
      expiresAt: hoursAfter(fact.at, RESET_HOURS),
    });
    await write(user, fact, 'reset', { link: tokenLink(config, 'reset', token), hours: RESET_HOURS });
  };

  const answerRequest = async (fact: Fact) => {
    const request = await mailRequests.findById(fact.recordId).lean();
    const user = request && (await users.findOne({ email: request.email }).lean<UserRecord>());
    if (!user) return;
    await (request.mail === 'reset' ? mailReset(user, fact) : mailConfirmation(user, fact));
  };

  const aboutUser = (handle: (user: UserRecord, fact: Fact) => Promise<void>) => async (facts: readonly Fact[]) => {
    for (const fact of facts) {
      const user = await users.findById(fact.recordId).lean<UserRecord>();
      if (user) await handle(user, fact);
    }
  };

  return [
    { name: 'users.mail-confirmation', hears: ['user.signed_up'], handle: aboutUser(mailConfirmation) },
    {
      name: 'users.mail-requested',
      hears: ['mail.requested'],
      async handle(facts) {
        for (const fact of facts) await answerRequest(fact);
      },
    },
    {
      name: 'users.mail-already-registered',
      hears: ['user.sign_up_repeated'],
      handle: aboutUser(async (user, fact) => {
        if (user.isDisabled) return;
        await write(user, fact, 'alreadyRegistered', { signInLink: signInLink(config), resetLink: resetLink(config) });
      }),
    },
    {
      name: 'users.mail-password-changed',
      hears: ['user.password_changed'],
      handle: aboutUser((user, fact) => write(user, fact, 'passwordChanged', { resetLink: resetLink(config) })),
    },
    {
      name: 'users.end-connections',
      hears: ['user.signed_out_everywhere', 'user.password_changed', 'user.account_changed'],
      handle: async (facts) => {
        for (const fact of facts) disconnect(fact.recordId);
      },
    },
  ];
};
