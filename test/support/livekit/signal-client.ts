// The signal socket of a media server without a browser: what it answers to one who brings a token.
import { once } from 'node:events';
import {
  AddTrackRequest,
  JoinRequest,
  SignalRequest,
  SignalResponse,
  TrackType,
  WrappedJoinRequest,
} from '@livekit/protocol';
import { WebSocket } from 'ws';

type Message = SignalResponse['message'];

export class SignalClient {
  readonly #socket: WebSocket;
  readonly #heard: Message[] = [];
  readonly #waiting = new Set<() => void>();

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => {
      this.#heard.push(SignalResponse.fromBinary(data).message);
      for (const look of this.#waiting) look();
    });
  }

  /** Rejects when the server does not let them in. */
  static async join(url: string, token: string): Promise<SignalClient> {
    const wrapped = new WrappedJoinRequest({ joinRequest: new JoinRequest().toBinary() }).toBinary();
    const query = new URLSearchParams({
      access_token: token,
      join_request: Buffer.from(wrapped).toString('base64url'),
    });
    const socket = new WebSocket(`${url}/rtc/v1?${query}`);
    const client = new SignalClient(socket);
    await once(socket, 'open');
    await client.hears('join');
    return client;
  }

  /** What the server answered to a camera that is to be sent. */
  async addCamera(): Promise<'trackPublished' | 'requestResponse'> {
    const value = new AddTrackRequest({ cid: 'camera', type: TrackType.VIDEO });
    this.#socket.send(new SignalRequest({ message: { case: 'addTrack', value } }).toBinary());
    return Promise.race([this.hears('trackPublished'), this.hears('requestResponse')]);
  }

  /** Resolves once a message of this kind has come. */
  hears<Kind extends NonNullable<Message['case']>>(kind: Kind): Promise<Kind> {
    return new Promise((resolve) => {
      const look = () => {
        if (!this.#heard.some((message) => message.case === kind)) return;
        this.#waiting.delete(look);
        resolve(kind);
      };
      this.#waiting.add(look);
      look();
    });
  }

  close(): void {
    this.#socket.close();
  }
}
