// What comes due in a session by itself: offers that nobody took, a presenter who has gone, applause that was counted. Done by
// the session's owner, for the people of all processes.
import type { Reaction } from '#shared/live/entries.ts';
import { DROPPED_MS } from '#shared/live/limits.ts';
import type { Room } from './room.ts';

export type Applause = Partial<Record<Reaction, number>>;

export class Housekeeping {
  readonly #room: Room;
  readonly #isElsewhere: (userId: string) => boolean;
  #reactions: Applause = {};
  #holderGoneAt: number | null = null;

  /** `isElsewhere` says whether a person takes part by another process. */
  constructor(room: Room, isElsewhere: (userId: string) => boolean) {
    this.#room = room;
    this.#isElsewhere = isElsewhere;
  }

  applaud(counts: Applause): void {
    this.#reactions = added(this.#reactions, counts);
  }

  /** To be called about every second. */
  look(): void {
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
    const isHere = holder === null || this.#room.audience.seatsOf(holder).length > 0 || this.#isElsewhere(holder);
    if (isHere) {
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

/** The sums of two counts. */
export const added = (some: Applause, more: Applause): Applause => {
  const sum: Applause = { ...some };
  // The keys of counts are reactions.
  for (const [kind, count] of Object.entries(more) as [Reaction, number][]) sum[kind] = (sum[kind] ?? 0) + count;
  return sum;
};
