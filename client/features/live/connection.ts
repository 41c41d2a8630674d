// The browser's connection to a session: joins with a ticket, folds what comes into one view, pulls what it missed, comes
// back by itself after a random while, and sends an act again with the same id until it knows what became of it.
import type { Socket } from 'socket.io-client';
import type { z } from 'zod';
import { call } from '#client/lib/call.ts';
import { isProblem, ProblemError, UnreachableError } from '#client/lib/problem-error.ts';
import { type Problem, problemSchema } from '#shared/contract/problem.ts';
import type { Ack } from '#shared/contract/socket.ts';
import type { Entry } from '#shared/live/entries.ts';
import { RECONNECT_SPREAD_MS, STAGE_PATH } from '#shared/live/limits.ts';
import { type Gap, type LaneNotice, SessionReader, type SessionView } from '#shared/live/reader.ts';
import { liveRoutes, type Mark } from '#shared/live/routes.ts';
import type {
  Joined,
  MediaHeads,
  Removal,
  StageNotices,
  StageRequestName,
  StageRequests,
  Sums,
} from '#shared/live/socket.ts';

export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused' | 'removed';

export interface SessionSnapshot {
  state: ConnectionState;
  /** Why one may not come in, when `refused`. */
  problem: Error | null;
  /** Why the connection ended for good, when `removed`. */
  removal: Removal | null;
  joined: Joined | null;
  /** In a closed session: what its watermark says. */
  mark: Mark | null;
  /** Whether picture and sound may go by a media server. */
  hasRelay: boolean;
  view: SessionView;
  /** How far the server's clock is ahead of this one, in ms. */
  offsetMs: number;
}

export type ActBody<Name extends StageRequestName> = Omit<z.input<StageRequests[Name]['body']>, 'clientId'>;

const ACKNOWLEDGE_WITHIN_MS = 6_000;
const TRIES = 4;
const REFUSED_RETRY_MS = 2_000;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const spread = (ms: number): number => Math.random() * ms;

const problemIn = (error: unknown): Problem | null => {
  const data = typeof error === 'object' && error !== null && 'data' in error ? error.data : null;
  const parsed = problemSchema.safeParse(data);
  return parsed.success ? parsed.data : null;
};

export class SessionConnection {
  readonly #session: string;
  readonly #reader = new SessionReader();
  readonly #listeners = new Set<() => void>();
  readonly #pulling = new Set<string>();
  readonly #mediaListeners = new Set<(heads: MediaHeads) => void>();
  #snapshot: SessionSnapshot = {
    state: 'connecting',
    problem: null,
    removal: null,
    joined: null,
    mark: null,
    hasRelay: false,
    view: this.#reader.view,
    offsetMs: 0,
  };
  #socket: Socket | null = null;
  #ticket = '';
  #isClosed = false;

  constructor(session: string) {
    this.#session = session;
    void this.#open();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  snapshot = (): SessionSnapshot => this.#snapshot;

  /** Calls back whenever more of a recording has come; apart from the view, which would change several times a second. */
  onMedia = (listener: (heads: MediaHeads) => void): (() => void) => {
    this.#mediaListeners.add(listener);
    return () => this.#mediaListeners.delete(listener);
  };

  ticket = (): string => this.#ticket;

  /** A ticket lasts some hours; a session may last longer. */
  renewTicket = async (): Promise<void> => {
    this.#ticket = (await call(liveRoutes.ticket, { params: { id: this.#session } })).ticket;
  };

  /** Does something; a refusal is thrown as a ProblemError. Safe to call once: it is sent again until it is answered. */
  act = async <Name extends StageRequestName>(name: Name, body: ActBody<Name>): Promise<number> => {
    const sent = name === 'react' ? body : { ...body, clientId: crypto.randomUUID() };
    for (let tries = 1; ; tries += 1) {
      let ack: Ack<{ order: number }>;
      try {
        if (!this.#socket) throw new UnreachableError('not connected');
        // The server acknowledges every request of the table by this union.
        ack = (await this.#socket.timeout(ACKNOWLEDGE_WITHIN_MS).emitWithAck(name, sent)) as Ack<{ order: number }>;
      } catch (cause) {
        if (tries >= TRIES || this.#isClosed) throw new UnreachableError('no acknowledgement', { cause });
        await pause(spread(RECONNECT_SPREAD_MS));
        continue;
      }
      if (ack.ok) return ack.data.order;
      if (ack.problem.code !== 'draining' || tries >= TRIES) throw new ProblemError(ack.problem);
      await pause(spread(RECONNECT_SPREAD_MS));
    }
  };

  close(): void {
    this.#isClosed = true;
    this.#socket?.disconnect();
  }

  #change(part: Partial<SessionSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    for (const listener of this.#listeners) listener();
  }

  async #open(): Promise<void> {
    try {
      const [{ io }, { ticket, mark, hasRelay }] = await Promise.all([
        import('socket.io-client'),
        call(liveRoutes.ticket, { params: { id: this.#session } }),
      ]);
      if (this.#isClosed) return;
      this.#ticket = ticket;
      this.#change({ mark, hasRelay });
      this.#socket = io({
        path: STAGE_PATH,
        transports: ['websocket'],
        forceNew: true,
        reconnectionDelay: RECONNECT_SPREAD_MS / 2,
        reconnectionDelayMax: 4 * RECONNECT_SPREAD_MS,
        randomizationFactor: 0.9,
        auth: (give) => give({ ticket: this.#ticket, ...(this.#reader.have ? { have: this.#reader.have } : {}) }),
      });
      this.#listen(this.#socket);
    } catch (error) {
      this.#change({ state: 'refused', problem: error instanceof Error ? error : new Error(String(error)) });
    }
  }

  #listen(socket: Socket): void {
    socket.on('joined', (joined: Joined) => {
      this.#reader.onJoined(joined);
      this.#change({
        state: 'open',
        problem: null,
        joined,
        view: this.#reader.view,
        offsetMs: joined.now - Date.now(),
      });
    });
    socket.on('state', (state: z.output<StageNotices['state']['body']>) => {
      this.#reader.onState(state);
      this.#change({ view: this.#reader.view });
    });
    socket.on('lane', (notice: LaneNotice) => {
      const gap = this.#reader.onLane(notice);
      if (gap) void this.#pull(gap);
      else this.#change({ view: this.#reader.view });
    });
    socket.on('sums', (sums: Sums) => {
      for (const gap of this.#reader.onSums(sums)) void this.#pull(gap);
      this.#change({ view: this.#reader.view });
    });
    socket.on('media', (heads: MediaHeads) => {
      for (const listener of this.#mediaListeners) listener(heads);
    });
    socket.on('drain', ({ afterMs }: { afterMs: number }) => {
      socket.disconnect();
      this.#change({ state: 'lost' });
      setTimeout(() => !this.#isClosed && socket.connect(), spread(afterMs));
    });
    socket.on('removed', ({ why }: { why: Removal }) => {
      this.close();
      this.#change({ state: 'removed', removal: why });
    });
    socket.on('disconnect', (reason) => {
      if (this.#isClosed || this.#snapshot.state === 'removed') return;
      this.#change({ state: 'lost' });
      // The server ends a connection that floods or is too far behind; Socket.IO leaves coming back to us then.
      if (reason === 'io server disconnect') setTimeout(() => socket.connect(), spread(RECONNECT_SPREAD_MS));
    });
    socket.on('connect_error', (error) => void this.#refused(socket, error));
  }

  async #refused(socket: Socket, error: Error): Promise<void> {
    const problem = problemIn(error);
    // No answer at all: Socket.IO tries again by itself.
    if (!problem || this.#isClosed) return;
    if (problem.code === 'ticket_invalid') {
      try {
        await this.renewTicket();
      } catch (refusal) {
        if (isProblem(refusal)) this.#change({ state: 'refused', problem: refusal });
      }
    } else if (problem.code !== 'draining' && problem.code !== 'database_unavailable') {
      this.#change({ state: 'refused', problem: new ProblemError(problem) });
      return;
    }
    setTimeout(() => !this.#isClosed && socket.connect(), spread(REFUSED_RETRY_MS));
  }

  async #pull({ lane, after, upTo }: Gap): Promise<void> {
    if (this.#pulling.has(lane)) return;
    this.#pulling.add(lane);
    try {
      const { from, entries } = await call(liveRoutes.lane, {
        params: { id: this.#session, lane },
        query: { ticket: this.#ticket, after, upTo },
      });
      // Entries of the log, as `#shared/live/entries.ts` names them.
      this.#reader.onLane({ lane, from, entries: entries as Entry[] });
      this.#change({ view: this.#reader.view });
    } catch {
      // The next frame shows the gap again.
    } finally {
      this.#pulling.delete(lane);
    }
  }
}
