import type { Actor } from '#server/platform/auth/actor.ts';
import type { Organization } from '#shared/organizations/schema.ts';
import type { OrganizationRecord } from './model.ts';
import { abilities, mayReadInside, roleIn } from './policy.ts';
import { type PublishedCounts, publishedCounts } from './posting-counts.ts';

const NOTHING_PUBLISHED: PublishedCounts = { needs: 0, capabilities: 0 };

const present = (actor: Actor, record: OrganizationRecord, published: PublishedCounts): Organization => {
  const isInside = mayReadInside(actor, record);
  return {
    id: record._id,
    name: record.name,
    shortName: record.shortName,
    type: record.type,
    verification: record.verification,
    region: record.region,
    industry: record.industry,
    website: record.website,
    intro: record.intro,
    creditCode: isInside ? record.creditCode : null,
    refusal: isInside ? record.refusal : null,
    isDemo: record.isDemo,
    memberCount: isInside ? record.members.length : null,
    publishedNeeds: published.needs,
    publishedCapabilities: published.capabilities,
    createdAt: record.createdAt.toISOString(),
    version: record.entryVersion,
    myRole: roleIn(actor, record),
    can: abilities(actor, record),
  };
};

/** Organizations as this reader may see them, in the order of the records. */
export const presentOrganizations = async (
  actor: Actor,
  records: readonly OrganizationRecord[],
): Promise<Organization[]> => {
  const published = await publishedCounts(records.map((record) => record._id));
  return records.map((record) => present(actor, record, published.get(record._id) ?? NOTHING_PUBLISHED));
};

export const presentOrganization = async (actor: Actor, record: OrganizationRecord): Promise<Organization> => {
  const published = await publishedCounts([record._id]);
  return present(actor, record, published.get(record._id) ?? NOTHING_PUBLISHED);
};
