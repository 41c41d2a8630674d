import type { SeedNeed } from '#seeds/content/shapes.ts';

export const needs: SeedNeed[] = [];
