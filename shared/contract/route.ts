// The grammar of an HTTP route. A row is data: the Express handler, the client's typed call and the OpenAPI document are
// made from it.
import type { z } from 'zod';
import type { ProblemCode } from './problem.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call at all. What a caller may do with a record is the noun's policy. */
export type Access = 'public' | 'user' | 'coordinator' | 'administrator';

/** The class of rate limit a route falls under; figures are the server's. */
export type RateClass = 'read' | 'search' | 'write' | 'upload' | 'secret' | 'media';

export interface Route {
  method: Method;
  /** Below /api, OpenAPI form: /needs/{id} */
  path: string;
  summary: string;
  access: Access;
  rate?: RateClass;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** What the client gets. Absent: 204 and no content. */
  reply?: z.ZodType;
  status?: 200 | 201 | 202;
  /**
   * `upload`: the body is multipart/form-data with one file. `bytes`: the body is those bytes. `download`: the reply is a
   * file. `redirect`: to elsewhere.
   */
  carries?: 'upload' | 'bytes' | 'download' | 'redirect';
  problems?: readonly ProblemCode[];
}

export type RouteTable = Record<string, Route>;

/** Declares a noun's table and keeps each row's exact types. */
export const routeTable = <const Table extends RouteTable>(table: Table): Table => table;

type Out<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type In<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;

export type ParamsOf<R extends Route> = Out<R['params']>;
export type QueryOf<R extends Route> = Out<R['query']>;
export type BodyOf<R extends Route> = Out<R['body']>;
/** What a handler returns (checked and stripped by the reply schema before it is sent). */
export type ReplyIn<R extends Route> = R['reply'] extends z.ZodType ? z.input<R['reply']> : void;
/** What the client receives. */
export type ReplyOf<R extends Route> = R['reply'] extends z.ZodType ? z.output<R['reply']> : void;

// A part that the row does not declare is absent; one with a default may be left out.
type Present<Key extends string, Value> = [Value] extends [undefined]
  ? unknown
  : undefined extends Value
    ? { [K in Key]?: Value }
    : { [K in Key]: Value };
/** What the client gives: only the parts that the row declares. */
export type CallInput<R extends Route> = Present<'params', In<R['params']>> &
  Present<'query', In<R['query']>> &
  Present<'body', In<R['body']>>;
