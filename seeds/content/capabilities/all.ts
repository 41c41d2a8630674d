import type { SeedCapability } from '#seeds/content/shapes.ts';
import { beidouCapabilities } from './beidou.ts';
import { firefightingCapabilities } from './firefighting.ts';
import { securityAndDataCapabilities } from './security-and-data.ts';
import { flowSensorCapabilities } from './sensors-flow.ts';
import { gasSensorCapabilities } from './sensors-gas.ts';
import { superhardCapabilities } from './superhard.ts';

export const capabilities: SeedCapability[] = [
  ...gasSensorCapabilities,
  ...flowSensorCapabilities,
  ...beidouCapabilities,
  ...firefightingCapabilities,
  ...securityAndDataCapabilities,
  ...superhardCapabilities,
];
