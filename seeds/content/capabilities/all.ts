import type { SeedCapability } from '#seeds/content/shapes.ts';
import { fuelCapabilities } from './alcohol-ether-fuel.ts';
import { beidouApplicationCapabilities } from './beidou-applications.ts';
import { beidouPositioningCapabilities } from './beidou-positioning.ts';
import { biomedicineCapabilities } from './biomedicine.ts';
import { englishMaterialCapabilities } from './english-materials.ts';
import { englishOtherCapabilities } from './english-other.ts';
import { englishSensingCapabilities } from './english-sensing.ts';
import { environmentAndAerospaceCapabilities } from './environment-and-aerospace.ts';
import { expertiseCapabilities } from './expertise.ts';
import { facilityCapabilities } from './facilities.ts';
import { financeCapabilities } from './finance.ts';
import { firefightingCapabilities } from './firefighting.ts';
import { equipmentCapabilities } from './intelligent-equipment.ts';
import { securityAndDataCapabilities } from './security-and-data.ts';
import { flowSensorCapabilities } from './sensors-flow.ts';
import { gasSensorCapabilities } from './sensors-gas.ts';
import { spaceCapabilities } from './spaces.ts';
import { superhardCapabilities } from './superhard.ts';
import { vehicleCapabilities } from './vehicles.ts';

export const capabilities: SeedCapability[] = [
  ...englishSensingCapabilities,
  ...englishMaterialCapabilities,
  ...englishOtherCapabilities,
  ...gasSensorCapabilities,
  ...flowSensorCapabilities,
  ...beidouPositioningCapabilities,
  ...beidouApplicationCapabilities,
  ...firefightingCapabilities,
  ...securityAndDataCapabilities,
  ...superhardCapabilities,
  ...fuelCapabilities,
  ...equipmentCapabilities,
  ...biomedicineCapabilities,
  ...vehicleCapabilities,
  ...environmentAndAerospaceCapabilities,
  ...expertiseCapabilities,
  ...facilityCapabilities,
  ...financeCapabilities,
  ...spaceCapabilities,
];
