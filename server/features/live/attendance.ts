// Who was there, when: one stay per connection, begun when it joins, prolonged by heartbeats, so that a crash loses at most
// one heartbeat. Written in bulk and beside the session: joining waits for none of it.
import type { Log } from '#server/platform/logging.ts';
import { type StayRecord, stays } from './model.ts';
import type { Seat } from './seat.ts';

const AT_ONCE = 1_000;

export class Attendance {
  readonly #log: Log;
  #arrived: StayRecord[] = [];
  #here = new Map<string, Seat>();
  #left: { id: string; to: number }[] = [];

  constructor(log: Log) {
    this.#log = log;
  }

  arrive(seat: Seat, now: number): void {
    const { session, who, userId } = seat.ticket;
    this.#arrived.push({ _id: seat.stayId, session, who, userId, from: now, to: now });
    this.#here.set(seat.stayId, seat);
  }

  leave(seat: Seat, now: number): void {
    this.#here.delete(seat.stayId);
    this.#left.push({ id: seat.stayId, to: now });
  }

  /** Stores who came and went, and that the others are still here. */
  async beat(now: number): Promise<void> {
    const [arrived, left, here] = [this.#arrived, this.#left, [...this.#here.keys()]];
    this.#arrived = [];
    this.#left = [];
    try {
      if (arrived.length > 0) await stays.collection.insertMany(arrived as never[], { ordered: false });
      for (let from = 0; from < here.length; from += AT_ONCE) {
        await stays.updateMany({ _id: { $in: here.slice(from, from + AT_ONCE) } }, { $set: { to: now } });
      }
      if (left.length > 0) {
        await stays.bulkWrite(
          left.map(({ id, to }) => ({ updateOne: { filter: { _id: id }, update: { $set: { to } } } })),
          { ordered: false },
        );
      }
    } catch (error) {
      // A stay is a few seconds too short then; the session itself goes on.
      this.#log.warn({ failure: String(error) }, 'attendance could not be stored');
    }
  }
}
