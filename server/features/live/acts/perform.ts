// An act in two steps: admitted where the person is connected, performed where the session is owned.
import type { Room } from '#server/features/live/room.ts';
import type { Ticket } from '#server/features/live/ticket.ts';
import { fieldNotes, Problem } from '#server/platform/http/problem.ts';
import type { Reaction } from '#shared/live/entries.ts';
import { type StageRequestName, stageSocket } from '#shared/live/socket.ts';
import { acts } from './acts.ts';
import type { Act, Scene } from './scene.ts';

export type ActName = keyof typeof acts;

/** Somebody's act whose form is right and whose role may ask it. */
export interface AdmittedAct {
  name: ActName;
  ticket: Ticket & { userId: string };
  /** Asked by a reviewer's link: what that is called. */
  reviewer?: string;
  /** As the row of the table parsed it; every row has a client id. */
  body: { clientId: string };
}

export interface Applauding {
  name: 'react';
  kind: Reaction;
}

/** Whether this person may ask this, in this form; throws the problem otherwise. */
export const admitAct = (ticket: Ticket, name: StageRequestName, body: unknown): AdmittedAct | Applauding => {
  const { userId } = ticket;
  if (userId === null) throw new Problem('sign_in_required');
  const row = stageSocket.requests[name];
  if (!row.roles.includes(ticket.role)) throw new Problem('forbidden');
  const parsed = row.body.safeParse(body, { reportInput: true });
  if (!parsed.success) throw new Problem('invalid_input', { errors: fieldNotes(parsed.error) });
  // Parsed by its own row just now.
  if (name === 'react') return { name, kind: (parsed.data as { kind: Reaction }).kind };
  return { name, ticket: { ...ticket, userId }, body: parsed.data as AdmittedAct['body'] };
};

/** Decides an act and has it stored; resolves with the order of the entry that it became, also when it came before. */
export const perform = async (room: Room, { name, ticket, body, reviewer }: AdmittedAct): Promise<number> => {
  const { userId } = ticket;
  const client = body.clientId;
  const earlier = room.earlier(userId, client);
  if (earlier !== undefined) return earlier;
  const scene: Scene = { room, state: room.decided, ticket, userId, reviewer, now: room.now() };
  // `acts` pairs each name with the act of that row's body; the body was parsed by the same row.
  const decision = (acts[name] as unknown as Act<'chat.say'>)(scene, body as never);
  // Deciding and writing lie in one turn, or two people could both be the first. An act that had to look something up
  // first is decided on the state of the moment after it.
  const drafts =
    decision instanceof Promise ? (await decision)({ ...scene, state: room.decided, now: room.now() }) : decision;
  return room.write(drafts, { by: userId, client });
};
