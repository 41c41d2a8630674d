// The one peer connection of a participant: what they send, and what they are sent. The client makes every offer, with
// sections to receive kept ready; which of them carries which track is told beside the answer.
import {
  MediaStream,
  type MediaStreamTrack,
  RTCPeerConnection,
  RTCRtpCodecParameters,
  RTCRtpHeaderExtensionParameters,
  type RTCRtpSender,
  type RTCRtpTransceiver,
  RTP_EXTENSION_URI,
  type RtpPacket,
} from 'werift';

type Kind = 'audio' | 'video';

/** What one participant sends, for the connections of the others. */
export interface Source {
  /** Of the track. */
  sid: string;
  kind: Kind;
  /** Of the participant who sends it. */
  participant: string;
  onPacket(listener: (packet: RtpPacket) => void): () => void;
  askForKeyFrame(): void;
}

/** Media that has begun to come from this participant, under the id that its track has in their browser. */
interface Incoming {
  cid: string;
  onPacket: Source['onPacket'];
  askForKeyFrame(): void;
}

interface Answer {
  sdp: string;
  midToTrackId: Record<string, string>;
}

const feedback = [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }];
const extension = (uri: string) => new RTCRtpHeaderExtensionParameters({ uri });
const newConnection = () =>
  new RTCPeerConnection({
    iceServers: [],
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
    codecs: {
      audio: [new RTCRtpCodecParameters({ mimeType: 'audio/opus', clockRate: 48_000, channels: 2 })],
      video: [new RTCRtpCodecParameters({ mimeType: 'video/VP8', clockRate: 90_000, rtcpFeedback: feedback })],
    },
    headerExtensions: {
      audio: [extension(RTP_EXTENSION_URI.sdesMid)],
      video: [extension(RTP_EXTENSION_URI.sdesMid), extension(RTP_EXTENSION_URI.sdesRTPStreamID)],
    },
  });

/** An offer of the same picture in several sizes, with the largest alone. */
const inOneSize = (sdp: string): string => {
  const sizes = /^a=simulcast:send (\S+)\r?$/m.exec(sdp)?.[1]?.split(';') ?? [];
  const [largest] = sizes.slice(-1);
  if (!largest) return sdp;
  return sdp
    .replace(/^a=simulcast:send \S+/gm, `a=simulcast:send ${largest}`)
    .replace(/^a=rid:(\S+) send.*\r?\n/gm, (line, rid) => (rid === largest ? line : ''));
};

/** The ids of the tracks that an offer sends, by section. */
const sentBy = (sdp: string): Map<string, string> => {
  const sent = new Map<string, string>();
  for (const section of sdp.split(/^m=/m).slice(1)) {
    const mid = /^a=mid:(\S+)/m.exec(section)?.[1];
    const cid = /^a=msid:\S+ (\S+)/m.exec(section)?.[1];
    if (mid && cid && /^a=send(only|recv)/m.test(section)) sent.set(mid, cid);
  }
  return sent;
};

export class MediaConnection {
  readonly #connection = newConnection();
  readonly #onIncoming: (incoming: Incoming) => void;
  readonly #cids = new Map<RTCRtpTransceiver, string>();
  readonly #sections = new Map<RTCRtpTransceiver, { source: Source; stop(): void }>();
  readonly #wanted = new Map<string, Source>();
  #answering: Promise<unknown> = Promise.resolve();

  constructor(onIncoming: (incoming: Incoming) => void) {
    this.#onIncoming = onIncoming;
    this.#connection.onRemoteTransceiverAdded.subscribe((transceiver) => {
      // Else it would be taken for another section as long as nothing goes through it.
      transceiver.usedForSender = true;
      transceiver.onTrack.subscribe((track) => this.#hear(transceiver, track));
    });
  }

  #hear(transceiver: RTCRtpTransceiver, track: MediaStreamTrack): void {
    const { receiver } = transceiver;
    const listeners = new Set<(packet: RtpPacket) => void>();
    const incoming = {
      onPacket: (listener: (packet: RtpPacket) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      askForKeyFrame: () => void (ssrc && track.kind === 'video' && receiver.sendRtcpPLI(ssrc)),
    };
    let isKnown = false;
    let ssrc = 0;
    track.onReceiveRtp.subscribe((packet) => {
      ssrc = packet.header.ssrc;
      const cid = this.#cids.get(transceiver);
      if (!isKnown && cid) {
        isKnown = true;
        this.#onIncoming({ cid, ...incoming });
      }
      for (const listener of listeners) listener(packet);
    });
  }

  /** Answers an offer: takes what may be sent, gives what is wanted as far as there are sections for it. */
  answer(sdp: string, maySend: (cid: string) => boolean): Promise<Answer> {
    const answer = this.#answering.then(() => this.#answer(inOneSize(sdp), maySend));
    this.#answering = answer.catch(() => undefined);
    return answer;
  }

  async #answer(sdp: string, maySend: (cid: string) => boolean): Promise<Answer> {
    const connection = this.#connection;
    const sent = sentBy(sdp);
    await connection.setRemoteDescription({ type: 'offer', sdp });
    const free: RTCRtpTransceiver[] = [];
    for (const transceiver of connection.getTransceivers()) {
      const cid = sent.get(transceiver.mid ?? '');
      if (cid && maySend(cid)) {
        this.#cids.set(transceiver, cid);
        transceiver.direction = 'recvonly';
      } else if (!this.#sections.has(transceiver)) {
        this.#cids.delete(transceiver);
        transceiver.direction = 'inactive';
        // Seen from here: the browser offers to receive by it.
        if (transceiver.offerDirection === 'sendonly') free.push(transceiver);
      }
    }
    this.#fill(free);
    await connection.setLocalDescription(await connection.createAnswer());
    await this.#gathered();
    const midToTrackId: Record<string, string> = {};
    for (const [{ mid }, { source }] of this.#sections) if (mid) midToTrackId[mid] = source.sid;
    // What nothing goes through for now is kept open.
    const answered = (connection.localDescription?.sdp ?? '').replace(/^m=(audio|video) 0 /gm, 'm=$1 9 ');
    return { sdp: answered, midToTrackId };
  }

  #fill(free: RTCRtpTransceiver[]): void {
    const carried = new Set([...this.#sections.values()].map(({ source }) => source.sid));
    for (const source of this.#wanted.values()) {
      if (carried.has(source.sid)) continue;
      const at = free.findIndex(({ kind }) => kind === source.kind);
      const [transceiver] = at < 0 ? [] : free.splice(at, 1);
      if (!transceiver) continue;
      transceiver.direction = 'sendonly';
      const { sender } = transceiver;
      sender.setStreams([new MediaStream({ id: `${source.participant}|${source.sid}` })]);
      this.#sections.set(transceiver, { source, stop: forward(source, sender) });
    }
  }

  #gathered(): Promise<void> {
    const connection = this.#connection;
    if (connection.iceGatheringState === 'complete') return Promise.resolve();
    return new Promise((resolve) => {
      connection.iceGatheringStateChange.subscribe((state) => state === 'complete' && resolve());
    });
  }

  async addCandidate(candidate: { candidate?: string }): Promise<void> {
    // A name that only the browser's own machine could look up: it is found by where its checks come from.
    if (candidate.candidate && !/\.local /.test(candidate.candidate)) await this.#connection.addIceCandidate(candidate);
  }

  /** From the next offer on. */
  want(source: Source): void {
    this.#wanted.set(source.sid, source);
  }

  /** At once; the section is free from the next offer on. */
  drop(sid: string): void {
    this.#wanted.delete(sid);
    for (const [transceiver, { source, stop }] of this.#sections) {
      if (source.sid !== sid) continue;
      stop();
      this.#sections.delete(transceiver);
    }
  }

  async close(): Promise<void> {
    for (const { stop } of this.#sections.values()) stop();
    this.#sections.clear();
    await this.#connection.close();
  }
}

/** Every packet of a source, numbered on from what this sender sent before; answers how to stop. */
const forward = (source: Source, sender: RTCRtpSender): (() => void) => {
  let isFirst = true;
  const stopPackets = source.onPacket((packet) => {
    // The sender writes into it, and there are others. Its extensions are the business of the connection it came by.
    const own = packet.clone();
    own.header.extensions = [];
    if (isFirst) sender.replaceRTP(own.header, true);
    isFirst = false;
    void sender.sendRtp(own);
  });
  const { unSubscribe } = sender.onPictureLossIndication.subscribe(() => source.askForKeyFrame());
  const { unSubscribe: forgetReady } = sender.onReady.subscribe(() => source.askForKeyFrame());
  source.askForKeyFrame();
  return () => {
    stopPackets();
    unSubscribe();
    forgetReady();
  };
};
