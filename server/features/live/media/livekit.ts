// A LiveKit server as third source of the video: what we tell it about who may do what. Its tokens are JWTs signed with the
// API secret (HS256); grants stand in the claim `video`, as https://docs.livekit.io/home/get-started/authentication describes.
import { createHmac, randomUUID } from 'node:crypto';
import type { Ticket } from '#server/features/live/ticket.ts';
import { ask } from '#server/platform/http/outgoing.ts';
import type { Log } from '#server/platform/logging.ts';

export interface LiveKitSettings {
  /** ws: or wss:, as browsers connect to it. */
  url: string;
  key: string;
  secret: string;
}

/** Long enough to connect. Of who stays connected the server renews it with the same grants. */
const CONNECT_SECONDS = 60;
const SERVICE_SECONDS = 30;
const ANSWER_WITHIN_MS = 5_000;
const ANSWER_BYTES = 64 * 1024;

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * The name under which the stage's holder sends. It is another one each time, so that viewers know whose picture is meant,
 * and who had the stage before is neither shown nor taken for the one who has it now.
 */
export const publisherOf = (epoch: number): string => `stage-${epoch}`;

/**
 * The name under which somebody watches. Several connections of one person are several participants; in a closed session,
 * where an account has one seat, the later ends the earlier, and who has to leave is known by it.
 */
export const watcherOf = ({ who, isClosed }: Pick<Ticket, 'who' | 'isClosed'>): string =>
  isClosed ? who : `${who}:${randomUUID()}`;

interface Grant {
  room: string;
  /** Of this connection; another one of the same identity would end it. */
  identity: string;
  name: string;
  publishes: boolean;
  /** ms since 1970. */
  now: number;
}

export class LiveKit {
  readonly url: string;
  readonly #settings: LiveKitSettings;
  readonly #log: Log;

  constructor(settings: LiveKitSettings, log: Log) {
    this.url = settings.url;
    this.#settings = settings;
    this.#log = log;
  }

  #sign(claims: object, now: number, seconds: number): string {
    const { key, secret } = this.#settings;
    const from = Math.floor(now / 1000);
    const payload = encoded({ iss: key, nbf: from - 10, exp: from + seconds, ...claims });
    const text = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${payload}`;
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  }

  /** A token for one connection to the room of a session: to watch, or, as its stage's holder, to send. */
  token({ room, identity, name, publishes, now }: Grant): string {
    const video = {
      roomJoin: true,
      room,
      canPublish: publishes,
      canSubscribe: !publishes,
      canPublishData: false,
      canUpdateOwnMetadata: false,
      // The audience is not told of each other.
      hidden: !publishes,
    };
    return this.#sign({ sub: identity, name, video }, now, CONNECT_SECONDS);
  }

  /** Ends a connection by its name; who has gone already is not missed. Never rejects: nobody waits for it. */
  async expel(room: string, identity: string, now: number): Promise<void> {
    const address = new URL('/twirp/livekit.RoomService/RemoveParticipant', this.url.replace(/^ws/, 'http'));
    try {
      const { status } = await ask({
        url: address,
        method: 'POST',
        withinMs: ANSWER_WITHIN_MS,
        mostBytes: ANSWER_BYTES,
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${this.#sign({ video: { roomAdmin: true, room } }, now, SERVICE_SECONDS)}`,
        },
        body: JSON.stringify({ room, identity }),
      });
      // Who has gone by themselves is not found.
      if (status !== 200 && status !== 404) throw new Error(`status ${status}`);
    } catch (error) {
      this.#log.warn({ failure: String(error) }, 'the media server did not let go of who had to leave');
    }
  }
}
