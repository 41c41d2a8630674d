import type { Actor } from '#server/platform/auth/actor.ts';

/** Who acts, and when. */
export interface Command {
  actor: Actor;
  now: Date;
}

/** The note of a fact (`organization.verified`) about a record of the noun that its type begins with. */
export const noteOf = ({ actor, now }: Command, type: string, data: Record<string, unknown> = {}) => ({
  type,
  noun: type.split('.')[0] ?? type,
  by: actor.userId,
  at: now,
  data,
});
