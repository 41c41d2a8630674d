import type { DetailFacts, MatchItem, TeaserFacts } from '#server/features/matching/item/item.ts';
import type { ReplyHabit } from '#server/features/matching/replies.ts';
import type { MatchMessage } from '#shared/matching/schema.ts';

/** One side as the reader may see it: the details are NO_DETAILS where they are closed. */
export interface SeenFacts extends TeaserFacts, DetailFacts, Pick<MatchItem, 'kind'> {
  /** How its organization answers; null for a newcomer, and where the details are closed, as its name is then. */
  replies: ReplyHabit | null;
}

export interface Pair {
  need: SeenFacts;
  capability: SeenFacts;
  /** Milliseconds since 1970. */
  now: number;
  /** How near the two are in meaning, 0–1; null when it is left out this time; absent without an embedder. */
  meaning?: number | null | undefined;
}

export interface Judgement {
  known: boolean;
  /** −1 speaks against, 0 neutral or unknown, 1 fits; two decimals. */
  fit: number;
  reason: MatchMessage;
}

type Params = MatchMessage['params'];

const hundredths = (value: number): number => Math.round(value * 100) / 100;

export const judged = (fit: number, code: string, params: Params = {}): Judgement => ({
  known: true,
  fit: hundredths(Math.min(1, Math.max(-1, fit))),
  reason: { code: `reason.${code}`, params },
});

export const unknown = (code: string, params: Params = {}): Judgement => ({
  known: false,
  fit: 0,
  reason: { code: `reason.${code}`, params },
});
