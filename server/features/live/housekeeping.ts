// What comes due in a session by itself: offers that nobody took, a presenter who has gone, applause that was counted.
import type { Reaction } from '#shared/live/entries.ts';
import { DROPPED_MS, HEADS_EVERY_MS } from '#shared/live/limits.ts';
import type { Room } from './room.ts';

const SECOND_MS = 1_000;

export class Housekeeping {
  readonly #room: Room;
  readonly #ticks: NodeJS.Timeout;
  #reactions: Partial<Record<Reaction, number>> = {};
  #holderGoneAt: number | null = null;
  #secondAt = 0;
  #headsAt = 0;
  #isStopped = false;

  constructor(room: Room) {
    this.#room = room;
    this.#ticks = setTimeout(() => this.#tick(), room.tickMs);
  }

  react(kind: Reaction): void {
    this.#reactions[kind] = (this.#reactions[kind] ?? 0) + 1;
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#ticks);
  }

  #tick(): void {
    if (this.#isStopped) return;
    const now = performance.now();
    this.#room.audience.publishContent();
    if (now - this.#secondAt >= SECOND_MS) {
      this.#secondAt = now;
      this.#eachSecond();
      const isDue = now - this.#headsAt >= HEADS_EVERY_MS;
      if (isDue) this.#headsAt = now;
      this.#room.audience.publishSums(isDue);
    }
    this.#ticks.refresh();
  }

  #eachSecond(): void {
    const counts = this.#reactions;
    this.#reactions = {};
    if (Object.keys(counts).length > 0) this.#system({ kind: 'reacted', data: { counts }, lanes: ['pub'] });
    const { offer } = this.#room.decided.ctl;
    if (offer && offer.untilAt < this.#room.now()) {
      this.#system({ kind: 'stage.declined', data: { why: 'timed_out' }, lanes: ['ctl'] });
    }
    this.#returnDroppedStage();
  }

  #returnDroppedStage(): void {
    const { holder, token } = this.#room.decided.ctl.stage;
    const isGone = holder !== null && this.#room.audience.seatsOf(holder).length === 0;
    if (!isGone) {
      this.#holderGoneAt = null;
      return;
    }
    this.#holderGoneAt ??= this.#room.now();
    if (this.#room.now() - this.#holderGoneAt < DROPPED_MS) return;
    this.#holderGoneAt = null;
    this.#system({ kind: 'stage.returned', data: { token: token + 1, why: 'dropped' }, lanes: ['ctl'] });
  }

  #system(draft: Parameters<Room['write']>[0][number]): void {
    // Not stored: the session is closing or another owner's, where it comes due again.
    this.#room.write([draft], { by: null }).catch(() => undefined);
  }
}
