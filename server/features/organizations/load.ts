import type { Actor } from '#server/platform/auth/actor.ts';
import { foundOr404 } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { type OrganizationRecord, organizations } from './model.ts';
import { readableFilter } from './policy.ts';

/** The organization, or `not_found` when there is none or this reader may not know of it. */
export const loadOrganization = async (actor: Actor, id: string): Promise<OrganizationRecord> =>
  foundOr404(await organizations.findOne({ $and: [{ _id: id }, readableFilter(actor)] }).lean<OrganizationRecord>());

/** The organization if a rule allows the act on it; `forbidden` otherwise. */
export const loadAllowed = async (
  actor: Actor,
  id: string,
  rule: (actor: Actor, organization: OrganizationRecord) => boolean,
): Promise<OrganizationRecord> => {
  const organization = await loadOrganization(actor, id);
  if (!rule(actor, organization)) throw new Problem('forbidden');
  return organization;
};

/** The organization as it is now, where an act just failed on its present state. */
export const reload = async (id: string): Promise<OrganizationRecord> =>
  foundOr404(await organizations.findById(id).lean<OrganizationRecord>());
