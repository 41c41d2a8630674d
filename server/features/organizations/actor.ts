import { sessionUser } from '#server/features/users/reads.ts';
import type { ActorLoader } from '#server/platform/feature.ts';
import { openedPostings } from './opened-postings.ts';
import { actorOf } from './people.ts';
import { membershipsByUser } from './reads.ts';

/** Who a session stands for, as policies see them. Asked anew for every request: what was taken away is gone at once. */
export const loadActor: ActorLoader = async (session) => {
  const [user, memberships] = await Promise.all([sessionUser(session), membershipsByUser([session.userId])]);
  if (!user) return null;
  const own = memberships.get(user._id) ?? [];
  const organizationIds = own.map(({ organization }) => organization.id);
  const opened = await openedPostings({ userId: user._id, organizationIds });
  return { ...actorOf(user, own), openedPostings: opened };
};
