import { type Actor, isAdministrator } from '#server/platform/auth/actor.ts';

/** Whoever sees the table may change it: it decides what everyone finds. */
export const mayChangeWeights = (actor: Actor): boolean => isAdministrator(actor);
