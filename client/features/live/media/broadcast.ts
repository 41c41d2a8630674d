// One's own camera, screen or microphone on the stage: asks for it, records it, sends it; begins a new recording when
// the one before cannot be joined, is not known any more, or is more than the line carries.

import type { ActBody } from '#client/features/live/connection.ts';
import { BIT_RATES, KEY_FRAME_WITHIN_MS } from '#shared/live/media/limits.ts';
import { MEDIA_TRACKS, type MediaSource, type MediaTrack } from '#shared/live/media/source.ts';
import { type Capture, type Captured, capture, recordAll } from './recorder.ts';
import { Sender } from './sender.ts';

export type BroadcastFailure = 'refused' | 'missing' | 'unsupported' | 'lost' | 'full' | 'relay' | 'failed';

export interface BroadcastState {
  phase: 'off' | 'asking' | 'on';
  what: Captured | null;
  stream: MediaStream | null;
  /** How long pieces wait before they are on the server, in ms. */
  delayMs: number;
  bitRate: number;
  failure: BroadcastFailure | null;
}

interface BroadcastParts {
  session: string;
  /** Begins a recording in the session; answers its number. */
  begin(body: ActBody<'media.begin'>): Promise<number>;
  end(token: number, epoch: number): Promise<unknown>;
  /** The same by the media server: begins it in the session, and sends; answers its number and how to stop. */
  relay(body: ActBody<'media.relay'>): Promise<number>;
  send(sent: { what: Captured; stream: MediaStream }, onLost: () => void): Promise<() => void>;
}

const OFF: BroadcastState = {
  phase: 'off',
  what: null,
  stream: null,
  delayMs: 0,
  bitRate: BIT_RATES[0],
  failure: null,
};
const LOOK_EVERY_MS = 1_000;
/** A line that is so far behind carries less than is sent. */
const TOO_LATE_MS = 4_000;
const RENEW_AFTER_MS = 3_000;

const failureOf = (error: unknown): BroadcastFailure => {
  if (!(error instanceof DOMException)) return 'failed';
  if (error.name === 'NotAllowedError') return 'refused';
  return error.name === 'NotFoundError' ? 'missing' : 'failed';
};

/** A recording on its way: its recorders and who sends their pieces. */
interface Run {
  epoch: number | null;
  recorders: ReturnType<typeof recordAll>;
  senders: Map<MediaTrack, Sender>;
  early: { track: MediaTrack; piece: Blob }[];
  begunAt: number;
}

/** What goes by the media server. */
interface Relay {
  epoch: number;
  stop(): void;
}

export class Broadcast {
  readonly #parts: BroadcastParts;
  readonly #listeners = new Set<() => void>();
  #state = OFF;
  #token = 0;
  #rung = 0;
  #run: Run | null = null;
  #looking = 0;
  #captured: Capture | null = null;
  #relay: Relay | null = null;

  constructor(parts: BroadcastParts) {
    this.#parts = parts;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  snapshot = (): BroadcastState => this.#state;

  #change(part: Partial<BroadcastState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }

  /** Asks the person and begins; `token` is that of the stage they have. `way`: recorded here, or by the media server. */
  async start(what: Captured, token: number, way: 'recorded' | 'relayed' = 'recorded'): Promise<void> {
    if (this.#state.phase !== 'off') await this.stop();
    this.#token = token;
    this.#rung = 0;
    this.#change({ ...OFF, phase: 'asking', what });
    try {
      // Pages that did not come by https have no devices at all.
      const lacksRecorder = way === 'recorded' && typeof MediaRecorder === 'undefined';
      if (!navigator.mediaDevices || lacksRecorder) return this.#fail('unsupported');
      const captured = await capture(what);
      const { stream } = captured;
      this.#captured = captured;
      for (const track of stream.getTracks()) track.addEventListener('ended', () => void this.stop());
      this.#change({ phase: 'on', stream });
      if (way === 'relayed') return await this.#relayed(what, stream);
      await this.#renew();
      this.#looking = window.setInterval(() => this.#look(), LOOK_EVERY_MS);
    } catch (error) {
      this.#fail(failureOf(error));
    }
  }

  /** Sends by the media server for as long as the stage is one's own. */
  async #relayed(what: Captured, stream: MediaStream): Promise<void> {
    const token = this.#token;
    const epoch = await this.#parts.relay({ token, what });
    const relay: Relay = { epoch, stop: () => {} };
    this.#relay = relay;
    try {
      const stop = await this.#parts.send({ what, stream }, () => this.#relay === relay && this.#fail('relay'));
      if (this.#relay === relay) relay.stop = stop;
      else stop();
    } catch {
      if (this.#relay !== relay) return;
      this.#fail('relay');
      // Nobody would ever see anything of it.
      await this.#parts.end(token, epoch).catch(() => undefined);
    }
  }

  /** Begins a recording; the one before is over. */
  async #renew(): Promise<void> {
    const { stream, what } = this.#state;
    if (!stream || !what) return;
    this.#dropRun();
    const run: Run = { epoch: null, recorders: {}, senders: new Map(), early: [], begunAt: performance.now() };
    this.#run = run;
    run.recorders = recordAll(stream, this.#rung, (track, piece) => {
      const sender = run.senders.get(track);
      if (sender) sender.add(piece);
      else run.early.push({ track, piece });
    });
    const { picture, sound } = run.recorders;
    if (!picture && !sound) return this.#fail('unsupported');
    this.#change({ bitRate: BIT_RATES[this.#rung] ?? BIT_RATES[0] });
    const token = this.#token;
    const types = { picture: picture?.type ?? null, sound: sound?.type ?? null };
    const epoch = await this.#parts.begin({ token, what, ...types });
    if (this.#run !== run) {
      // Stopped meanwhile: nobody would ever send anything of what was just begun.
      if (this.#state.phase === 'off') await this.#parts.end(token, epoch).catch(() => undefined);
      return;
    }
    run.epoch = epoch;
    for (const track of MEDIA_TRACKS) {
      if (run.recorders[track]) run.senders.set(track, this.#senderFor(run, epoch, track));
    }
    for (const { track, piece } of run.early) run.senders.get(track)?.add(piece);
    run.early = [];
  }

  #senderFor(run: Run, epoch: number, track: MediaTrack): Sender {
    return new Sender({
      of: { session: this.#parts.session, epoch, track },
      token: this.#token,
      onSent: (sinceKeyMs) => {
        if (track === 'picture' && sinceKeyMs > KEY_FRAME_WITHIN_MS) this.#renewSoon(run);
      },
      onLost: () => this.#run === run && this.#fail('lost'),
      onFull: () => {
        if (this.#run !== run) return;
        this.#fail('full');
        // Nothing of it will ever come.
        void this.#parts.end(this.#token, epoch).catch(() => undefined);
      },
      onRefused: () => this.#renewSoon(run),
    });
  }

  #renewSoon(run: Run): void {
    // Not more often than a recording takes to be of use.
    const waitMs = Math.max(0, run.begunAt + RENEW_AFTER_MS - performance.now());
    setTimeout(() => {
      if (this.#run === run) this.#renew().catch(() => this.#fail('failed'));
    }, waitMs);
  }

  #look(): void {
    const run = this.#run;
    if (!run) return;
    const delayMs = Math.max(0, ...[...run.senders.values()].map((sender) => sender.delayMs));
    this.#change({ delayMs });
    if (delayMs < TOO_LATE_MS || this.#rung >= BIT_RATES.length - 1) return;
    this.#rung += 1;
    this.#renew().catch(() => this.#fail('failed'));
  }

  #dropRun(): void {
    const run = this.#run;
    this.#run = null;
    for (const recorder of Object.values(run?.recorders ?? {})) void recorder.stop();
    for (const sender of run?.senders.values() ?? []) sender.abandon();
  }

  #fail(failure: BroadcastFailure): void {
    this.#dropRun();
    this.#release();
    this.#change({ ...OFF, failure });
  }

  #release(): void {
    clearInterval(this.#looking);
    this.#relay?.stop();
    this.#relay = null;
    this.#captured?.stop();
    this.#captured = null;
  }

  /** What the session shows now: another's turn, or another picture in this one's place, ends it. */
  follow(token: number, source: MediaSource | null): void {
    const epoch = this.#run?.epoch ?? this.#relay?.epoch ?? null;
    if (epoch === null) return;
    // Until the session shows this recording it shows what was before.
    const isReplaced = source !== null && (source.kind === 'pull' || source.epoch > epoch);
    if (token > this.#token || isReplaced) this.#fail('lost');
  }

  /** Sends what is recorded so far and ends the video. */
  async stop(): Promise<void> {
    const run = this.#run;
    const token = this.#token;
    const relayed = this.#relay?.epoch;
    this.#run = null;
    this.#release();
    this.#change(OFF);
    if (relayed !== undefined) await this.#parts.end(token, relayed).catch(() => undefined);
    if (!run || run.epoch === null) return;
    await Promise.all(Object.values(run.recorders).map((recorder) => recorder.stop()));
    await Promise.all([...run.senders.values()].map((sender) => sender.drained()));
    await this.#parts.end(token, run.epoch).catch(() => undefined);
  }

  /** The page is left. */
  close(): void {
    this.#dropRun();
    this.#release();
  }
}
