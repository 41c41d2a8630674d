// A session as its log says: the last checkpoint and what follows it.
import type { Lane } from '#shared/live/lanes.ts';
import { entryOf, PAGE, readAfter, readCheckpoint } from './log/store.ts';
import { SessionState, type StoredState } from './session-state.ts';

export interface Rebuilt {
  session: string;
  state: SessionState;
  heads: Map<Lane, number>;
  order: number;
  /** Acts of the last entries, so that a repetition is answered with what it became. */
  acts: Map<string, number>;
}

/** Rebuilds a session's states. `fromStart` leaves checkpoints aside: for proving that both ways come to the same. */
export const rebuild = async (session: string, { fromStart = false } = {}): Promise<Rebuilt> => {
  const checkpoint = fromStart ? null : await readCheckpoint(session);
  // Written by us, as StoredState.
  const state = checkpoint ? SessionState.restore(checkpoint.state as StoredState) : new SessionState();
  // Its keys are the lanes' names.
  const heads = new Map(Object.entries(checkpoint?.heads ?? {}) as [Lane, number][]);
  const acts = new Map<string, number>();
  let order = checkpoint?.order ?? 0;
  for (;;) {
    const records = await readAfter(session, order, PAGE);
    for (const record of records) {
      state.apply(
        entryOf(record),
        record.lanes.map(({ lane }) => lane),
        record.by,
      );
      for (const { lane, seq } of record.lanes) heads.set(lane, seq);
      if (record.client !== undefined) acts.set(`${record.by}:${record.client}`, record.order);
      order = record.order;
    }
    if (records.length < PAGE) return { session, state, heads, order, acts };
  }
};
