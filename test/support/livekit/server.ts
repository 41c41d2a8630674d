// A media server that speaks LiveKit's protocol, as far as the platform's pages and calls use it: the signal socket of its
// client (protocol 16, one peer connection), tokens and grants, forwarding, and `RemoveParticipant`. It takes one size of
// a picture and VP8 only, and no connection goes on after its socket has ended: the client then joins anew.
// Source of the protocol: the messages of @livekit/protocol, https://docs.livekit.io/reference/internals/client-protocol
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import {
  DisconnectReason,
  JoinRequest,
  LeaveRequest,
  LeaveRequest_Action,
  SignalResponse,
  WrappedJoinRequest,
  WrappedJoinRequest_Compression,
} from '@livekit/protocol';
import { type WebSocket, WebSocketServer } from 'ws';
import { Participant } from './participant.ts';
import { LiveKitRoom } from './room.ts';
import { type Claims, claimsOf, joiningOf, type Keys, TokenRefused } from './token.ts';

const SIGNAL_PATH = '/rtc/v1';

const joinRequestOf = (url: URL): JoinRequest => {
  const wrapped = WrappedJoinRequest.fromBinary(Buffer.from(url.searchParams.get('join_request') ?? '', 'base64url'));
  const isZipped = wrapped.compression === WrappedJoinRequest_Compression.GZIP;
  return JoinRequest.fromBinary(isZipped ? gunzipSync(wrapped.joinRequest) : wrapped.joinRequest);
};

export class LiveKitServer {
  readonly keys: Keys = { key: 'key', secret: 'a secret of the media server, only for tests', now: Date.now };
  /** What the platform asked for, with the token it brought. */
  readonly calls: { path: string; claims: Claims; body: unknown }[] = [];
  readonly #rooms = new Map<string, LiveKitRoom>();
  readonly #http: Server = createServer((request, answer) => {
    this.#answer(request, answer).catch((error: unknown) => {
      answer.writeHead(error instanceof TokenRefused ? 401 : 500).end(String(error));
    });
  });
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #waiting = new Set<() => void>();

  constructor() {
    this.#http.on('upgrade', (request, socket, head) => {
      const url = new URL(request.url ?? '', this.url);
      try {
        if (url.pathname !== SIGNAL_PATH) throw new TokenRefused('no such path');
        const claims = claimsOf(url.searchParams.get('access_token') ?? '', this.keys);
        const { identity, room } = joiningOf(claims);
        const request_ = joinRequestOf(url);
        this.#sockets.handleUpgrade(request, socket, head, (opened) => {
          if (request_.reconnect) return this.#joinAnew(opened);
          void this.#join(opened, this.#room(room), identity, claims, request_);
        });
      } catch {
        // The client asks by HTTP why.
        socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
      }
    });
  }

  async open(): Promise<void> {
    this.#http.listen(0, '127.0.0.1');
    await once(this.#http, 'listening');
  }

  get url(): string {
    // A TCP server's address is an object.
    return `ws://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  get environment() {
    return { LIVEKIT_URL: this.url, LIVEKIT_API_KEY: this.keys.key, LIVEKIT_API_SECRET: this.keys.secret };
  }

  #room(name: string): LiveKitRoom {
    const room = this.#rooms.get(name) ?? new LiveKitRoom(name, () => this.#look());
    this.#rooms.set(name, room);
    return room;
  }

  async #join(socket: WebSocket, room: LiveKitRoom, identity: string, claims: Claims, { publisherOffer }: JoinRequest) {
    room.participants.get(identity)?.expel(DisconnectReason.DUPLICATE_IDENTITY);
    const participant = new Participant(identity, claims, socket, room);
    await participant.welcome(room.join(participant), publisherOffer);
  }

  #joinAnew(socket: WebSocket): void {
    const value = new LeaveRequest({ reason: DisconnectReason.STATE_MISMATCH, action: LeaveRequest_Action.RECONNECT });
    socket.send(new SignalResponse({ message: { case: 'leave', value } }).toBinary());
    socket.close(1000);
  }

  async #answer(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', this.url);
    answer.setHeader('access-control-allow-origin', '*');
    if (url.pathname === `${SIGNAL_PATH}/validate`) {
      joiningOf(claimsOf(url.searchParams.get('access_token') ?? '', this.keys));
      answer.end('success');
    } else if (url.pathname === '/twirp/livekit.RoomService/RemoveParticipant') {
      const claims = claimsOf((request.headers.authorization ?? '').replace('Bearer ', ''), this.keys);
      // Of the platform under test, by the documented call.
      const body = (await json(request)) as { room: string; identity: string };
      if (!claims.video.roomAdmin || claims.video.room !== body.room) throw new TokenRefused('permissions denied');
      this.calls.push({ path: url.pathname, claims, body });
      const participant = this.#rooms.get(body.room)?.participants.get(body.identity);
      participant?.expel(DisconnectReason.PARTICIPANT_REMOVED);
      answer.writeHead(participant ? 200 : 404, { 'content-type': 'application/json' });
      answer.end(JSON.stringify(participant ? {} : { code: 'not_found', msg: 'participant does not exist' }));
      this.#look();
    } else answer.writeHead(404).end();
  }

  /** Who is in a room now, by the names of their tokens. */
  identities(room: string): string[] {
    return [...(this.#rooms.get(room)?.participants.keys() ?? [])];
  }

  /** Resolves once it is so. */
  until(isWanted: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!isWanted()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  #look(): void {
    for (const look of this.#waiting) look();
  }

  close(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#http.closeAllConnections();
    this.#http.close();
  }
}

/** To be called inside `describe`, before `useServer`. */
export const useLiveKit = (): LiveKitServer => {
  const liveKit = new LiveKitServer();
  before('a media server listens', () => liveKit.open());
  after('it listens no more', () => liveKit.close());
  return liveKit;
};
