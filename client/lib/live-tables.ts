// The socket tables as one map of requests and one of notices, for types only: nothing of them reaches the bundle.
import type { z } from 'zod';
import type { socketTables } from '#shared/contracts.ts';

type Tables = (typeof socketTables)[keyof typeof socketTables];
type Merge<Union> = (Union extends unknown ? (part: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

type Requests = Merge<Tables['requests']>;
type Notices = Merge<Tables['notices']>;

type Schema<Row, Part extends string> = Row extends { [K in Part]: infer S extends z.ZodType } ? S : never;

export type RequestName = keyof Requests & string;
export type NoticeName = keyof Notices & string;
export type RequestBody<Name extends RequestName> = z.input<Schema<Requests[Name], 'body'>>;
export type RequestReply<Name extends RequestName> = z.output<Schema<Requests[Name], 'reply'>>;
export type NoticeBody<Name extends NoticeName> = z.output<Schema<Notices[Name], 'body'>>;
