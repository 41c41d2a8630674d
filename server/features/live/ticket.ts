// A ticket admits to one session's sockets. It is signed, so that taking part costs no look into the database: after a
// restart twelve thousand people come back within seconds.
import { z } from 'zod';
import { Problem } from '#server/platform/http/problem.ts';
import { idSchema } from '#shared/contract/id.ts';
import { ROLES } from '#shared/live/lanes.ts';
import { readSigned, sign } from './signed.ts';

export const TICKET_MS = 3 * 3600_000;

const ticketSchema = z.object({
  session: idSchema,
  userId: idSchema.nullable(),
  /** Who this is for attendance: the user's id, or a key made for a visitor. */
  who: z.string().max(40),
  name: z.string(),
  organization: z.string(),
  role: z.enum(ROLES),
  /** Of a closed session: who joins with it is looked up again, and takes its one seat. */
  isClosed: z.boolean().optional(),
  expires: z.number().int(),
});
export type Ticket = z.output<typeof ticketSchema>;

export const signTicket = (ticket: Ticket, key: Buffer): string => sign(ticket, key);

/** Throws `ticket_invalid` for one that is forged, altered or expired. */
export const readTicket = (text: unknown, key: Buffer, now: number): Ticket => {
  // The schema also refuses a ticket of an older release.
  const ticket = ticketSchema.safeParse(readSigned(text, key));
  if (!ticket.success || ticket.data.expires < now) throw new Problem('ticket_invalid');
  return ticket.data;
};
