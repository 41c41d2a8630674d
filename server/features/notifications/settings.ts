// What reaches whom by which way: each person's choices over the table's own.
import { type Actor, isCenter, userIdOf } from '#server/platform/auth/actor.ts';
import { changeRecord, insertRecord, isDuplicateKey } from '#server/platform/db/record.ts';
import { ALWAYS_SHOWN, KINDS, type Kind, kindRow } from '#shared/notifications/kinds.ts';
import {
  DEFAULT_DIGEST_AT,
  DEFAULT_TIME_ZONE,
  type KindChoice,
  type NotificationSettings,
  type NotificationSettingsInput,
} from '#shared/notifications/schema.ts';
import { deliveries } from './model.ts';
import { type SettingsRecord, settingsRecords } from './settings-model.ts';

export type Settings = Pick<SettingsRecord, 'choices' | 'quiet' | 'digestAt' | 'timeZone' | 'mailTrouble'>;

const UNTOUCHED: Settings = {
  choices: {},
  quiet: null,
  digestAt: DEFAULT_DIGEST_AT,
  timeZone: DEFAULT_TIME_ZONE,
  mailTrouble: null,
};

/** The choice in force for a kind. */
export const choiceOf = ({ choices }: Pick<Settings, 'choices'>, kind: Kind): KindChoice => {
  const { app = true, mail = kindRow(kind).mail } = choices[kind] ?? {};
  return { app: app || ALWAYS_SHOWN.includes(kind), mail: ALWAYS_SHOWN.includes(kind) ? 'never' : mail };
};

/** Settings by user; who never chose has those of everybody. */
export const settingsOf = async (userIds: readonly string[]): Promise<(userId: string) => Settings> => {
  const found = await settingsRecords.find({ _id: { $in: [...new Set(userIds)] } }).lean<SettingsRecord[]>();
  const byId = new Map(found.map((record) => [record._id, record]));
  return (userId) => byId.get(userId) ?? UNTOUCHED;
};

/** Kinds that can concern a person at all. */
const kindsFor = (actor: Actor): Kind[] =>
  KINDS.filter((kind) => {
    const { topic, to } = kindRow(kind);
    return isCenter(actor) || (topic !== 'center' && to !== 'sender');
  });

const present = (actor: Actor, settings: Settings): NotificationSettings => {
  const kinds = kindsFor(actor);
  const { quiet, digestAt, timeZone, mailTrouble } = settings;
  return {
    kinds,
    choices: Object.fromEntries(kinds.map((kind) => [kind, choiceOf(settings, kind)])),
    quiet,
    digestAt,
    timeZone,
    mailTrouble: mailTrouble && { failure: mailTrouble.failure, at: mailTrouble.at.toISOString() },
  };
};

export const readSettings = async (actor: Actor): Promise<NotificationSettings> => {
  const userId = userIdOf(actor);
  return present(actor, (await settingsOf([userId]))(userId));
};

interface Change {
  userId: string;
  by: string | null;
  at: Date;
  set: Partial<Settings>;
  type: string;
}

/** Changes a person's settings, whether they have any yet or not. */
export const changeSettingsOf = async ({ userId, by, at, set, type }: Change): Promise<void> => {
  const note = { type, noun: 'mail_settings', by, at };
  if (await changeRecord<SettingsRecord>(settingsRecords, { id: userId, set, note })) return;
  try {
    await insertRecord<SettingsRecord>(settingsRecords, { _id: userId, ...UNTOUCHED, ...set }, note);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await changeRecord<SettingsRecord>(settingsRecords, { id: userId, set, note });
  }
};

/** Kinds of which the person wants no mail. */
export const unwantedKinds = (settings: Settings): Kind[] =>
  KINDS.filter((kind) => choiceOf(settings, kind).mail === 'never');

/** Mails that wait for their hour are not sent after the person has ended their sort. */
export const withholdUnwanted = async (userId: string): Promise<void> => {
  const kind = { $in: unwantedKinds((await settingsOf([userId]))(userId)) };
  const set = { outcome: 'withheld' as const, failure: 'the person wants no such mails' };
  await deliveries.updateMany({ recipient: userId, channel: 'mail', outcome: 'waiting', kind }, { $set: set });
};

interface Command {
  actor: Actor;
  now: Date;
}

export const changeSettings = async (
  { actor, now }: Command,
  { choices, ...others }: NotificationSettingsInput,
): Promise<NotificationSettings> => {
  const userId = userIdOf(actor);
  const type = 'mail_settings.changed';
  await changeSettingsOf({ userId, by: userId, at: now, set: { choices, ...others }, type });
  await withholdUnwanted(userId);
  return readSettings(actor);
};
