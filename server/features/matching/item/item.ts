// What the matcher knows of a need or a capability: its texts by field and layer, and its facts. Plain data; where it comes
// from is the business of read-posting.ts, or of an evaluation set.

import type { Reading } from '#server/features/matching/indicators/reading.ts';
import type { ZonedText } from '#server/features/matching/text/analysis.ts';
import type { PostingStatus } from '#shared/postings/lifecycle.ts';
import type { Disclosure, PostingNoun } from '#shared/postings/schema.ts';

export interface FieldText extends ZonedText {
  /** Path on the wire object: `title`, `keywords.1`, `details.mainProblem`. */
  field: string;
}

/** A reading with the place it was read from; a structured row has its own field. */
export interface ItemReading extends Reading {
  /** As its author wrote it. */
  text: string;
}

/** Whole 万元; null is open. */
export interface MoneyRange {
  min: number | null;
  max: number | null;
}

/** Facts that everyone may know who may read the teaser. */
export interface TeaserFacts {
  fields: readonly string[];
  industry: string | null;
  chain: { chain: string; link: string } | null;
  region: string | null;
  /** Milliseconds since 1970. */
  publishedAt: number | null;
}

/** Facts of the details. Null or empty: not said. */
export interface DetailFacts {
  /** Asked for at least by a need, reached by a result. */
  trl: number | null;
  modes: readonly string[];
  /** Financing stages: a need's own, or those an institution serves. */
  stages: readonly string[];
  /** What a need can pay or seeks, what a capability costs or gives. */
  money: MoneyRange | null;
  /** Regions an institution serves; empty: anywhere. */
  servedRegions: readonly string[];
  readings: readonly ItemReading[];
}

export interface MatchItem {
  id: string;
  noun: PostingNoun;
  kind: string;
  organizationId: string;
  status: PostingStatus;
  disclosure: Disclosure;
  /** Texts of the public layer, and those of the details beyond it. */
  teaser: readonly FieldText[];
  details: readonly FieldText[];
  facts: TeaserFacts;
  detailFacts: DetailFacts;
}

export const NO_DETAILS: DetailFacts = {
  trl: null,
  modes: [],
  stages: [],
  money: null,
  servedRegions: [],
  readings: [],
};

/** Which kinds of capability can answer which kind of need. */
export const ANSWERED_BY: Readonly<Record<string, readonly string[]>> = {
  technology: ['result', 'expertise', 'facility'],
  financing: ['finance'],
  talent: ['expertise'],
  facility: ['facility'],
  space: ['space'],
};

/** The kinds of the other side that an item of this kind can be matched with. */
export const counterpartKinds = ({ noun, kind }: Pick<MatchItem, 'noun' | 'kind'>): readonly string[] =>
  noun === 'need'
    ? (ANSWERED_BY[kind] ?? [])
    : Object.keys(ANSWERED_BY).filter((need) => ANSWERED_BY[need]?.includes(kind));
