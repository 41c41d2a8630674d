// What everybody sees of how the session runs: a fold over the `ctl` lane.
import type { Entry, SegmentPlan } from '#shared/live/entries.ts';
import type { SegmentState, SessionState } from '#shared/live/lifecycles.ts';
import { foldMedia, type MediaSource } from '#shared/live/media/source.ts';
import { endTimer, newTimer, pauseTimer, resumeTimer, startTimer, type Timer } from '#shared/live/timer.ts';

export interface Segment extends Omit<SegmentPlan, 'limitMs'> {
  state: SegmentState;
  timer: Timer;
}

export interface CtlState {
  title: string;
  startsAt: number;
  state: SessionState;
  segments: Segment[];
  /** Who has the stage; null: the host. Each taking raises the token, and what carries an older one is refused. */
  stage: { holder: string | null; name: string; token: number };
  offer: { to: string; name: string; untilAt: number } | null;
  slides: { deck: { id: string; name: string; pages: number }; page: number } | null;
  /** What is seen and heard beside the slides. */
  media: MediaSource | null;
  announcement: { text: string; at: number } | null;
  rules: { slowModeSeconds: number; holdsChat: boolean };
}

export const newCtl = (): CtlState => ({
  title: '',
  startsAt: 0,
  state: 'scheduled',
  segments: [],
  stage: { holder: null, name: '', token: 0 },
  offer: null,
  slides: null,
  media: null,
  announcement: null,
  rules: { slowModeSeconds: 0, holdsChat: false },
});

const onSegment = (state: CtlState, id: string, change: (segment: Segment) => Segment): CtlState => ({
  ...state,
  segments: state.segments.map((segment) => (segment.id === id ? change(segment) : segment)),
});

const moved = (segment: Segment, to: SegmentState, at: number): Segment => {
  const { timer } = segment;
  if (to === 'running') return { ...segment, state: to, timer: startTimer(timer, at) };
  // Questions are not the speaker's time.
  if (to === 'qa') return { ...segment, state: to, timer: pauseTimer(timer, at) };
  if (to === 'done') return { ...segment, state: to, timer: endTimer(timer, at) };
  return { ...segment, state: to };
};

const planned = ({ limitMs, ...plan }: SegmentPlan): Segment => ({
  ...plan,
  state: 'pending',
  timer: newTimer(limitMs),
});

const sessionMoved = (state: CtlState, to: SessionState, at: number): CtlState => {
  const stops = to === 'paused';
  const resumes = to === 'live' && state.state === 'paused';
  const clock = (segment: Segment): Segment => {
    if (segment.state !== 'running') return segment;
    if (stops) return { ...segment, timer: pauseTimer(segment.timer, at) };
    return resumes ? { ...segment, timer: resumeTimer(segment.timer, at) } : segment;
  };
  const isOver = to === 'ended' || to === 'cancelled';
  return {
    ...state,
    state: to,
    segments: state.segments.map(clock),
    ...(isOver ? { offer: null, stage: { ...state.stage, holder: null, name: '' } } : {}),
  };
};

/** The state after one more entry; the same object when the entry says nothing to this lane. */
export const foldCtl = (state: CtlState, entry: Entry): CtlState => {
  const media = foldMedia(state.media ?? null, entry);
  const next = foldRun(state, entry);
  return media === next.media ? next : { ...next, media };
};

const foldRun = (state: CtlState, { kind, data, at }: Entry): CtlState => {
  switch (kind) {
    case 'session.planned':
      return { ...state, title: data.title, startsAt: data.startsAt, segments: data.segments.map(planned) };
    case 'session.moved':
      return sessionMoved(state, data.to, at);
    case 'segment.moved':
      return onSegment(state, data.id, (segment) => moved(segment, data.to, at));
    case 'timer.paused':
      return onSegment(state, data.id, (segment) => ({ ...segment, timer: pauseTimer(segment.timer, at) }));
    case 'timer.resumed':
      return onSegment(state, data.id, (segment) => ({ ...segment, timer: resumeTimer(segment.timer, at) }));
    case 'timer.limited':
      return onSegment(state, data.id, (segment) => ({
        ...segment,
        timer: { ...segment.timer, limitMs: data.limitMs },
      }));
    case 'stage.offered':
      return { ...state, offer: data };
    case 'stage.declined':
      return { ...state, offer: null };
    case 'stage.taken':
      return { ...state, offer: null, stage: data };
    case 'stage.returned':
      return { ...state, stage: { holder: null, name: '', token: data.token } };
    case 'deck.shown':
      return { ...state, slides: { deck: data.deck, page: data.page } };
    case 'page.turned':
      return state.slides?.deck.id === data.deckId ? { ...state, slides: { ...state.slides, page: data.page } } : state;
    case 'deck.hidden':
      return { ...state, slides: null };
    case 'announced':
      return { ...state, announcement: data.text ? { text: data.text, at } : null };
    case 'rules.changed':
      return { ...state, rules: data };
    default:
      return state;
  }
};
