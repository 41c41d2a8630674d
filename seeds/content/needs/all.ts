import type { SeedNeed } from '#seeds/content/shapes.ts';
import { sensorNeeds } from './sensors.ts';

export const needs: SeedNeed[] = [...sensorNeeds];
