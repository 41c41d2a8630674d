// What makes a capability of each kind worth asking for: what it does and how that is proven (value), plain words
// (clarity), the terms on which it can be had (cooperation).
import { CAPABILITY_REQUIRED, type CapabilityKind } from '#shared/capabilities/schema.ts';
import { rulesOfEveryPosting } from './every-posting.ts';
import { filled, measures, namesFigure, namesUnit, type Rule, says } from './rule.ts';

const value = (field: string, points: number) => ({ criterion: 'value', field: `details.${field}`, points }) as const;
const clarity = (field: string, points: number) =>
  ({ criterion: 'clarity', field: `details.${field}`, points }) as const;
const cooperation = (field: string, points: number) =>
  ({ criterion: 'cooperation', field: `details.${field}`, points }) as const;

const OWN: Record<CapabilityKind, readonly Rule[]> = {
  result: [
    says(value('solution', 2), 40),
    measures(value('indicators', 2), 2),
    says(value('evidence', 1), 12),
    filled(value('level', 0.5)),
    says(clarity('scenarios', 1), 24),
    namesUnit(clarity('indicators', 0.5)),
    filled(cooperation('transferModes', 2)),
    filled(cooperation('priceWan', 1)),
    filled(cooperation('ipStatus', 0.5)),
    says(cooperation('missingToNextTrl', 1), 12),
  ],
  expertise: [
    says(value('directions', 2), 24),
    says(value('achievements', 2), 40),
    namesFigure(value('achievements', 1)),
    says(clarity('services', 1), 24),
    says(clarity('team', 0.5), 16),
    filled(cooperation('cooperationModes', 2)),
    filled(cooperation('services', 1)),
  ],
  facility: [
    says(value('equipment', 2), 30),
    measures(value('indicators', 2), 2),
    filled(value('standards', 1)),
    says(clarity('services', 1), 24),
    namesUnit(clarity('indicators', 0.5)),
    says(cooperation('booking', 2), 12),
    filled(cooperation('priceWan', 1)),
  ],
  finance: [
    filled(value('institutionType', 1)),
    filled(value('stages', 2)),
    filled(value('ticketMaxWan', 2)),
    says(clarity('conditions', 1), 24),
    namesFigure(clarity('conditions', 0.5)),
    filled(cooperation('ticketMinWan', 1)),
    says(cooperation('conditions', 2), 12),
    filled(cooperation('regions', 0.5)),
  ],
  space: [
    says(value('suitableFor', 2), 16),
    says(value('conditions', 2), 30),
    namesFigure(value('conditions', 1)),
    filled(clarity('areaSquareMetres', 1)),
    says(clarity('location', 0.5), 6),
    filled(cooperation('monthlyRentYuanPerSquareMetre', 2)),
    filled(cooperation('availableFrom', 1)),
  ],
};

const WELCOME: Record<CapabilityKind, readonly string[]> = {
  result: ['details.scenarios', 'details.evidence'],
  expertise: ['details.team', 'details.achievements'],
  facility: ['details.standards', 'details.priceWan'],
  finance: ['details.ticketMinWan', 'details.conditions'],
  space: ['details.conditions', 'details.availableFrom'],
};

export const rulesOfCapability = (kind: CapabilityKind): readonly Rule[] => [
  ...OWN[kind],
  ...rulesOfEveryPosting(CAPABILITY_REQUIRED[kind], WELCOME[kind]),
];
