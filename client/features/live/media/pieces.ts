// Fetches the pieces of a recording. Live ones by the session's ticket instead of the cookie: the server then looks nothing
// up, and a cache on the way sees the same request from everybody.
import { addressOf } from '#client/lib/address.ts';
import { callBy, readProblem } from '#client/lib/call.ts';
import { UnreachableError } from '#client/lib/problem-error.ts';
import { type MediaNow, mediaRoutes } from '#shared/live/media/routes.ts';
import type { MediaTrack } from '#shared/live/media/source.ts';

export interface PieceOf {
  session: string;
  epoch: number;
  track: MediaTrack;
}

export interface Pieces {
  /** The bytes of chunks that follow each other. */
  chunks(n: number, upTo: number): Promise<Uint8Array<ArrayBuffer>>;
}

const fetchBytes = async (address: string, init: RequestInit): Promise<Uint8Array<ArrayBuffer>> => {
  let response: Response;
  try {
    response = await fetch(address, init);
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw new UnreachableError('no answer', { cause });
  }
  throw readProblem(response.status, await response.text());
};

const addressOfChunks = ({ session, epoch, track }: PieceOf, n: number, upTo: number): string =>
  addressOf(mediaRoutes.chunk, { params: { id: session, epoch, track, n }, query: upTo > n ? { upTo } : {} });

const byTicket = (ticket: () => string): RequestInit => ({
  credentials: 'omit',
  headers: { authorization: `Bearer ${ticket()}` },
});

/** `ticket` answers the session's ticket; a null one: by the cookie, as in a replay. */
export const piecesOf = (of: PieceOf, ticket: (() => string) | null): Pieces => ({
  chunks: (n, upTo) => fetchBytes(addressOfChunks(of, n, upTo), ticket ? byTicket(ticket) : {}),
});

/** What is going on now, and where to join it; by the ticket too, which is good in a rehearsal as well. */
export const mediaNow = (session: string, ticket: () => string): Promise<MediaNow> =>
  callBy(ticket(), mediaRoutes.now, { params: { id: session } });

/** The bytes that a player needs before any join point. */
export const initOf = async (pieces: Pieces, initBytes: number): Promise<Uint8Array<ArrayBuffer>> => {
  let bytes = await pieces.chunks(0, 0);
  for (let n = 1; bytes.length < initBytes; n += 1) {
    const more = await pieces.chunks(n, n);
    const both = new Uint8Array(bytes.length + more.length);
    both.set(bytes);
    both.set(more, bytes.length);
    bytes = both;
  }
  return bytes.subarray(0, initBytes);
};
