import { useRead } from '#client/lib/queries.ts';
import { interestRoutes } from '#shared/interests/routes.ts';
import type { PostingRef, Standing } from '#shared/interests/schema.ts';
import { useInterestsLive } from './use-interests-live.ts';

interface Asked {
  /** The interests between my organizations and it, newest first. */
  said: readonly Standing[];
  /** Whether I may express interest in it now. */
  maySend: boolean;
  /** Whether I write for the organization that it belongs to. */
  writesFor: boolean;
}

/** What was said to a posting so far, live; null while it is being asked. */
export const useAsked = ({ noun, id }: PostingRef): Asked | null => {
  useInterestsLive();
  const standing = useRead(interestRoutes.standing, { query: { noun, id } });
  if (!standing.data) return null;
  const { items, can } = standing.data;
  const said = items.filter(({ kind }) => kind === 'interest');
  const isUnderWay = said.some(({ state, isMine }) => isMine && (state === 'sent' || state === 'accepted'));
  return { said, maySend: can.send && !isUnderWay, writesFor: can.pass };
};
