import type { CapabilityKind } from '#shared/capabilities/schema.ts';
import {
  COOPERATION_MODES,
  FINANCING_STAGES,
  INSTITUTION_TYPES,
  IP_STATUSES,
  RESULT_LEVELS,
} from '#shared/vocabularies/schema.ts';
import type { Field } from './field.ts';
import { amount, area, day, description, indicators, line, paragraph, range, standards, trl } from './input.ts';

const modes = (path: 'details.transferModes' | 'details.cooperationModes'): Field => ({
  path,
  input: 'choices',
  vocabulary: 'cooperationMode',
  options: COOPERATION_MODES,
  maxEntries: 7,
});

export const CAPABILITY_FIELDS: Record<CapabilityKind, readonly Field[]> = {
  result: [
    line('details.completedBy', 200),
    paragraph('details.solution'),
    trl('details.trl'),
    { path: 'details.ipStatus', input: 'choice', vocabulary: 'ipStatus', options: IP_STATUSES },
    { path: 'details.patentNumbers', input: 'words', maxEntries: 20, maxLength: 30 },
    { path: 'details.level', input: 'choice', vocabulary: 'resultLevel', options: RESULT_LEVELS },
    indicators,
    paragraph('details.scenarios'),
    modes('details.transferModes'),
    range('details.priceWan'),
    paragraph('details.evidence'),
    paragraph('details.missingToNextTrl'),
    description,
  ],
  expertise: [
    line('details.lead', 40),
    paragraph('details.team'),
    paragraph('details.directions'),
    paragraph('details.achievements'),
    paragraph('details.services'),
    modes('details.cooperationModes'),
    description,
  ],
  facility: [
    paragraph('details.equipment'),
    paragraph('details.services'),
    standards,
    indicators,
    range('details.priceWan'),
    paragraph('details.booking'),
    description,
  ],
  finance: [
    { path: 'details.institutionType', input: 'choice', vocabulary: 'institutionType', options: INSTITUTION_TYPES },
    {
      path: 'details.stages',
      input: 'choices',
      vocabulary: 'financingStage',
      options: FINANCING_STAGES,
      maxEntries: 9,
    },
    amount('details.ticketMinWan'),
    amount('details.ticketMaxWan'),
    { path: 'details.regions', input: 'regions', maxEntries: 20 },
    paragraph('details.conditions'),
    description,
  ],
  space: [
    area('details.areaSquareMetres'),
    line('details.location', 200),
    paragraph('details.conditions'),
    paragraph('details.suitableFor'),
    {
      path: 'details.monthlyRentYuanPerSquareMetre',
      input: 'number',
      unit: 'yuanPerSquareMetre',
      min: 0,
      max: 10_000,
      precision: 2,
    },
    day('details.availableFrom'),
    description,
  ],
};
