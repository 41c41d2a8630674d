// Users stand above organizations in the order of the features, yet a person is shown with the organizations they belong
// to. The organizations feature plugs its reader in here when it is made; users know only this shape.
import type { z } from 'zod';
import type { MemberRole, organizationRefSchema } from '#shared/organizations/schema.ts';

export interface ShownMembership {
  organization: z.infer<typeof organizationRefSchema>;
  role: MemberRole;
}

/** Answers the memberships of each of these users; who has none may be missing. */
type MembershipReader = (userIds: readonly string[]) => Promise<ReadonlyMap<string, ShownMembership[]>>;

let reader: MembershipReader | undefined;

export const plugInMemberships = (memberships: MembershipReader): void => {
  reader = memberships;
};

export const membershipsOf: MembershipReader = (userIds) => {
  if (!reader) throw new Error('the organizations feature has not plugged in its memberships');
  return reader(userIds);
};
