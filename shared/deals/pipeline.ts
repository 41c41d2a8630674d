// A deal's two pipelines as pure tables. A deal goes forward stage by stage, may skip what it does not need, may go back
// while nothing is signed, stalls and resumes where it stood, and ends completed, declined or withdrawn.

export const PIPELINES = ['cooperation', 'financing'] as const;
export type Pipeline = (typeof PIPELINES)[number];

export const DEAL_STAGES = [
  'talks',
  'nda',
  'assessment',
  'terms',
  'signed',
  'performing',
  'completed',
  'intent',
  'confirmed',
  'meeting',
  'due_diligence',
  'term_sheet',
  'funded',
] as const;
export type DealStage = (typeof DEAL_STAGES)[number];

export const STAGES_OF: Readonly<Record<Pipeline, readonly DealStage[]>> = {
  cooperation: ['talks', 'nda', 'assessment', 'terms', 'signed', 'performing', 'completed'],
  financing: ['intent', 'confirmed', 'meeting', 'due_diligence', 'term_sheet', 'signed', 'funded'],
};

/** Where a deal stands beside its stage. */
export const DEAL_STATES = ['open', 'stalled', 'declined', 'withdrawn', 'completed'] as const;
export type DealState = (typeof DEAL_STATES)[number];

/** From every stage, the stages one may set next. */
const NEXT: Readonly<Record<Pipeline, Partial<Record<DealStage, readonly DealStage[]>>>> = {
  cooperation: {
    talks: ['nda', 'assessment', 'terms'],
    nda: ['talks', 'assessment', 'terms'],
    assessment: ['talks', 'nda', 'terms'],
    terms: ['talks', 'assessment', 'signed'],
    signed: ['performing'],
    performing: ['completed'],
  },
  financing: {
    intent: ['confirmed'],
    confirmed: ['intent', 'meeting', 'due_diligence'],
    meeting: ['confirmed', 'due_diligence'],
    due_diligence: ['meeting', 'term_sheet'],
    term_sheet: ['due_diligence', 'signed'],
    signed: ['funded'],
  },
};

/** Signing is recorded with the contract, so these need one (or, when financing, the money's record). */
export const NEEDS_CONTRACT: readonly DealStage[] = ['signed', 'performing', 'completed', 'funded'];

export const firstStage = (pipeline: Pipeline): DealStage => (pipeline === 'financing' ? 'intent' : 'talks');
export const lastStage = (pipeline: Pipeline): DealStage => (pipeline === 'financing' ? 'funded' : 'completed');

/** The stages that may follow in a deal that is open; none in any other state. */
export const nextStages = (pipeline: Pipeline, stage: DealStage, state: DealState): readonly DealStage[] =>
  state === 'open' ? (NEXT[pipeline][stage] ?? []) : [];

export type DealAct = 'stall' | 'resume' | 'decline' | 'withdraw' | 'complete' | 'reopen';

/** What leads from one state to another; null when the act is not possible. */
export const dealStates: Readonly<Record<DealAct, { from: readonly DealState[]; to: DealState }>> = {
  stall: { from: ['open'], to: 'stalled' },
  resume: { from: ['stalled'], to: 'open' },
  decline: { from: ['open', 'stalled'], to: 'declined' },
  withdraw: { from: ['open', 'stalled'], to: 'withdrawn' },
  complete: { from: ['open'], to: 'completed' },
  reopen: { from: ['declined', 'withdrawn'], to: 'open' },
};
