// What the facts of one batch are about, read at once: ten thousand facts must not be ten thousand times five questions.
import { type DealRecord, deals } from '#server/features/deals/model.ts';
import { type EventRecord, eventsById } from '#server/features/events/reads.ts';
import { type FindingRecord, type FollowRecord, findings, follows } from '#server/features/follows/model.ts';
import { type InterestRecord, interests } from '#server/features/interests/model.ts';
import type { OrganizationRecord } from '#server/features/organizations/model.ts';
import { organizationsById } from '#server/features/organizations/people.ts';
import { centerOrganizationId } from '#server/features/organizations/reads.ts';
import type { PostingRecord } from '#server/features/postings/model.ts';
import { postingsOf } from '#server/features/postings/noun.ts';
import { postingsById } from '#server/features/postings/reads.ts';
import { type PushRecord, pushesById } from '#server/features/pushes/model.ts';
import { centerUserIds, userRefs } from '#server/features/users/reads.ts';
import type { Fact } from '#server/platform/db/record.ts';
import { NOUNS, type PostingNoun } from '#shared/postings/schema.ts';

export interface Context {
  posting(noun: PostingNoun, id: string): PostingRecord | undefined;
  organization(id: string): OrganizationRecord | undefined;
  finding(id: string): FindingRecord | undefined;
  follow(id: string): FollowRecord | undefined;
  push(id: string): PushRecord | undefined;
  interest(id: string): InterestRecord | undefined;
  deal(id: string): DealRecord | undefined;
  event(id: string): EventRecord | undefined;
  /** A person's name; absent when the account is gone. */
  nameOf(userId: string): string | undefined;
  centerId: string | null;
  centerUserIds: readonly string[];
}

interface Ref {
  noun: PostingNoun;
  id: string;
}

const textsOf = (...values: readonly unknown[]): string[] =>
  values.flat().filter((value): value is string => typeof value === 'string');

const isNoun = (noun: unknown): noun is PostingNoun => NOUNS.some((one) => one === noun);

/** What a fact is about beside its own record. */
const refOf = (value: unknown): Ref[] => {
  const { noun, id } = (value ?? {}) as Partial<Ref>;
  return isNoun(noun) && typeof id === 'string' ? [{ noun, id }] : [];
};

const recordsOf = (facts: readonly Fact[], ...nouns: string[]): string[] =>
  facts.filter(({ noun }) => nouns.includes(noun)).map(({ recordId }) => recordId);

const byId = <Record extends { _id: string }>(records: readonly Record[]): Map<string, Record> =>
  new Map(records.map((record) => [record._id, record]));

const loadFindings = async (ids: readonly string[]) => {
  if (ids.length === 0) return { found: new Map<string, FindingRecord>(), followed: new Map<string, FollowRecord>() };
  const found = await findings.find({ _id: { $in: [...ids] } }).lean<FindingRecord[]>();
  const followIds = [...new Set(found.map(({ followId }) => followId))];
  const followed = await follows.find({ _id: { $in: followIds } }).lean<FollowRecord[]>();
  return { found: byId(found), followed: byId(followed) };
};

const loadInterests = async (ids: readonly string[]): Promise<Map<string, InterestRecord>> =>
  ids.length === 0 ? new Map() : byId(await interests.find({ _id: { $in: [...ids] } }).lean<InterestRecord[]>());

const loadDeals = async (facts: readonly Fact[]): Promise<Map<string, DealRecord>> => {
  const ids = facts.filter(({ type }) => type.startsWith('deal.')).flatMap(({ data }) => textsOf(data['dealId']));
  return ids.length === 0 ? new Map() : byId(await deals.find({ _id: { $in: ids } }).lean<DealRecord[]>());
};

const loadEvents = async (facts: readonly Fact[]): Promise<Map<string, EventRecord>> => {
  const registered = facts
    .filter(({ noun }) => noun === 'registration')
    .flatMap(({ data }) => textsOf(data['eventId']));
  const ids = [...recordsOf(facts, 'event', 'session'), ...registered];
  return ids.length === 0 ? new Map() : byId(await eventsById([...new Set(ids)]));
};

const loadPostings = async (refs: readonly Ref[]): Promise<Map<string, PostingRecord>> => {
  const postings = new Map<string, PostingRecord>();
  for (const noun of NOUNS) {
    const ids = [...new Set(refs.filter((ref) => ref.noun === noun).map(({ id }) => id))];
    for (const record of ids.length > 0 ? await postingsById(postingsOf(noun), ids) : []) {
      postings.set(`${noun} ${record._id}`, record);
    }
  }
  return postings;
};

/** Reads what these facts and events are about. */
export const loadContext = async (facts: readonly Fact[]): Promise<Context> => {
  const [{ found, followed }, pushed, asked, underWay, planned] = await Promise.all([
    loadFindings(recordsOf(facts, 'finding')),
    pushesById(recordsOf(facts, 'push')),
    loadInterests(recordsOf(facts, 'interest')),
    loadDeals(facts),
    loadEvents(facts),
  ]);
  const postings = await loadPostings([
    ...facts.flatMap(({ data }) => refOf(data['posting'])),
    ...NOUNS.flatMap((noun) => recordsOf(facts, noun).map((id) => ({ noun, id }))),
    ...[...found.values()].flatMap(({ noun, foundId }) => (isNoun(noun) ? [{ noun, id: foundId }] : [])),
    ...[...followed.values()].flatMap((one) => (one.of === 'posting' ? [{ noun: one.noun, id: one.postingId }] : [])),
  ]);
  const organizations = await organizationsById([
    ...recordsOf(facts, 'organization', 'member', 'join', 'invitation'),
    ...facts.flatMap(({ data }) =>
      textsOf(data['organizationId'], data['organizationIds'], data['fromOrganizationId'], data['toOrganizationId']),
    ),
    ...[...postings.values()].map(({ organizationId }) => organizationId),
    ...[...found.values()].flatMap(({ noun, foundId }) => (noun === 'organization' ? [foundId] : [])),
  ]);
  const [names, centerId, center] = await Promise.all([
    userRefs(facts.flatMap(({ by, data }) => textsOf(by, data['userId']))),
    centerOrganizationId(),
    centerUserIds(),
  ]);
  return {
    posting: (noun, id) => postings.get(`${noun} ${id}`),
    organization: (id) => organizations.get(id),
    finding: (id) => found.get(id),
    follow: (id) => followed.get(id),
    push: (id) => pushed.get(id),
    interest: (id) => asked.get(id),
    deal: (id) => underWay.get(id),
    event: (id) => planned.get(id),
    nameOf: (userId) => names.get(userId)?.name,
    centerId,
    centerUserIds: center,
  };
};
