// What a process has of a session that is open in it, and who hears of what happens in all of them.
import type { Hall } from './hall.ts';
import type { LogRecord } from './model.ts';
import type { Follower } from './nodes/follower.ts';
import type { Ownership } from './ownership.ts';
import type { Ticker } from './ticker.ts';

export interface Place {
  hall: Hall;
  ticker: Ticker;
  /** Exactly one of the two is there, but for the moment in which one takes the other's place. */
  owned: Ownership | null;
  follower: Follower | null;
  isTaking: boolean;
  /** Ends the hearing of other processes' notes. */
  deafen: () => void;
  idleSinceMs: number | null;
}

/** Who is told of what happens in the sessions. */
export interface RoomsHearing {
  /** What sessions owned here have stored, before it is shown. */
  onStored(hall: Hall, records: readonly LogRecord[]): void;
  /** Who was sent out by this process, because the list of a closed session does not name them any more. */
  onUninvited(hall: Hall, userId: string): void;
}
