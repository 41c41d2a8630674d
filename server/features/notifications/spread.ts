// From facts to deliveries: each kind's teller says what and to whom it might be told, the policy and the person's choices
// say whether and how. A delivery has its own key, so facts that come twice leave nothing twice.
import { type Person, peopleById } from '#server/features/organizations/people.ts';
import type { RobotRecord } from '#server/features/robots/model.ts';
import { robotsOf } from '#server/features/robots/reads.ts';
import { type Fact, newId } from '#server/platform/db/record.ts';
import { KINDS, type Kind, kindRow } from '#shared/notifications/kinds.ts';
import { type Context, loadContext } from './context.ts';
import { type DeliveryRecord, deliveries } from './model.ts';
import { choiceOf, type Settings, settingsOf } from './settings.ts';
import { tellers } from './tell/tellers.ts';
import type { Telling } from './tell/telling.ts';
import { afterQuiet, nextAt } from './times.ts';
import { missingIn } from './words.ts';

/** A fact, or an event of the calendar's in the form of one, to be told as a kind. */
export interface Told {
  kind: Kind;
  fact: Fact;
  telling: Telling;
}

const kindsOf = new Map<string, Kind[]>();
for (const kind of KINDS) {
  for (const type of kindRow(kind).facts) kindsOf.set(type, [...(kindsOf.get(type) ?? []), kind]);
}

export const HEARD: readonly string[] = [...kindsOf.keys()];

const tell = async (kind: Kind, fact: Fact, context: Context): Promise<Told[]> =>
  (await tellers[kind](fact, context)).map((telling) => ({ kind, fact, telling }));

/** What these facts mean to whom. `kind` tells all of them as this one, whatever their type. */
const tellAll = async (facts: readonly Fact[], kind?: Kind): Promise<Told[]> => {
  const context = await loadContext(facts);
  const told: Told[] = [];
  for (const fact of facts) {
    for (const one of kind ? [kind] : (kindsOf.get(fact.type) ?? [])) told.push(...(await tell(one, fact, context)));
  }
  return told;
};

const common = ({ kind, fact, telling }: Told): Omit<DeliveryRecord, '_id' | 'recipient' | 'channel' | 'outcome'> => ({
  eventId: fact.id,
  kind,
  group: telling.group,
  params: telling.params,
  detail: telling.detail ?? null,
  path: telling.path,
  at: fact.at,
  dueAt: null,
  isDigest: false,
  batch: null,
  deliveredAt: null,
  tries: 0,
  failure: null,
  missing: missingIn(kind, telling.params),
  readAt: null,
});

type NewDelivery = Omit<DeliveryRecord, '_id'>;

const mailFor = (told: Told, person: Person, settings: Settings, now: Date): NewDelivery[] => {
  const { mail } = choiceOf(settings, told.kind);
  if (mail === 'never' || told.telling.isDemo) return [];
  const { timeZone, digestAt, quiet, mailTrouble } = settings;
  const isDigest = mail === 'digest';
  const dueAt = afterQuiet(isDigest ? nextAt(digestAt, timeZone, now) : now, quiet, timeZone);
  const base = { ...common(told), recipient: person.id, channel: 'mail' as const, isDigest };
  return mailTrouble
    ? [{ ...base, outcome: 'withheld', failure: mailTrouble.failure }]
    : [{ ...base, outcome: 'waiting', dueAt }];
};

const deliveriesFor = (told: Told, person: Person, settings: Settings, now: Date): NewDelivery[] => {
  if (!told.telling.mayHear(person.actor)) return [];
  // Who did it knows it.
  if (told.fact.by === person.id) return told.telling.isReceipt ? mailFor(told, person, settings, now) : [];
  const { app } = choiceOf(settings, told.kind);
  const shown = { ...common(told), recipient: person.id, channel: 'app' as const };
  return [
    ...(app ? [{ ...shown, outcome: 'shown' as const, deliveredAt: now }] : []),
    ...mailFor(told, person, settings, now),
  ];
};

const robotDelivery = (told: Told, robot: RobotRecord, now: Date): NewDelivery => ({
  ...common(told),
  eventId: told.telling.robotKey ?? told.fact.id,
  recipient: robot._id,
  channel: 'robot',
  outcome: 'waiting',
  dueAt: now,
});

const robotDeliveries = async (told: readonly Told[], now: Date): Promise<NewDelivery[]> => {
  const forRobots = told.filter(({ kind, telling }) => kindRow(kind).robot && !telling.isDemo);
  const ids = forRobots.flatMap(({ telling }) => telling.organizationId ?? []);
  const robots = ids.length > 0 ? await robotsOf([...new Set(ids)]) : [];
  return forRobots.flatMap((one) =>
    robots
      .filter(({ organizationId, kinds }) => organizationId === one.telling.organizationId && kinds.includes(one.kind))
      .map((robot) => robotDelivery(one, robot, now)),
  );
};

/** Stores what is not there yet, and answers who has something new in the app. */
const store = async (wanted: readonly NewDelivery[]): Promise<Set<string>> => {
  if (wanted.length === 0) return new Set();
  const { upsertedIds } = await deliveries.bulkWrite(
    wanted.map((delivery) => {
      const { eventId, recipient, channel } = delivery;
      const update = { $setOnInsert: { _id: newId(), ...delivery } };
      return { updateOne: { filter: { eventId, recipient, channel }, update, upsert: true } };
    }),
    { ordered: false },
  );
  const fresh = Object.keys(upsertedIds).flatMap((index) => wanted[Number(index)] ?? []);
  return new Set(fresh.filter(({ channel }) => channel === 'app').map(({ recipient }) => recipient));
};

/** Stores the deliveries that these facts mean, once each, and answers who has something new in the app. */
export const spread = async (facts: readonly Fact[], now: Date, kind?: Kind): Promise<Set<string>> => {
  const told = await tellAll(facts, kind);
  const userIds = [...new Set(told.flatMap(({ telling }) => telling.to))];
  const [people, settings] = await Promise.all([peopleById(userIds), settingsOf(userIds)]);
  const personal = told.flatMap((one) =>
    [...new Set(one.telling.to)].flatMap((id) => {
      const person = people.get(id);
      return person ? deliveriesFor(one, person, settings(id), now) : [];
    }),
  );
  return store([...personal, ...(await robotDeliveries(told, now))]);
};
