// Keeps what an author types: at once in this browser, shortly afterwards on the server, through lost networks, reloads and
// other people's changes to the same posting. A live resource, independent of React; `use-draft.ts` ties it to a screen.
import { isSame, withValue } from '#client/features/postings/content.ts';
import { isProblem } from '#client/lib/problem-error.ts';
import type { DraftPorts, DraftState, Saved } from './draft-state.ts';
import { type Choices, decide, mergeContents } from './merge.ts';
import { type Sendable, sendableOf } from './sendable.ts';

const PAUSE_MS = 900;
const RETRY_MS = [2_000, 5_000, 10_000, 20_000, 30_000] as const;

export class DraftKeeper {
  private readonly ports: DraftPorts;
  private readonly listeners = new Set<() => void>();
  private saved: Saved;
  /** While a conflict is open: what both sides began with, so that a reload finds the conflict again. */
  private contested: Saved | null = null;
  private state: DraftState;
  private unschedule: () => void = () => {};
  private sending: Promise<void> | null = null;
  private failures = 0;
  private isRunning = false;

  constructor(saved: Saved, ports: DraftPorts) {
    this.ports = ports;
    this.saved = saved;
    this.state = {
      typed: saved.content,
      version: saved.version,
      status: 'saved',
      content: null,
      issues: [],
      problem: null,
      conflict: null,
      taken: [],
      isRestored: false,
      isKeptHere: true,
      savedAt: null,
    };
    this.restore();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): DraftState => this.state;

  /** Begins to save by itself. */
  start(): void {
    this.isRunning = true;
    this.planSave();
  }

  /** The screen goes away: what still waits is sent at once. */
  stop(): void {
    this.isRunning = false;
    this.unschedule();
    if (this.state.status === 'waiting') void this.send();
  }

  /** Someone typed. */
  edit(path: string, value: unknown): void {
    this.change({ typed: withValue(this.state.typed, path, value), problem: null });
    this.keepHere();
    this.failures = 0;
    this.planSave();
  }

  /** Saves now. True when the server has everything that was typed. */
  async flush(): Promise<boolean> {
    this.unschedule();
    if (this.sending) await this.sending;
    await this.send();
    // Typed while the first save was on its way.
    if (this.state.status === 'waiting') await this.send();
    this.unschedule();
    return this.state.status === 'saved' && this.state.issues.length === 0;
  }

  /** The network is back, or the person signed in again: do not wait for the next retry. */
  retry(): void {
    if (this.state.status === 'unreachable' || this.state.status === 'refused') void this.send();
  }

  /** The server has a newer text than this one was based on. */
  adopt(theirs: Saved): void {
    if (theirs.version <= this.saved.version || this.sending || this.state.conflict) return;
    this.join(theirs);
    if (!this.state.conflict) this.planSave();
  }

  /** Ends a conflict: per field whose text stands. */
  resolve(choices: Choices): void {
    const { conflict, typed } = this.state;
    if (!conflict) return;
    this.contested = null;
    this.change({ typed: decide(typed, conflict.conflicts, choices), conflict: null, status: 'waiting' });
    this.keepHere();
    this.planSave();
  }

  private change(part: Partial<DraftState>): void {
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  }

  private restore(): void {
    const copy = this.ports.localCopy.read();
    if (!copy) return;
    this.state = { ...this.state, typed: copy.typed };
    if (!this.isDirty()) {
      this.state = { ...this.state, typed: this.saved.content };
      this.ports.localCopy.remove();
      return;
    }
    this.state = { ...this.state, isRestored: true };
    if (copy.version !== this.saved.version) {
      const theirs = this.saved;
      this.saved = { version: copy.version, content: copy.base };
      this.join(theirs);
    }
  }

  /** Lays their text under mine. */
  private join(theirs: Saved): void {
    const base = this.saved;
    const merge = mergeContents({ base: base.content, mine: this.state.typed, theirs: theirs.content });
    this.contested = merge.conflicts.length > 0 ? base : null;
    this.saved = theirs;
    this.change({
      typed: merge.content,
      version: theirs.version,
      taken: merge.taken,
      ...(merge.conflicts.length > 0 ? { conflict: merge, status: 'conflict' } : {}),
    });
    this.keepHere();
  }

  private sendable(): Sendable {
    return sendableOf(this.ports.schema, this.state.typed, this.saved.content);
  }

  /** True while something typed is not with the server: not sent yet, or not acceptable yet. */
  private isDirty({ content, issues } = this.sendable()): boolean {
    return issues.length > 0 || !isSame(content, this.saved.content);
  }

  private keepHere(): void {
    const { typed } = this.state;
    if (!this.isDirty()) {
      this.ports.localCopy.remove();
      return;
    }
    const { version, content: base } = this.contested ?? this.saved;
    const isKeptHere = this.ports.localCopy.write({ version, base, typed });
    if (isKeptHere !== this.state.isKeptHere) this.change({ isKeptHere });
  }

  private planSave(): void {
    const { content, issues } = this.sendable();
    const isWorthSending = content !== null && !isSame(content, this.saved.content);
    const pending = this.ports.isAutosaved ? 'waiting' : 'unsaved';
    this.change({ content, issues, ...(this.state.conflict ? {} : { status: isWorthSending ? pending : 'saved' }) });
    this.unschedule();
    if (isWorthSending && this.ports.isAutosaved && !this.state.conflict) this.sendIn(PAUSE_MS);
  }

  private sendIn(delayMs: number): void {
    this.unschedule();
    if (!this.isRunning) return;
    this.unschedule = this.ports.schedule(() => void this.send(), delayMs);
  }

  private async send(): Promise<void> {
    if (this.sending || this.state.conflict) return;
    this.sending = this.sendOnce().finally(() => {
      this.sending = null;
    });
    await this.sending;
    // What was typed while the last text was on its way.
    if (this.state.status === 'saved') this.planSave();
  }

  private async sendOnce(): Promise<void> {
    const { content, issues } = this.sendable();
    if (content === null || isSame(content, this.saved.content)) {
      this.change({ issues, status: 'saved' });
      return;
    }
    this.change({ issues, status: 'sending' });
    try {
      this.saved = await this.ports.save({ version: this.saved.version, content });
      this.failures = 0;
      this.change({ status: 'saved', version: this.saved.version, problem: null, savedAt: new Date() });
      this.keepHere();
    } catch (error) {
      await this.refusedWith(error);
    }
  }

  private async refusedWith(error: unknown): Promise<void> {
    if (isProblem(error, 'stale_version')) {
      const theirs = this.ports.readCurrent(error.problem);
      if (theirs && theirs.version > this.saved.version) {
        this.join(theirs);
        if (!this.state.conflict) await this.sendOnce();
        return;
      }
    }
    if (isProblem(error) && error.problem.status < 500 && error.code !== 'too_many_requests') {
      this.change({ status: 'refused', problem: error.problem });
      return;
    }
    const delay = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? PAUSE_MS;
    this.failures += 1;
    this.change({ status: 'unreachable', problem: isProblem(error) ? error.problem : null });
    if (this.ports.isAutosaved) this.sendIn(delay);
  }
}
