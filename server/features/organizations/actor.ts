import { sessionUser } from '#server/features/users/reads.ts';
import type { ActorLoader } from '#server/platform/feature.ts';
import { openedPostings } from './opened-postings.ts';
import { membershipsByUser } from './reads.ts';

/** Who a session stands for, as policies see them. Asked anew for every request: what was taken away is gone at once. */
export const loadActor: ActorLoader = async (session) => {
  const [user, memberships] = await Promise.all([sessionUser(session), membershipsByUser([session.userId])]);
  if (!user) return null;
  const own = memberships.get(user._id) ?? [];
  const organizationIds = own.map(({ organization }) => organization.id);
  return {
    userId: user._id,
    duty: user.duty,
    locale: user.locale,
    openedPostings: await openedPostings({ userId: user._id, organizationIds }),
    memberships: own.map(({ organization, role }) => ({
      organizationId: organization.id,
      type: organization.type,
      role,
      isVerified: organization.verification === 'verified',
    })),
  };
};
