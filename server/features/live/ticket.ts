// A ticket admits to one session's sockets. It is signed, so that taking part costs no look into the database: after a
// restart twelve thousand people come back within seconds.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Problem } from '#server/platform/http/problem.ts';
import { idSchema } from '#shared/contract/id.ts';
import { ROLES } from '#shared/live/lanes.ts';

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

const signature = (payload: string, key: Buffer): Buffer => createHmac('sha256', key).update(payload).digest();

export const signTicket = (ticket: Ticket, key: Buffer): string => {
  const payload = Buffer.from(JSON.stringify(ticket)).toString('base64url');
  return `${payload}.${signature(payload, key).toString('base64url')}`;
};

/** Throws `ticket_invalid` for one that is forged, altered or expired. */
export const readTicket = (text: unknown, key: Buffer, now: number): Ticket => {
  const [payload = '', signed = ''] = typeof text === 'string' && text.length < 2_000 ? text.split('.') : [];
  const given = Buffer.from(signed, 'base64url');
  const right = signature(payload, key);
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw new Problem('ticket_invalid');
  // Signed by us, so it is JSON; the schema still guards against a ticket of an older release.
  const ticket = ticketSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  if (!ticket.success || ticket.data.expires < now) throw new Problem('ticket_invalid');
  return ticket.data;
};
