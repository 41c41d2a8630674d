import { sessionUser } from '#server/features/users/reads.ts';
import type { ActorLoader } from '#server/platform/feature.ts';
import { openedPostings } from './opened-postings.ts';
import { actorOf } from './people.ts';
import { membershipsByUser } from './reads.ts';

/** Of the people who asked last, the organizations they belonged to, for asking what was opened to those meanwhile. */
const lastKnown = new Map<string, readonly string[]>();
const KEPT = 10_000;

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, at) => id === other[at]);

/** Who a session stands for, as policies see them. Asked anew for every request: what was taken away is gone at once. */
export const loadActor: ActorLoader = async (session) => {
  const { userId } = session;
  const guessed = lastKnown.get(userId);
  const [user, memberships, probably] = await Promise.all([
    sessionUser(session),
    membershipsByUser([userId]),
    guessed && openedPostings({ userId, organizationIds: guessed }),
  ]);
  if (!user) return null;
  const own = memberships.get(userId) ?? [];
  const organizationIds = own.map(({ organization }) => organization.id);
  const isRight = guessed !== undefined && isSame(guessed, organizationIds);
  if (!isRight) {
    if (lastKnown.size >= KEPT) lastKnown.clear();
    lastKnown.set(userId, organizationIds);
  }
  const opened = isRight && probably ? probably : await openedPostings({ userId, organizationIds });
  return { ...actorOf(user, own), openedPostings: opened };
};
