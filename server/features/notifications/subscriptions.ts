// The link at the end of a mail ends mails of its sort, without signing in: its signature says whose and which. It does not
// run out, because an old mail must be as easy to end as a new one (RFC 8058).
import { peopleById } from '#server/features/organizations/people.ts';
import type { Config } from '#server/platform/config.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { Unsubscribe } from '#server/platform/mail/mailer.ts';
import type { Vault } from '#server/platform/vault.ts';
import { KINDS, type Kind } from '#shared/notifications/kinds.ts';
import { changeSettingsOf, choiceOf, type Settings, settingsOf, withholdUnwanted } from './settings.ts';

/** One kind, or null for the daily mail. */
export interface Subscription {
  userId: string;
  kind: Kind | null;
}

const signedText = (named: string): string => `subscription ${named}`;

const tokenFor = (vault: Vault, { userId, kind }: Subscription): string => {
  const named = `${userId}.${kind ?? 'digest'}`;
  return `${named}.${vault.sign(signedText(named))}`;
};

/** The two addresses that a mail carries. */
export const unsubscribeLinks = (config: Config, vault: Vault, subscription: Subscription): Unsubscribe => {
  const token = tokenFor(vault, subscription);
  return {
    page: `${config.publicUrl}/unsubscribe?token=${token}`,
    post: `${config.publicUrl}/api/subscriptions/${token}/end`,
  };
};

/** Throws `token_invalid` for a token that the platform did not sign. */
export const readToken = (vault: Vault, token: string): Subscription => {
  const [userId = '', what = '', signature = '', ...more] = token.split('.');
  const kind = KINDS.find((one) => one === what) ?? null;
  const isKnown = (kind !== null || what === 'digest') && more.length === 0;
  if (!isKnown || !vault.isSignedBy(signedText(`${userId}.${what}`), signature)) throw new Problem('token_invalid');
  return { userId, kind };
};

const endedKinds = (settings: Settings, kind: Kind | null): Kind[] =>
  kind ? [kind] : KINDS.filter((one) => choiceOf(settings, one).mail === 'digest');

export const isSubscribed = async ({ userId, kind }: Subscription): Promise<boolean> => {
  const settings = (await settingsOf([userId]))(userId);
  return kind ? choiceOf(settings, kind).mail !== 'never' : endedKinds(settings, null).length > 0;
};

/** Ends it; ended twice it is ended. Throws `token_invalid` when the account is gone. */
export const endSubscription = async ({ userId, kind }: Subscription, now: Date): Promise<void> => {
  if (!(await peopleById([userId])).has(userId)) throw new Problem('token_invalid');
  const settings = (await settingsOf([userId]))(userId);
  const ended = endedKinds(settings, kind).map((one) => [one, { ...choiceOf(settings, one), mail: 'never' as const }]);
  const choices = { ...settings.choices, ...Object.fromEntries(ended) };
  await changeSettingsOf({ userId, by: userId, at: now, set: { choices }, type: 'mail_settings.unsubscribed' });
  await withholdUnwanted(userId);
};
