import type { UserRecord } from '#server/features/users/model.ts';
import { accountsById } from '#server/features/users/reads.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import { together } from '#server/platform/db/together.ts';
import type { ActorLoader } from '#server/platform/feature.ts';
import { type Opened, openedPostings } from './opened-postings.ts';
import { actorOf } from './people.ts';
import { type Membership, membershipsByUser } from './reads.ts';

type Session = Parameters<ActorLoader>[0];

/** Organizations that people belonged to lately, so that what was opened to them is asked alongside the memberships. */
const lastKnown = new Map<string, readonly string[]>();
const KEPT = 10_000;

const idsOf = (memberships: readonly Membership[] = []): string[] =>
  memberships.map(({ organization }) => organization.id);

const remember = (userId: string, organizationIds: readonly string[]): void => {
  if (lastKnown.size >= KEPT && !lastKnown.has(userId)) lastKnown.clear();
  lastKnown.set(userId, organizationIds);
};

interface Found {
  accounts: ReadonlyMap<string, UserRecord>;
  memberships: ReadonlyMap<string, Membership[]>;
  opened: readonly Opened[];
}

const readAll = async (userIds: readonly string[]): Promise<Found> => {
  const likely = new Set(userIds.flatMap((id) => lastKnown.get(id) ?? []));
  const [accounts, memberships, opened] = await Promise.all([
    accountsById(userIds),
    membershipsByUser(userIds),
    openedPostings({ userIds, organizationIds: [...likely] }),
  ]);
  const others = userIds.flatMap((id) => idsOf(memberships.get(id))).filter((id) => !likely.has(id));
  const more = others.length > 0 ? await openedPostings({ userIds: [], organizationIds: others }) : [];
  for (const id of userIds) remember(id, idsOf(memberships.get(id)));
  return {
    accounts: new Map(accounts.map((account) => [account._id, account])),
    memberships,
    opened: [...opened, ...more],
  };
};

const actorIn = ({ accounts, memberships, opened }: Found, { userId, epoch }: Session): Actor | null => {
  const user = accounts.get(userId);
  if (user?.epoch !== epoch) return null;
  const own = memberships.get(userId) ?? [];
  const organizationIds = new Set(idsOf(own));
  const theirs = opened.filter(
    ({ toUserId, toOrganizationId }) =>
      toUserId === userId || (toOrganizationId !== null && organizationIds.has(toOrganizationId)),
  );
  return { openedPostings: theirs.map(({ postingId }) => postingId), ...actorOf(user, own) };
};

/** Who a session stands for, as policies see them. Asked anew for every request: what was taken away is gone at once. */
export const loadActor: ActorLoader = together<Session, Actor | null>(async (sessions) => {
  const found = await readAll([...new Set(sessions.map(({ userId }) => userId))]);
  return sessions.map((session) => actorIn(found, session));
});
