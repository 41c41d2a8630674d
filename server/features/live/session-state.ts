// The states of all lanes of one session. There are two of them per session: what was decided, on which the next act is
// judged, and what is stored, which is all that anybody is shown.
import type { Entry } from '#shared/live/entries.ts';
import { isUserLane, type Lane, userLane } from '#shared/live/lanes.ts';
import { type CtlState, foldCtl, newCtl } from '#shared/live/state/ctl.ts';
import { foldHost, foldUser, type HostState, newHost, newUser, type UserState } from '#shared/live/state/own.ts';
import { foldPub, newPub, type PubState } from '#shared/live/state/pub.ts';
import { foldStaff, newStaff, type StaffState } from '#shared/live/state/staff.ts';
import { countIn, newTally, type TallyState } from '#shared/live/state/tally.ts';

/** As a checkpoint keeps it. */
export interface StoredState {
  ctl: CtlState;
  pub: PubState;
  staff: StaffState;
  host: HostState;
  users: Record<string, UserState>;
  votes: Record<string, Record<string, number>>;
  upvotes: Record<string, string[]>;
}

const USER_PREFIX = userLane('').length;

export class SessionState {
  ctl: CtlState = newCtl();
  pub: PubState = newPub();
  staff: StaffState = newStaff();
  host: HostState = newHost();
  readonly tally: TallyState = newTally();
  #users = new Map<string, UserState>();

  user(userId: string): UserState {
    return this.#users.get(userId) ?? newUser();
  }

  /** Takes one more entry into the states of its lanes. */
  apply(entry: Entry, lanes: readonly Lane[], by: string | null): void {
    for (const lane of lanes) {
      if (lane === 'ctl') this.ctl = foldCtl(this.ctl, entry);
      else if (lane === 'pub') this.pub = foldPub(this.pub, entry);
      else if (lane === 'staff') this.staff = foldStaff(this.staff, entry);
      else if (lane === 'host') this.host = foldHost(this.host, entry);
      else if (lane === 'tally') countIn(this.tally, entry, by ?? '');
      else if (isUserLane(lane)) {
        const userId = lane.slice(USER_PREFIX);
        this.#users.set(userId, foldUser(this.user(userId), entry));
      }
    }
  }

  /** The state of a lane, as its readers get it. */
  ofLane(lane: Lane): unknown {
    if (isUserLane(lane)) return this.user(lane.slice(USER_PREFIX));
    return lane === 'tally' ? null : this[lane];
  }

  /** Another one that says the same. Folding makes new states, so they can be shared; only the tally is counted in place. */
  fork(): SessionState {
    const copy = new SessionState();
    Object.assign(copy, { ctl: this.ctl, pub: this.pub, staff: this.staff, host: this.host });
    copy.#users = new Map(this.#users);
    for (const [id, votes] of this.tally.votes) copy.tally.votes.set(id, new Map(votes));
    for (const [id, people] of this.tally.upvotes) copy.tally.upvotes.set(id, new Set(people));
    return copy;
  }

  store(): StoredState {
    const { ctl, pub, staff, host, tally } = this;
    return {
      ctl,
      pub,
      staff,
      host,
      users: Object.fromEntries(this.#users),
      votes: Object.fromEntries([...tally.votes].map(([id, votes]) => [id, Object.fromEntries(votes)])),
      upvotes: Object.fromEntries([...tally.upvotes].map(([id, people]) => [id, [...people]])),
    };
  }

  static restore(stored: StoredState): SessionState {
    const state = new SessionState();
    const { ctl, pub, staff, host, users, votes, upvotes } = stored;
    // A checkpoint of an older release lacks what came since.
    Object.assign(state, { ctl, pub: { ...newPub(), ...pub }, staff, host });
    state.#users = new Map(Object.entries(users));
    for (const [id, given] of Object.entries(votes)) state.tally.votes.set(Number(id), new Map(Object.entries(given)));
    for (const [id, people] of Object.entries(upvotes)) state.tally.upvotes.set(Number(id), new Set(people));
    return state;
  }
}
