// Many viewers in one process.
import { setTimeout as delay } from 'node:timers/promises';
import { signTicket, type Ticket } from '#server/features/live/ticket.ts';
import type { Entry } from '#shared/live/entries.ts';
import { RECONNECT_SPREAD_MS } from '#shared/live/limits.ts';
import { answerParent } from './child.ts';
import { audit, type Truth } from './ledger.ts';
import { type Counts, newCounts, type Stage, Viewer } from './viewer.ts';

interface Place {
  port: number;
  session: string;
  key: string;
  isKeepingLedgers?: boolean;
}

let place: Place = { port: 0, session: '', key: '' };
let counts: Counts = newCounts();
let viewers: Viewer[] = [];
let returns: number[] = [];
/** When each came back, in ms since the epoch. */
let backAt: number[] = [];
const arrivals = new Map<number, number[]>();
let onJoined: (viewer: Viewer) => void = () => {};
let isKeeping = false;

const ticketFor = (index: number): string => {
  const who = `visitor-${index}`;
  const ticket: Ticket = {
    session: place.session,
    userId: null,
    who,
    name: '',
    organization: '',
    role: 'visitor',
    expires: Date.now() + 3600_000,
  };
  return signTicket(ticket, Buffer.from(place.key, 'hex'));
};

const pull: Stage['pull'] = (viewer, lane, after, upTo) => {
  const query = new URLSearchParams({ ticket: ticketFor(viewer.index), after: String(after), upTo: String(upTo) });
  void fetch(`http://127.0.0.1:${place.port}/api/sessions/${place.session}/lanes/${lane}?${query}`)
    .then((response) => response.json())
    // As the contract's row says.
    .then((body) => body as { from: number; entries: Entry[] })
    .then(({ from, entries }) => entries && viewer.take(lane as 'ctl' | 'pub', from, entries))
    .catch(() => undefined);
};

const stage: Stage = {
  get port() {
    return place.port;
  },
  get counts() {
    return counts;
  },
  get isKeepingLedgers() {
    return place.isKeepingLedgers === true;
  },
  ticket: ticketFor,
  onControl: (order, at) => {
    const times = arrivals.get(order) ?? [];
    times.push(at);
    arrivals.set(order, times);
  },
  onJoined: (viewer) => onJoined(viewer),
  pull,
};

/** Brings back a viewer whose connection ended, after a random while, as the browser does. */
const keep = (viewer: Viewer): void => {
  viewer.onClosed = () => {
    if (isKeeping) setTimeout(() => isKeeping && viewer.connect(), Math.random() * RECONNECT_SPREAD_MS).unref();
  };
};

const AT_ONCE = 400;

const connectAll = async (many: number): Promise<number> => {
  const began = performance.now();
  let next = viewers.length;
  const first = next;
  await new Promise<void>((resolve) => {
    let joined = 0;
    const start = () => {
      if (next >= first + many) return;
      const viewer = new Viewer(stage, next);
      next += 1;
      viewers.push(viewer);
      keep(viewer);
      viewer.connect();
    };
    onJoined = () => {
      joined += 1;
      start();
      if (joined === many) resolve();
    };
    for (let index = 0; index < Math.min(AT_ONCE, many); index += 1) start();
  });
  onJoined = (viewer) => {
    if (viewer.returnMs !== null) returns.push(viewer.returnMs);
    backAt.push(performance.timeOrigin + performance.now());
  };
  isKeeping = true;
  return performance.now() - began;
};

/** Cuts each viewer off for two seconds about every fifteen, for some seconds. */
const jitter = async ({ seconds, everyMs, awayMs }: { seconds: number; everyMs: number; awayMs: number }) => {
  isKeeping = false;
  const until = performance.now() + seconds * 1000;
  returns = [];
  await Promise.all(
    viewers.map(async (viewer) => {
      await delay(Math.random() * everyMs);
      while (performance.now() < until) {
        viewer.cut();
        await delay(awayMs);
        viewer.connect();
        await delay(everyMs * (0.7 + Math.random() * 0.6));
      }
    }),
  );
};

answerParent({
  place: (given: Place) => {
    place = given;
  },
  /** Viewers of a bare Socket.IO server: they only have to be connected. */
  connect: ({ viewers: many }: { viewers: number }) => connectAll(many),
  reset: () => {
    counts = newCounts();
    returns = [];
    backAt = [];
    arrivals.clear();
  },
  counts: () => counts,
  arrivals: () => arrivals,
  returns: () => returns,
  backAt: () => backAt,
  connected: () => viewers.filter(({ isConnected }) => isConnected).length,
  heads: () => viewers.map(({ heads }) => heads),
  /** What everybody was given, held against the log. */
  audit: ({ ctl, pub }: Record<'ctl' | 'pub', Truth>) =>
    audit(viewers.map(({ ledgers }) => (ledgers ? [ledgers.ctl.verdict(ctl), ledgers.pub.verdict(pub)] : []))),
  stall: ({ many }: { many: number }) => {
    for (const viewer of viewers.slice(0, many)) viewer.stall();
  },
  resume: () => {
    for (const viewer of viewers) viewer.resume();
  },
  jitter,
  drop: () => {
    isKeeping = false;
    for (const viewer of viewers) viewer.cut();
    viewers = [];
  },
});
