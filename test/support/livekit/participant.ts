// Somebody connected to a room of the media server: their requests over the signal socket, within what their token grants.
import { randomBytes } from 'node:crypto';
import {
  type AddTrackRequest,
  type DisconnectReason,
  JoinResponse,
  LeaveRequest,
  LeaveRequest_Action,
  MediaSectionsRequirement,
  ParticipantInfo,
  ParticipantInfo_State,
  ParticipantPermission,
  Pong,
  RequestResponse,
  RequestResponse_Reason,
  SessionDescription,
  SignalRequest,
  SignalResponse,
  TrackInfo,
  TrackPublishedResponse,
  TrackType,
} from '@livekit/protocol';
import type { WebSocket } from 'ws';
import { MediaConnection, type Source } from './media-connection.ts';
import type { LiveKitRoom } from './room.ts';
import type { Claims } from './token.ts';

const PING_EVERY_SECONDS = 5;
/** Of the form that the client asks for. */
export const newSid = (prefix: 'PA' | 'TR' | 'RM'): string => `${prefix}_${randomBytes(6).toString('hex')}`;

type Response = NonNullable<NonNullable<ConstructorParameters<typeof SignalResponse>[0]>['message']>;

interface PublishedTrack {
  info: TrackInfo;
  /** Once media has come. */
  source: Source | null;
}

export class Participant {
  readonly sid = newSid('PA');
  readonly identity: string;
  readonly #claims: Claims;
  readonly #socket: WebSocket;
  readonly #room: LiveKitRoom;
  /** By the id that the browser gave. */
  readonly #tracks = new Map<string, PublishedTrack>();
  readonly #media = new MediaConnection(({ cid, ...media }) => {
    const track = this.#tracks.get(cid);
    if (!track) return;
    const { sid, type } = track.info;
    track.source = { ...media, sid, kind: type === TrackType.VIDEO ? 'video' : 'audio', participant: this.sid };
    this.#room.changed(this);
  });

  constructor(identity: string, claims: Claims, socket: WebSocket, room: LiveKitRoom) {
    this.identity = identity;
    this.#claims = claims;
    this.#socket = socket;
    this.#room = room;
    socket.on('message', (data: Buffer) => void this.#on(SignalRequest.fromBinary(data)));
    socket.on('close', () => this.#gone());
  }

  get isHidden(): boolean {
    return this.#claims.video.hidden === true;
  }

  get #mayPublish(): boolean {
    return this.#claims.video.canPublish !== false;
  }

  get #maySubscribe(): boolean {
    return this.#claims.video.canSubscribe !== false;
  }

  info(state = ParticipantInfo_State.ACTIVE): ParticipantInfo {
    const { name = '' } = this.#claims;
    return new ParticipantInfo({
      sid: this.sid,
      identity: this.identity,
      name,
      state,
      tracks: [...this.#tracks.values()].filter(({ source }) => source).map(({ info }) => info),
      permission: new ParticipantPermission({
        canPublish: this.#mayPublish,
        canSubscribe: this.#maySubscribe,
        canPublishData: this.#claims.video.canPublishData !== false,
        hidden: this.isHidden,
      }),
      isPublisher: this.#tracks.size > 0,
    });
  }

  source(sid: string): Source | null {
    return [...this.#tracks.values()].find(({ info }) => info.sid === sid)?.source ?? null;
  }

  send(message: Response): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(new SignalResponse({ message }).toBinary());
  }

  /** What a client hears first, and the answer to the offer that it came with. */
  async welcome(others: Participant[], offer: SessionDescription | undefined): Promise<void> {
    const value = new JoinResponse({
      room: { sid: this.#room.sid, name: this.#room.name },
      participant: this.info(),
      otherParticipants: others.map((other) => other.info()),
      serverInfo: { version: '1.9.0', protocol: 16 },
      pingInterval: PING_EVERY_SECONDS,
      pingTimeout: PING_EVERY_SECONDS * 3,
      fastPublish: true,
      enabledPublishCodecs: [{ mime: 'video/VP8' }, { mime: 'audio/opus' }],
    });
    this.send({ case: 'join', value });
    if (offer) await this.#answer(offer);
  }

  async #on({ message }: SignalRequest): Promise<void> {
    if (message.case === 'offer') await this.#answer(message.value);
    else if (message.case === 'trickle') await this.#media.addCandidate(JSON.parse(message.value.candidateInit));
    else if (message.case === 'addTrack') this.#addTrack(message.value);
    else if (message.case === 'subscription') this.#subscribe(message.value.trackSids, message.value.subscribe);
    else if (message.case === 'ping') this.send({ case: 'pong', value: message.value });
    else if (message.case === 'pingReq') {
      const value = new Pong({ lastPingTimestamp: message.value.timestamp, timestamp: BigInt(Date.now()) });
      this.send({ case: 'pongResp', value });
    } else if (message.case === 'leave') this.#socket.close(1000);
  }

  async #answer({ sdp, id }: SessionDescription): Promise<void> {
    const answer = await this.#media.answer(sdp, (cid) => this.#tracks.has(cid));
    this.send({ case: 'answer', value: new SessionDescription({ type: 'answer', id, ...answer }) });
  }

  #addTrack(request: AddTrackRequest): void {
    if (!this.#mayPublish) {
      const value = new RequestResponse({
        reason: RequestResponse_Reason.NOT_ALLOWED,
        message: 'does not have permission to publish',
        request: { case: 'addTrack', value: request },
      });
      this.send({ case: 'requestResponse', value });
      return;
    }
    const { cid, type, source, name, width, height } = request;
    const mimeType = type === TrackType.VIDEO ? 'video/VP8' : 'audio/opus';
    const info = new TrackInfo({ sid: newSid('TR'), type, source, name, width, height, mimeType });
    this.#tracks.set(cid, { info, source: null });
    this.send({ case: 'trackPublished', value: new TrackPublishedResponse({ cid, track: info }) });
  }

  #subscribe(sids: string[], isWanted: boolean): void {
    if (!this.#maySubscribe) return;
    for (const sid of sids) {
      const source = isWanted ? this.#room.source(sid) : null;
      if (source) this.#media.want(source);
      else this.#media.drop(sid);
    }
    this.#askForOffer();
  }

  /** The sections that a client brings along are enough for a presenter's tracks: none more are asked for. */
  #askForOffer(): void {
    this.send({ case: 'mediaSectionsRequirement', value: new MediaSectionsRequirement() });
  }

  /** Somebody else has gone. */
  lose(other: Participant): void {
    for (const { info } of other.#tracks.values()) this.#media.drop(info.sid);
    this.send({ case: 'update', value: { participants: [other.info(ParticipantInfo_State.DISCONNECTED)] } });
    this.#askForOffer();
  }

  expel(reason: DisconnectReason): void {
    this.send({ case: 'leave', value: new LeaveRequest({ reason, action: LeaveRequest_Action.DISCONNECT }) });
    this.#socket.close(1000);
  }

  #gone(): void {
    this.#room.left(this);
    void this.#media.close();
  }
}
