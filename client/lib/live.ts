// The live connection: opened when a screen first wants to hear something, kept while the page lives. Notices mostly say
// "changed"; the listener asks again over HTTP.

import type { Socket } from 'socket.io-client';
import type { Ack } from '#shared/contract/socket.ts';
import type { NoticeBody, NoticeName, RequestBody, RequestName, RequestReply } from './live-tables.ts';
import { ProblemError, UnreachableError } from './problem-error.ts';

export type LiveState = 'idle' | 'connected' | 'lost';

const ACKNOWLEDGE_WITHIN_MS = 8_000;

let opening: Promise<Socket> | undefined;
let state: LiveState = 'idle';
const stateListeners = new Set<() => void>();
const connectListeners = new Set<() => void>();

const setState = (next: LiveState) => {
  state = next;
  for (const listener of stateListeners) listener();
};

const open = async (): Promise<Socket> => {
  const { io } = await import('socket.io-client');
  const socket = io({ transports: ['websocket', 'polling'], withCredentials: true });
  socket.on('connect', () => {
    setState('connected');
    for (const listener of connectListeners) listener();
  });
  socket.on('disconnect', (reason) => {
    setState(reason === 'io client disconnect' ? 'idle' : 'lost');
    // The server ends a connection when what it may hear has changed. Socket.IO leaves coming back to us in this one case.
    if (reason === 'io server disconnect') socket.connect();
  });
  socket.io.on('reconnect_attempt', () => setState('lost'));
  return socket;
};

const socketOf = (): Promise<Socket> => {
  opening ??= open();
  return opening;
};

export const liveState = (): LiveState => state;

export const onLiveState = (listener: () => void): (() => void) => {
  stateListeners.add(listener);
  return () => stateListeners.delete(listener);
};

/** Runs at every connection that is made from now on; returns how to stop. */
export const onNewConnection = (listener: () => void): (() => void) => {
  connectListeners.add(listener);
  return () => connectListeners.delete(listener);
};

/** Runs at once when there is a connection, and at every later one; returns how to stop. */
export const onConnect = (listener: () => void): (() => void) => {
  const stop = onNewConnection(listener);
  void socketOf().then((socket) => {
    if (socket.connected && connectListeners.has(listener)) listener();
  });
  return stop;
};

/** Asks and waits for the acknowledgement; a refusal is thrown as a ProblemError. */
export const liveRequest = async <Name extends RequestName>(
  name: Name,
  body: RequestBody<Name>,
): Promise<RequestReply<Name>> => {
  const socket = await socketOf();
  let ack: Ack<RequestReply<Name>>;
  try {
    // The server acknowledges every request of the table by this union.
    ack = (await socket.timeout(ACKNOWLEDGE_WITHIN_MS).emitWithAck(name, body)) as Ack<RequestReply<Name>>;
  } catch (cause) {
    throw new UnreachableError('no acknowledgement', { cause });
  }
  if (!ack.ok) throw new ProblemError(ack.problem);
  return ack.data;
};

/** Hears one kind of notice; returns how to stop. */
export const onNotice = <Name extends NoticeName>(
  name: Name,
  listener: (body: NoticeBody<Name>) => void,
): (() => void) => {
  let isWanted = true;
  const hear = (body: NoticeBody<Name>) => listener(body);
  const opened = socketOf().then((socket) => {
    // Socket.IO's own types know no event names here; the table is the truth about them.
    if (isWanted) socket.on(name as string, hear as (body: unknown) => void);
    return socket;
  });
  return () => {
    isWanted = false;
    void opened.then((socket) => socket.off(name as string, hear as (body: unknown) => void));
  };
};

/** A new session has a new identity on the wire: connect again with the new cookie. */
export const reconnectLive = async (): Promise<void> => {
  if (!opening) return;
  const socket = await opening;
  const again = () => void socket.disconnect().connect();
  if (socket.connected) again();
  // A handshake under way may still carry the old cookie; cut off in the middle it would be an error in the console.
  else socket.once('connect', again);
};
