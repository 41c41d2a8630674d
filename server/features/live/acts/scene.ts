// What an act is judged on, and the checks that many acts share.

import type { z } from 'zod';
import type { Draft, Room } from '#server/features/live/room.ts';
import type { SessionState } from '#server/features/live/session-state.ts';
import type { Ticket } from '#server/features/live/ticket.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { Role } from '#shared/live/lanes.ts';
import type { SessionState as State } from '#shared/live/lifecycles.ts';
import type { StageRequestName, StageRequests } from '#shared/live/socket.ts';

export interface Scene {
  room: Room;
  /** As decided so far: what another act changed a moment ago is in it, stored or not. */
  state: SessionState;
  ticket: Ticket;
  userId: string;
  /** By whose link it is asked, when it is a reviewer's. */
  reviewer?: string | undefined;
  now: number;
}

export type BodyOf<Name extends StageRequestName> = z.output<StageRequests[Name]['body']>;

/**
 * An act decides which entries it becomes, or throws the problem. One that has to look something up answers a promise of
 * its decision, which is then made on the state of that moment.
 */
export type Act<Name extends StageRequestName> = (
  scene: Scene,
  body: BodyOf<Name>,
) => readonly Draft[] | Promise<(scene: Scene) => readonly Draft[]>;

export type Acts<Names extends StageRequestName> = { [Name in Names]: Act<Name> };

export const notNow = (): Problem => new Problem('not_in_this_state');

const OPEN: readonly State[] = ['lobby', 'live', 'paused'];

/** People take part while the session is open. */
export const requireOpen = ({ state }: Scene): void => {
  if (!OPEN.includes(state.ctl.state)) throw notNow();
};

const FREE: readonly Role[] = ['host', 'moderator', 'presenter'];
export const isFree = ({ ticket }: Scene): boolean => FREE.includes(ticket.role);

export const segmentIn = ({ state }: Scene, id: string) => {
  const segment = state.ctl.segments.find((one) => one.id === id);
  if (!segment) throw new Problem('not_found');
  return segment;
};

/** Whoever has the stage acts with its token; nobody's stage is the host's. */
export const requireStage = ({ state, userId, ticket }: Scene, token: number): void => {
  const { holder, token: current } = state.ctl.stage;
  const isTheirs = holder === userId || (holder === null && ticket.role === 'host');
  if (!isTheirs || token !== current) throw new Problem('stage_moved');
};
