// Robots carry what an organization's people may read into a group chat: its owners decide. The center's are the
// coordinators'.
import type { OrganizationRecord } from '#server/features/organizations/model.ts';
import { mayManageMembers } from '#server/features/organizations/policy.ts';
import { type Actor, isCenter } from '#server/platform/auth/actor.ts';

export const mayManageRobots = (actor: Actor, organization: OrganizationRecord): boolean =>
  organization.type === 'center' ? isCenter(actor) : mayManageMembers(actor, organization);
