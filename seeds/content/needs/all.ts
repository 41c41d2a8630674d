import type { SeedNeed } from '#seeds/content/shapes.ts';
import { fuelNeeds } from './alcohol-ether-fuel.ts';
import { beidouNeeds } from './beidou.ts';
import { biomedicineNeeds } from './biomedicine.ts';
import { englishOtherNeeds } from './english-other.ts';
import { englishTechnologyNeeds } from './english-technology.ts';
import { facilityAndSpaceNeeds } from './facility-and-space.ts';
import { equityNeeds } from './financing.ts';
import { firefightingNeeds } from './firefighting.ts';
import { equipmentNeeds } from './intelligent-equipment.ts';
import { loanNeeds } from './loans.ts';
import { securityAndDataNeeds } from './security-and-data.ts';
import { sensorNeeds } from './sensors.ts';
import { superhardNeeds } from './superhard.ts';
import { talentNeeds } from './talent.ts';
import { vehicleAndEnvironmentNeeds } from './vehicles-and-environment.ts';

export const needs: SeedNeed[] = [
  // The demo tells them in this order: what comes last is newest, and greets visitors in Chinese.
  ...englishTechnologyNeeds,
  ...englishOtherNeeds,
  ...sensorNeeds,
  ...beidouNeeds,
  ...firefightingNeeds,
  ...securityAndDataNeeds,
  ...superhardNeeds,
  ...fuelNeeds,
  ...equipmentNeeds,
  ...biomedicineNeeds,
  ...vehicleAndEnvironmentNeeds,
  ...equityNeeds,
  ...loanNeeds,
  ...talentNeeds,
  ...facilityAndSpaceNeeds,
];
