import type { NeedKind } from '#shared/needs/schema.ts';
import {
  COOPERATION_MODES,
  DEGREES,
  ENGAGEMENTS,
  FINANCING_STAGES,
  REVENUE_STATUSES,
} from '#shared/vocabularies/schema.ts';
import type { Field } from './field.ts';
import { amount, area, day, description, indicators, line, paragraph, range, standards, trl } from './input.ts';

export const NEED_FIELDS: Record<NeedKind, readonly Field[]> = {
  technology: [
    paragraph('details.mainProblem'),
    paragraph('details.keyTechnology'),
    indicators,
    paragraph('details.expectedGoal'),
    {
      path: 'details.cooperationModes',
      input: 'choices',
      vocabulary: 'cooperationMode',
      options: COOPERATION_MODES,
      maxEntries: 7,
    },
    range('details.budgetWan'),
    day('details.wantedBy'),
    trl('details.minimumTrl'),
    paragraph('details.existingConditions'),
    paragraph('details.preferredPartners'),
    description,
  ],
  financing: [
    line('details.projectName', 20),
    { path: 'details.stage', input: 'choice', vocabulary: 'financingStage', options: FINANCING_STAGES },
    amount('details.amountWan'),
    { path: 'details.equityPercent', input: 'number', unit: 'percent', min: 0, max: 100, precision: 2 },
    amount('details.valuationWan'),
    { path: 'details.revenueStatus', input: 'choice', vocabulary: 'revenueStatus', options: REVENUE_STATUSES },
    paragraph('details.highlights'),
    paragraph('details.moat'),
    paragraph('details.useOfFunds'),
    paragraph('details.founders'),
    description,
  ],
  talent: [
    line('details.position', 40),
    { path: 'details.headcount', input: 'number', unit: 'people', min: 1, max: 1000, precision: 0 },
    paragraph('details.tasks'),
    paragraph('details.expertise'),
    { path: 'details.degree', input: 'choice', vocabulary: 'degree', options: DEGREES, isAlwaysSet: true },
    { path: 'details.engagement', input: 'choice', vocabulary: 'engagement', options: ENGAGEMENTS },
    range('details.yearlyPayWan'),
    day('details.wantedBy'),
    description,
  ],
  facility: [
    paragraph('details.service'),
    paragraph('details.sample'),
    standards,
    indicators,
    range('details.budgetWan'),
    day('details.wantedBy'),
    description,
  ],
  space: [
    paragraph('details.usage'),
    area('details.areaMinSquareMetres'),
    area('details.areaMaxSquareMetres'),
    paragraph('details.requirements'),
    range('details.yearlyRentWan'),
    day('details.wantedBy'),
    description,
  ],
};
