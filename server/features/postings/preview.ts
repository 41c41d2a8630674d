// How many counterparts an unsaved text would find. Matching comes later in the order of features and tells it here.
import type { Actor } from '#server/platform/auth/actor.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { requireCodes } from './completeness.ts';
import type { ContentOf, Postings } from './noun.ts';

export interface MatchCounts {
  strong: number;
  good: number;
  weak: number;
}

/** Counts the matches that the actor would see for a content. May throw `search_unavailable`. */
export type Preview = <Noun extends PostingNoun>(
  noun: Noun,
  content: ContentOf<Noun>,
  actor: Actor,
) => Promise<MatchCounts>;

let registered: Preview | null = null;

/** Called once by the feature that can count matches. */
export const registerPreview = (preview: Preview): void => {
  registered = preview;
};

/** The counts, or null while nobody can count. */
export const previewPosting = async <Noun extends PostingNoun>(
  postings: Postings<Noun>,
  content: ContentOf<Noun>,
  actor: Actor,
): Promise<MatchCounts | null> => {
  requireCodes(content);
  if (!registered) return null;
  try {
    return await registered(postings.noun, content, actor);
  } catch (error) {
    if (error instanceof Problem && error.code === 'search_unavailable') return null;
    throw error;
  }
};
