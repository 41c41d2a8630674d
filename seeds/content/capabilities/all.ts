import type { SeedCapability } from '#seeds/content/shapes.ts';

export const capabilities: SeedCapability[] = [];
