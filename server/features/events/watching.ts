// An open page of an event hears that it changed: the lobby has opened, a seat was found.
import { type BoundRequest, bindRequests } from '#server/platform/realtime/realtime.ts';
import { eventSocket } from '#shared/events/socket.ts';
import { loadEvent } from './load.ts';

export const eventRoom = (id: string): string => `event:${id}`;

export const eventRequests = (): BoundRequest[] =>
  bindRequests(eventSocket, {
    'event.watch': async ({ actor, body, join }) => {
      await loadEvent(actor, body.id);
      join(eventRoom(body.id));
      return { watching: true as const };
    },
    'event.unwatch': async ({ body, leave }) => {
      leave(eventRoom(body.id));
      return { watching: false as const };
    },
  });
