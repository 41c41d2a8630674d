import type { Organization, OrganizationInput } from '#shared/organizations/schema.ts';

/** The part of an organization that its people write. */
export const inputOf = ({
  name,
  shortName,
  type,
  creditCode,
  region,
  industry,
  website,
  intro,
}: Organization): Omit<OrganizationInput, 'type'> & { type: Organization['type'] } => ({
  name,
  shortName,
  type,
  creditCode: creditCode ?? '',
  region,
  industry,
  website,
  intro,
});
