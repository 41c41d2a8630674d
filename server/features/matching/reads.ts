// What other features may ask about matches: the same list, under the same policy, as the page shows.
import type { Postings } from '#server/features/postings/noun.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import type { Match } from '#shared/matching/schema.ts';
import { listMatches, type MatchPorts } from './list-matches.ts';

let ports: MatchPorts | undefined;

/** The matching feature gives its shelves and its engine when it is made. */
export const plugInMatching = (given: MatchPorts): void => {
  ports = given;
};

interface Asked {
  actor: Actor;
  id: string;
  limit: number;
  now: Date;
}

/** The counterparts of a posting with their why cards, best first. Throws as `listMatches`. */
export const matchesOf = async (postings: Postings, asked: Asked): Promise<(Match & { id: string })[]> => {
  if (!ports) throw new Error('the matching feature has not been made yet');
  const found = await listMatches(ports, postings, asked);
  return found.map(({ record, match }) => ({ id: record._id, ...match }));
};
