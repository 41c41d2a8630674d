// A reader of a session: applies what comes, once and in order, and says what it has missed. The same for the browser, for
// tests and for load clients.
import type { Entry } from './entries.ts';
import { isUserLane, type Lane } from './lanes.ts';
import type { Joined, Sums } from './socket.ts';
import { type CtlState, foldCtl, newCtl } from './state/ctl.ts';
import { foldHost, foldUser, type HostState, newHost, newUser, type UserState } from './state/own.ts';
import { foldPub, newPub, type PubState } from './state/pub.ts';
import { foldStaff, newStaff, type StaffState } from './state/staff.ts';

export interface SessionView {
  ctl: CtlState;
  pub: PubState;
  staff: StaffState;
  host: HostState;
  own: UserState;
  sums: Omit<Sums, 'heads'>;
}

export const newView = (): SessionView => ({
  ctl: newCtl(),
  pub: newPub(),
  staff: newStaff(),
  host: newHost(),
  own: newUser(),
  sums: { viewers: 0, polls: {}, scores: {} },
});

/** The view after one more entry of a lane. */
export const foldView = (view: SessionView, lane: Lane, entry: Entry): SessionView => {
  if (lane === 'ctl') return { ...view, ctl: foldCtl(view.ctl, entry) };
  if (lane === 'pub') return { ...view, pub: foldPub(view.pub, entry) };
  if (lane === 'staff') return { ...view, staff: foldStaff(view.staff, entry) };
  if (lane === 'host') return { ...view, host: foldHost(view.host, entry) };
  return isUserLane(lane) ? { ...view, own: foldUser(view.own, entry) } : view;
};

export interface LaneNotice {
  lane: Lane;
  from: number;
  entries: readonly Entry[];
}

/** Entries of a lane that are missing: after one number, up to another. */
export interface Gap {
  lane: Lane;
  after: number;
  upTo: number;
}

interface Snapshot {
  heads: Record<string, number>;
  ctl: unknown;
  pub: unknown;
  sums: unknown;
}

export class SessionReader {
  view: SessionView = newView();
  joined: Joined | null = null;
  /** Per lane, the number of the last entry that was applied. */
  heads: Record<string, number> = {};

  /** What a returning client tells the server it has seen; null before the first time. */
  get have(): Record<string, number> | null {
    const { ctl, pub } = this.heads;
    return ctl === undefined || pub === undefined ? null : { ctl, pub };
  }

  onJoined(joined: Joined): void {
    this.joined = joined;
    for (const [lane, state] of Object.entries(joined.states)) {
      const key = lane.startsWith('u:') ? 'own' : lane;
      // The server makes these states by the same folds.
      this.view = { ...this.view, [key]: state as never };
      this.heads[lane] = joined.heads[lane] ?? 0;
    }
  }

  onState({ heads, ctl, pub, sums }: Snapshot): void {
    // As above: the server's own states of these lanes.
    this.view = { ...this.view, ctl: ctl as CtlState, pub: pub as PubState, sums: sums as Sums };
    Object.assign(this.heads, heads);
  }

  /** Applies what is new; answers the gap before it, if there is one, and then applies nothing. */
  onLane({ lane, from, entries }: LaneNotice): Gap | null {
    const head = this.heads[lane] ?? 0;
    if (from > head + 1) return { lane, after: head, upTo: from + entries.length - 1 };
    for (const entry of entries.slice(head + 1 - from)) {
      this.view = foldView(this.view, lane, entry);
      this.heads[lane] = (this.heads[lane] ?? 0) + 1;
    }
    return null;
  }

  /** Takes the last values; answers what the heads show to be missing. */
  onSums({ heads, ...sums }: Sums): Gap[] {
    this.view = { ...this.view, sums };
    return (
      Object.entries(heads)
        .filter(([lane, head]) => head > (this.heads[lane] ?? 0))
        // The server names its own lanes.
        .map(([lane, upTo]) => ({ lane: lane as Lane, after: this.heads[lane] ?? 0, upTo }))
    );
  }
}
