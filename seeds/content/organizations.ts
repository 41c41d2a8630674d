import { enterprises } from './organizations/enterprises.ts';
import { researchOrganizations } from './organizations/research.ts';
import { serviceOrganizations } from './organizations/services.ts';
import type { SeedOrganization } from './shapes.ts';

export const organizations: SeedOrganization[] = [...enterprises, ...researchOrganizations, ...serviceOrganizations];
