// Mails: at once one by one, the others together once a day. What is due is found in the database, so a server that dies
// goes on where it was; a mail has a key of its own and is written once.
import { type Person, peopleById } from '#server/features/organizations/people.ts';
import { holdLease } from '#server/platform/db/lease.ts';
import { newId } from '#server/platform/db/record.ts';
import type { Platform } from '#server/platform/feature.ts';
import type { Letter, Posted } from '#server/platform/mail/mailer.ts';
import { digestMail, singleMail } from './mail-text.ts';
import { type DeliveryRecord, deliveries } from './model.ts';
import { changeSettingsOf, settingsOf, unwantedKinds } from './settings.ts';
import { unsubscribeLinks } from './subscriptions.ts';

const AT_ONCE = 100;
const LEASE = 'notifications.mails';
const LEASE_MS = 20_000;
/** The mailer itself tries again; this is how often it is asked what came of it. */
const ASK_AGAIN_MS = 60_000;
const IDLE_MS = 5_000;

type Ports = Pick<Platform, 'config' | 'mailer' | 'vault' | 'clock'>;

const due = (now: Date) => ({ channel: 'mail' as const, outcome: 'waiting' as const, dueAt: { $lte: now } });

const settle = async (ids: readonly string[], set: Partial<DeliveryRecord>): Promise<void> => {
  await deliveries.updateMany({ _id: { $in: [...ids] } }, { $set: set });
};

/** Mails that come back for good are not sent on and on: the person is told in the app, and says when it is right again. */
const noteBounce = async (userId: string, failure: string, at: Date): Promise<void> => {
  const { mailTrouble } = (await settingsOf([userId]))(userId);
  if (mailTrouble) return;
  const set = { mailTrouble: { failure, at } };
  await changeSettingsOf({ userId, by: null, at, set, type: 'mail_settings.bounced' });
};

const noteOutcome = async (items: readonly DeliveryRecord[], posted: Posted, now: Date): Promise<void> => {
  const ids = items.map(({ _id }) => _id);
  const { outcome, failure, isBounced } = posted;
  if (outcome === 'waiting') {
    return settle(ids, { failure, dueAt: new Date(now.getTime() + ASK_AGAIN_MS) });
  }
  const [first] = items;
  // Before the outcome: what is settled is not looked at again, and a server that died in between would tell nobody.
  if (isBounced && first) await noteBounce(first.recipient, failure ?? '', now);
  await settle(ids, { outcome, failure, deliveredAt: outcome === 'failed' ? null : now });
};

interface Outgoing {
  key: string;
  items: readonly DeliveryRecord[];
  write(person: Person): Pick<Letter, 'template' | 'params' | 'unsubscribe'>;
}

const send = async ({ mailer, clock }: Ports, { key, items, write }: Outgoing): Promise<void> => {
  const userId = items[0]?.recipient ?? '';
  const person = (await peopleById([userId])).get(userId);
  const ids = items.map(({ _id }) => _id);
  if (!person) return settle(ids, { outcome: 'withheld', failure: 'the account is closed' });
  const { mailTrouble } = (await settingsOf([userId]))(userId);
  if (mailTrouble) return settle(ids, { outcome: 'withheld', failure: mailTrouble.failure });
  const posted = await mailer.post({ key, to: person.email, locale: person.actor.locale, ...write(person) });
  await noteOutcome(items, posted, clock.now());
};

const sendSingles = async (ports: Ports, now: Date): Promise<number> => {
  const found = await deliveries
    .find({ ...due(now), isDigest: false })
    .sort({ dueAt: 1 })
    .limit(AT_ONCE)
    .lean<DeliveryRecord[]>();
  for (const delivery of found) {
    // A slow mail server must not make the lease run out under way.
    if (!(await holdLease(LEASE, LEASE_MS))) return 0;
    const { kind, recipient: userId } = delivery;
    await send(ports, {
      key: `notification ${delivery._id} ${delivery.tries}`,
      items: [delivery],
      write: (person) => ({
        ...singleMail(delivery, person, ports.config),
        unsubscribe: unsubscribeLinks(ports.config, ports.vault, { userId, kind }),
      }),
    });
  }
  return found.length;
};

/** Decides, before any is sent, which notifications go out together: a second run sends the same mail under the same key. */
const bundle = async (now: Date): Promise<void> => {
  const unbundled = { ...due(now), isDigest: true, batch: null };
  const recipients = await deliveries.distinct('recipient', unbundled);
  for (const recipient of recipients) {
    await deliveries.updateMany({ ...unbundled, recipient }, { $set: { batch: newId() } });
  }
};

const sendDigests = async (ports: Ports, now: Date): Promise<number> => {
  await bundle(now);
  const batches = await deliveries.distinct('batch', { ...due(now), isDigest: true });
  for (const batch of batches.slice(0, AT_ONCE)) {
    if (!(await holdLease(LEASE, LEASE_MS))) return 0;
    // All of the batch but what its person has ended since, so that a run that died half way writes the same mail again.
    const items = await deliveries
      .find({ batch, channel: 'mail', outcome: { $ne: 'withheld' } })
      .sort({ at: 1, _id: 1 })
      .lean<DeliveryRecord[]>();
    const userId = items[0]?.recipient ?? '';
    await send(ports, {
      key: `digest ${String(batch)}`,
      items,
      write: (person) => ({
        ...digestMail(items, person, ports.config),
        unsubscribe: unsubscribeLinks(ports.config, ports.vault, { userId, kind: null }),
      }),
    });
  }
  return batches.length;
};

/** Sends what is due. Resolves to the milliseconds until the next look, 0 when there is more. */
export const sendMails = async (ports: Ports): Promise<number> => {
  const now = ports.clock.now();
  if (!(await deliveries.exists(due(now)))) return IDLE_MS;
  if (!(await holdLease(LEASE, LEASE_MS))) return IDLE_MS;
  const sent = (await sendSingles(ports, now)) + (await sendDigests(ports, now));
  return sent > 0 ? 0 : IDLE_MS;
};

export const hasDueMails = async (now: Date): Promise<boolean> => (await deliveries.exists(due(now))) !== null;

const WITHHELD_DAYS = 7;

/** The address is right after all: what was withheld in the last week goes out in one mail. */
export const resumeMails = async (userId: string, now: Date): Promise<void> => {
  await changeSettingsOf({ userId, by: userId, at: now, set: { mailTrouble: null }, type: 'mail_settings.resumed' });
  const since = new Date(now.getTime() - WITHHELD_DAYS * 24 * 3600_000);
  const kind = { $nin: unwantedKinds((await settingsOf([userId]))(userId)) };
  await deliveries.updateMany(
    { recipient: userId, channel: 'mail', outcome: 'withheld', at: { $gte: since }, kind },
    { $set: { outcome: 'waiting', isDigest: true, dueAt: now, batch: null, failure: null } },
  );
};
