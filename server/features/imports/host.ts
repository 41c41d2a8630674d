// On whose behalf an import runs, and what its rows take from them: region and contact where the file names none.
import { organizations } from '#server/features/organizations/model.ts';
import { centerOrganizationId } from '#server/features/organizations/reads.ts';
import { userRefs } from '#server/features/users/reads.ts';
import type { ImportRecord } from './model.ts';

const NAME_MAX = 40;

/** The organization that the postings will belong to: the named one, else the center. Null when there is none. */
export const hostOrganization = async (wanted: string | undefined): Promise<string | null> => {
  const id = wanted ?? (await centerOrganizationId());
  return id !== null && (await organizations.exists({ _id: id })) ? id : null;
};

/** Values by path of the content. */
export const hostDefaults = async ({ organizationId, startedBy }: ImportRecord): Promise<Map<string, unknown>> => {
  const organization = await organizations.findById(organizationId, { name: 1, shortName: 1, region: 1 }).lean();
  const starter = startedBy === null ? undefined : (await userRefs([startedBy])).get(startedBy);
  const name = organization?.shortName || organization?.name || '';
  return new Map<string, unknown>([
    ['region', organization?.region ?? ''],
    ['contact.name', [...name].slice(0, NAME_MAX).join('')],
    ['contact.email', starter?.email ?? ''],
  ]);
};
