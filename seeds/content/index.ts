// The demo of the zone as data: who is there, what they seek and what they offer. The seeder posts it through the services.
export { capabilities } from './capabilities/all.ts';
export { needs } from './needs/all.ts';
export { organizations } from './organizations.ts';
export { demoAccounts, people } from './people.ts';
export type { SeedCapability, SeedNeed } from './shapes.ts';
