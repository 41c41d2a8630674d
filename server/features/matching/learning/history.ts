// What fitting learns from: lines of lists that were or were not taken up, and answers to interests.

import type { Features } from '#server/features/matching/features.ts';
import type { Answer } from '#server/features/matching/feedback/answers.ts';

/** A line of a list as somebody saw it. */
export interface Look {
  at: Date;
  /** From 1. */
  position: number;
  features: Features;
  /** Its page was opened, or an interest was sent from one to the other. */
  taken: boolean;
}

export interface History {
  /** Oldest first. */
  looks: readonly Look[];
  answers: readonly Answer[];
}

/** The older part to learn from, and the newer part to be judged by: what comes later must not explain what was before. */
export const splitByTime = (history: History, share: number): { past: History; future: History } => {
  const cut = <Dated extends { at: Date }>(all: readonly Dated[]) => {
    const place = Math.floor(all.length * share);
    return [all.slice(0, place), all.slice(place)] as const;
  };
  const [pastLooks, futureLooks] = cut(history.looks);
  const [pastAnswers, futureAnswers] = cut(history.answers);
  return {
    past: { looks: pastLooks, answers: pastAnswers },
    future: { looks: futureLooks, answers: futureAnswers },
  };
};
