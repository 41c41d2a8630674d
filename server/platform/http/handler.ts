// What a route's handler gets and gives. Express stays outside: a handler sees only checked values.
import type { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import type { Actor } from '#server/platform/auth/actor.ts';
import type { BodyOf, ParamsOf, QueryOf, ReplyIn, Route, RouteTable } from '#shared/contract/route.ts';
import { perRequest } from './per-request.ts';
import type { Upload } from './upload.ts';

/** A file as the answer of a `download` route. */
export interface Download {
  stream: Readable;
  name: string;
  mediaType: string;
  sizeBytes?: number;
  /** It never changes and may be kept: by its reader alone (`private`), or by any cache on the way (`public`). */
  kept?: 'private' | 'public';
}

/** An address as the answer of a `redirect` route. */
export interface Redirect {
  redirectTo: string;
}

export interface Call<R extends Route> {
  params: ParamsOf<R>;
  query: QueryOf<R>;
  body: BodyOf<R>;
  actor: Actor;
  now: Date;
  requestId: string;
  /** The caller's address, for limits only. */
  address: string;
  /** Takes the multipart file of an `upload` route. */
  receive(maxBytes: number): Promise<Upload>;
  /** Takes the body of a `bytes` route. Throws `payload_too_large`. */
  bytes(maxBytes: number): Promise<Buffer>;
  /** For signing in and out only. */
  request: Request;
  response: Response;
}

type Answer<R extends Route> = R['carries'] extends 'download'
  ? Download
  : R['carries'] extends 'redirect'
    ? Redirect
    : ReplyIn<R>;

export type Handler<R extends Route> = (call: Call<R>) => Promise<Answer<R>>;

export type Handlers<Table extends RouteTable> = { [Name in keyof Table]: Handler<Table[Name]> };

/** What is known of a call before it is known who makes it. */
interface Guess<R extends Route> {
  params: ParamsOf<R>;
  /** Who it was when the same cookie was last seen: good for beginning something, never for deciding. */
  actor: Actor;
}

interface Foreseen<R extends Route> {
  begin(request: Request, guess: Guess<R>): void;
}

/**
 * A handler of what takes long: it is begun while the caller's session and rights are still being read. The handler is given what
 * was begun, or nothing for who has not been here before, and must look whether it was begun for the like of this actor. `begin`
 * may not change anything and may not throw.
 */
export const foreseeing = <R extends Route, Begun>(
  begin: (guess: Guess<R>) => Begun,
  handle: (call: Call<R>, begun: Begun | undefined) => Promise<Answer<R>>,
): Handler<R> & Foreseen<R> => {
  const begun = perRequest<Begun>();
  return Object.assign((call: Call<R>) => handle(call, begun.take(call.request)), {
    begin: (request: Request, guess: Guess<R>) => begun.set(request, begin(guess)),
  });
};

export interface BoundRoute {
  route: Route;
  /** Of a handler that is `foreseeing`. */
  begin?: Foreseen<Route>['begin'] | undefined;
  // Inside the router the types of single rows are gone; `bindRoutes` is where they were checked.
  handle: (call: Call<Route>) => Promise<unknown>;
}

/** Pairs each row of a table with its handler; a missing or mistyped handler does not compile. */
export const bindRoutes = <Table extends RouteTable>(table: Table, handlers: Handlers<Table>): BoundRoute[] =>
  Object.entries(table).map(([name, route]) => ({
    route,
    // Handlers<Table> guarantees this name and a handler of this row's type.
    handle: handlers[name as keyof Table] as unknown as BoundRoute['handle'],
    begin: (handlers[name as keyof Table] as Partial<Foreseen<Route>>).begin,
  }));
