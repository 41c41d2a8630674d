// What somebody has to know who is about to be handed the stage.
import type { CtlState, Segment } from './state/ctl.ts';

export interface Backstage {
  /** The part they are called for. */
  mine: Segment;
  /** What has the floor now. */
  current: Segment | null;
  /** What comes between the two, in the order of the agenda. */
  between: Segment[];
  /** What follows theirs. */
  after: Segment | null;
}

const isAhead = ({ state }: Segment): boolean => state === 'pending' || state === 'on_deck';

/** For the presenter of a part that is on deck, until they have the stage; null for everybody else. */
export const backstageOf = ({ state, segments, stage }: CtlState, userId: string | null): Backstage | null => {
  if (userId === null || stage.holder === userId || !['lobby', 'live', 'paused'].includes(state)) return null;
  const place = segments.findIndex((one) => one.state === 'on_deck' && one.presenterId === userId);
  const mine = segments[place];
  if (!mine) return null;
  const now = segments.findIndex((one) => one.state === 'running' || one.state === 'qa');
  return {
    mine,
    current: segments[now] ?? null,
    between: segments.filter((one, index) => index > now && index < place && isAhead(one)),
    after: segments.find((one, index) => index > place && isAhead(one)) ?? null,
  };
};
