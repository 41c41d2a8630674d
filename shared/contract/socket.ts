// The grammar of socket messages: requests go up and are acknowledged, notices come down. A notice mostly says "changed",
// and the client asks again over HTTP.
import type { z } from 'zod';
import type { Problem } from './problem.ts';
import type { Access } from './route.ts';

export interface SocketRequest {
  summary: string;
  access: Access;
  body: z.ZodType;
  reply: z.ZodType;
}

export interface SocketNotice {
  summary: string;
  body: z.ZodType;
}

export interface SocketTable {
  requests: Record<string, SocketRequest>;
  notices: Record<string, SocketNotice>;
}

export const socketTable = <const Table extends SocketTable>(table: Table): Table => table;

/** The acknowledgement of every request. */
export type Ack<Data> = { ok: true; data: Data } | { ok: false; problem: Problem };
