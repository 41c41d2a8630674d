// What processes say to each other about sessions. An owner tells everybody who follows its session what it has stored, in one
// message per write however many watch; a follower sends the owner what its people do, and how many they are.
import { randomUUID } from 'node:crypto';
import type { AdmittedAct } from '#server/features/live/acts/perform.ts';
import type { SystemAct } from '#server/features/live/acts/system.ts';
import type { Applause } from '#server/features/live/housekeeping.ts';
import type { LogRecord } from '#server/features/live/model.ts';
import type { Bus } from '#server/platform/bus/bus.ts';
import { problemOf } from '#server/platform/http/errors.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { MediaHeads } from '#shared/live/socket.ts';

/** From the owner to all who follow. */
export type Told =
  | { kind: 'stored'; records: LogRecord[] }
  /** About every second: where the log stands, and how many watch everywhere. */
  | { kind: 'beat'; owner: string; order: number; viewers: number }
  /** The owner has let the session go. */
  | { kind: 'left' };

/** From any process to all that have the session open; nothing of it has to arrive. */
export type Note = { kind: 'media'; heads: MediaHeads };

/** From a follower, about every second. */
export interface Here {
  kind: 'here';
  from: string;
  session: string;
  viewers: number;
  /** Who has the stage, when they take part by this process. */
  holder: string | null;
  applause: Applause;
}

/** What the owner is to do. */
export type Wish = { kind: 'act'; act: AdmittedAct } | { kind: 'system'; name: SystemAct };

interface Ask {
  kind: 'ask';
  id: string;
  from: string;
  session: string;
  wish: Wish;
}

interface Answer {
  kind: 'answer';
  id: string;
  order?: number;
  problem?: { code: Problem['code']; details: Problem['details'] };
}

interface LineParts {
  bus: Bus;
  /** How this process is called among all. */
  me: string;
  onHere(here: Here): void;
  /** Does what somebody of another process wishes; resolves with the order of the entry. */
  onWish(session: string, wish: Wish): Promise<number>;
}

/** Longer than storing takes, shorter than a client waits before it asks again. */
const ANSWER_WITHIN_MS = 4_000;

const inbox = (node: string): string => `live:node:${node}`;
const notesOf = (session: string): string => `live:notes:${session}`;
const streamOf = (session: string): string => `live:session:${session}`;

export class Line {
  readonly me: string;
  readonly #parts: LineParts;
  readonly #asked = new Map<string, (answer: Answer) => void>();

  private constructor(parts: LineParts) {
    this.#parts = parts;
    this.me = parts.me;
  }

  static async open(parts: LineParts): Promise<Line> {
    const line = new Line(parts);
    // Written by this class in other processes.
    await parts.bus.follow(inbox(parts.me), (letter) => line.#read(letter as Ask | Answer | Here));
    return line;
  }

  tell(session: string, told: Told): void {
    this.#parts.bus.publish(streamOf(session), told);
  }

  /** Hears what a session's owner tells from now on. Resolves to how to stop. */
  follow(session: string, hear: (told: Told) => void): Promise<() => void> {
    // Written by `tell` in another process.
    return this.#parts.bus.follow(streamOf(session), (told) => hear(told as Told));
  }

  note(session: string, note: Note): void {
    this.#parts.bus.publish(notesOf(session), { from: this.me, note });
  }

  /** Hears what other processes note of a session from now on. Resolves to how to stop. */
  heed(session: string, hear: (note: Note) => void): Promise<() => void> {
    return this.#parts.bus.follow(notesOf(session), (message) => {
      // Written by `note` in another process, or in this one.
      const { from, note } = message as { from: string; note: Note };
      if (from !== this.me) hear(note);
    });
  }

  say(node: string, here: Omit<Here, 'kind' | 'from'>): void {
    this.#parts.bus.publish(inbox(node), { kind: 'here', from: this.me, ...here });
  }

  /** Has the owner do something; resolves with the order of the entry. Throws `draining` when it does not answer in time. */
  ask(node: string, session: string, wish: Wish): Promise<number> {
    const ask: Ask = { kind: 'ask', id: randomUUID(), from: this.me, session, wish };
    return new Promise((resolve, reject) => {
      const end = ({ order, problem }: Answer) => {
        clearTimeout(patience);
        this.#asked.delete(ask.id);
        if (order === undefined) reject(problem ? new Problem(problem.code, problem.details) : new Problem('draining'));
        else resolve(order);
      };
      const patience = setTimeout(() => end({ kind: 'answer', id: ask.id }), ANSWER_WITHIN_MS);
      this.#asked.set(ask.id, end);
      this.#parts.bus.publish(inbox(node), ask);
    });
  }

  #read(letter: Ask | Answer | Here): void {
    if (letter.kind === 'here') this.#parts.onHere(letter);
    else if (letter.kind === 'ask') void this.#answer(letter);
    else this.#asked.get(letter.id)?.(letter);
  }

  async #answer({ id, from, session, wish }: Ask): Promise<void> {
    let answer: Answer;
    try {
      answer = { kind: 'answer', id, order: await this.#parts.onWish(session, wish) };
    } catch (error) {
      const { code, details } = problemOf(error);
      const { cause: _cause, ...rest } = details;
      answer = { kind: 'answer', id, problem: { code, details: rest } };
    }
    this.#parts.bus.publish(inbox(from), answer);
  }
}
