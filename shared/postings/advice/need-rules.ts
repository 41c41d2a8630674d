// What makes a need of each kind worth answering: the problem and its figures (value), plain words (clarity), what is
// offered in return (cooperation).
import { NEED_REQUIRED, type NeedKind } from '#shared/needs/schema.ts';
import { rulesOfEveryPosting } from './every-posting.ts';
import { filled, measures, namesFigure, namesUnit, type Rule, says } from './rule.ts';

const value = (field: string, points: number) => ({ criterion: 'value', field: `details.${field}`, points }) as const;
const clarity = (field: string, points: number) =>
  ({ criterion: 'clarity', field: `details.${field}`, points }) as const;
const cooperation = (field: string, points: number) =>
  ({ criterion: 'cooperation', field: `details.${field}`, points }) as const;

const OWN: Record<NeedKind, readonly Rule[]> = {
  technology: [
    says(value('mainProblem', 2), 40),
    says(value('keyTechnology', 1), 30),
    namesFigure(value('expectedGoal', 1)),
    measures(value('indicators', 2), 2),
    says(clarity('expectedGoal', 1), 24),
    namesUnit(clarity('indicators', 0.5)),
    filled(cooperation('cooperationModes', 2)),
    filled(cooperation('budgetWan', 1)),
    filled(cooperation('wantedBy', 1)),
    says(cooperation('preferredPartners', 0.5), 8),
  ],
  financing: [
    says(value('highlights', 2), 40),
    namesFigure(value('highlights', 1)),
    says(value('moat', 1), 24),
    filled(value('revenueStatus', 1)),
    says(clarity('useOfFunds', 1), 24),
    namesFigure(clarity('useOfFunds', 0.5)),
    filled(cooperation('amountWan', 2)),
    filled(cooperation('stage', 1)),
    filled(cooperation('equityPercent', 0.5)),
    filled(cooperation('valuationWan', 0.5)),
    says(cooperation('founders', 1), 24),
  ],
  talent: [
    says(value('tasks', 2), 40),
    namesFigure(value('tasks', 1)),
    says(value('expertise', 2), 24),
    filled(clarity('position', 1)),
    filled(clarity('headcount', 0.5)),
    filled(cooperation('engagement', 2)),
    filled(cooperation('yearlyPayWan', 1)),
    filled(cooperation('wantedBy', 1)),
  ],
  facility: [
    says(value('service', 2), 40),
    measures(value('indicators', 2), 2),
    filled(value('standards', 1)),
    says(clarity('sample', 1), 16),
    namesUnit(clarity('indicators', 0.5)),
    filled(cooperation('budgetWan', 2)),
    filled(cooperation('wantedBy', 1)),
  ],
  space: [
    says(value('usage', 2), 30),
    says(value('requirements', 2), 30),
    namesFigure(value('requirements', 1)),
    filled(clarity('areaMinSquareMetres', 1)),
    filled(clarity('areaMaxSquareMetres', 0.5)),
    filled(cooperation('yearlyRentWan', 2)),
    filled(cooperation('wantedBy', 1)),
  ],
};

const WELCOME: Record<NeedKind, readonly string[]> = {
  technology: ['details.minimumTrl', 'details.existingConditions'],
  financing: ['details.revenueStatus', 'details.founders'],
  talent: ['details.headcount', 'details.yearlyPayWan'],
  facility: ['details.standards', 'details.sample'],
  space: ['details.requirements', 'details.wantedBy'],
};

export const rulesOfNeed = (kind: NeedKind): readonly Rule[] => [
  ...OWN[kind],
  ...rulesOfEveryPosting(NEED_REQUIRED[kind], WELCOME[kind]),
];
