// Sends the pieces of one track in their order. What waits goes out together; a piece is forgotten once it is acknowledged.
import { addressOf } from '#client/lib/address.ts';
import { readReply } from '#client/lib/call.ts';
import { currentLocale } from '#client/lib/language.ts';
import { isProblem } from '#client/lib/problem-error.ts';
import { CHUNK_MAX_BYTES } from '#shared/live/media/limits.ts';
import { mediaRoutes } from '#shared/live/media/routes.ts';
import type { PieceOf } from './pieces.ts';

const RETRY_MS = 500;
const RETRY_MAX_MS = 4_000;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

interface SenderParts {
  of: PieceOf;
  token: number;
  /** How much has been sent since others could last join, in ms. */
  onSent(sinceKeyMs: number): void;
  /** The stage is another's: nothing more is taken. */
  onLost(): void;
  /** The platform has no more room for recordings. */
  onFull(): void;
  /** The server does not know this recording any more, or cannot read it. */
  onRefused(): void;
}

export class Sender {
  readonly #parts: SenderParts;
  #waiting: { piece: Blob; at: number }[] = [];
  #n = 0;
  #isSending = false;
  #isOver = false;
  #done: (() => void) | null = null;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  add(piece: Blob): void {
    if (this.#isOver) return;
    this.#waiting.push({ piece, at: performance.now() });
    void this.#send();
  }

  /** How long the oldest piece that is not acknowledged has waited, in ms. */
  get delayMs(): number {
    const [oldest] = this.#waiting;
    return oldest ? performance.now() - oldest.at : 0;
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    while (this.#waiting.length > 0 && !this.#isOver) {
      const count = this.#countForOne();
      const body = new Blob(this.#waiting.slice(0, count).map(({ piece }) => piece));
      if (!(await this.#put(body))) break;
      this.#waiting.splice(0, count);
      this.#n += 1;
    }
    this.#isSending = false;
    this.#done?.();
  }

  #countForOne(): number {
    let bytes = 0;
    let count = 0;
    for (const { piece } of this.#waiting) {
      bytes += piece.size;
      if (count > 0 && bytes > CHUNK_MAX_BYTES / 2) break;
      count += 1;
    }
    return count;
  }

  /** Sends until it is acknowledged; false when it never will be. */
  async #put(body: Blob): Promise<boolean> {
    const { of, token, onSent, onLost, onFull, onRefused } = this.#parts;
    const { session, epoch, track } = of;
    const address = addressOf(mediaRoutes.keep, {
      params: { id: session, epoch, track, n: this.#n },
      query: { token },
    });
    for (let waitMs = RETRY_MS; !this.#isOver; waitMs = Math.min(RETRY_MAX_MS, waitMs * 2)) {
      try {
        const response = await fetch(address, {
          method: 'PUT',
          body,
          headers: { 'content-type': 'application/octet-stream', 'accept-language': currentLocale() },
        });
        const { sinceKeyMs } = readReply(mediaRoutes.keep, response.status, await response.text());
        onSent(sinceKeyMs);
        return true;
      } catch (error) {
        if (this.#isOver) return false;
        if (isProblem(error, 'stage_moved', 'forbidden', 'sign_in_required', 'not_found')) {
          this.abandon();
          onLost();
          return false;
        }
        if (isProblem(error, 'storage_full')) {
          this.abandon();
          onFull();
          return false;
        }
        if (isProblem(error, 'not_in_this_state', 'file_refused', 'payload_too_large')) {
          this.abandon();
          onRefused();
          return false;
        }
        await pause(waitMs);
      }
    }
    return false;
  }

  /** Resolves once everything added so far is acknowledged, or never will be. */
  async drained(): Promise<void> {
    if (!this.#isSending) return;
    await new Promise<void>((resolve) => {
      this.#done = resolve;
    });
  }

  abandon(): void {
    this.#isOver = true;
    this.#waiting = [];
  }
}
