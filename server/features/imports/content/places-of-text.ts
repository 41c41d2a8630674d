// Where the parts of a long text go, by kind: the paragraph that answers "what is it about" takes the lead.
import type { CapabilityKind } from '#shared/capabilities/schema.ts';
import type { NeedKind } from '#shared/needs/schema.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import type { SectionRole } from './sections.ts';

export interface TextPlaces {
  lead: string;
  /** Paragraphs with a heading of their own; roles that are not here stay in the description only. */
  sections: Partial<Record<SectionRole, string>>;
  /** A short name that the kind asks for beside the title. */
  shortName?: { path: string; max: number };
}

const NEED: Record<NeedKind, TextPlaces> = {
  technology: {
    lead: 'details.mainProblem',
    sections: {
      problem: 'details.mainProblem',
      technology: 'details.keyTechnology',
      goal: 'details.expectedGoal',
      conditions: 'details.existingConditions',
    },
  },
  financing: {
    lead: 'details.highlights',
    sections: { technology: 'details.moat' },
    shortName: { path: 'details.projectName', max: 20 },
  },
  talent: {
    lead: 'details.tasks',
    sections: { problem: 'details.tasks' },
    shortName: { path: 'details.position', max: 40 },
  },
  facility: { lead: 'details.service', sections: { problem: 'details.service' } },
  space: { lead: 'details.requirements', sections: { problem: 'details.requirements' } },
};

const CAPABILITY: Record<CapabilityKind, TextPlaces> = {
  result: {
    lead: 'details.solution',
    sections: { technology: 'details.solution', scenarios: 'details.scenarios' },
  },
  expertise: { lead: 'details.directions', sections: { technology: 'details.directions' } },
  facility: { lead: 'details.equipment', sections: {} },
  finance: { lead: 'details.conditions', sections: {} },
  space: { lead: 'details.conditions', sections: { conditions: 'details.conditions' } },
};

export const placesOf = (noun: PostingNoun, kind: string): TextPlaces => {
  // The kind was checked against the noun's kinds when the import was made.
  const places = noun === 'need' ? NEED[kind as NeedKind] : CAPABILITY[kind as CapabilityKind];
  return places;
};
