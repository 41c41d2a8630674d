import type { SeedCapability } from '#seeds/content/shapes.ts';
import { flowSensorCapabilities } from './sensors-flow.ts';
import { gasSensorCapabilities } from './sensors-gas.ts';

export const capabilities: SeedCapability[] = [...gasSensorCapabilities, ...flowSensorCapabilities];
