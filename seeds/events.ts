// The demo's events: a roadshow that can be seen again, a financing meeting whose lobby is open, a training to come.
import {
  comingTraining,
  lobbyRoadshow,
  pastRoadshow,
  roadshowChat,
  roadshowQuestions,
  roadshowSlides,
} from '#seeds/content/roadshow.ts';
import { refTo } from '#seeds/refs.ts';
import type { EventRecord } from '#server/features/events/reads.ts';
import { register } from '#server/features/events/registering.ts';
import { createEvent, moveEvent } from '#server/features/events/service.ts';
import { orderOf, type SeedStep, seedDeck, seedSession } from '#server/features/live/seeding.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import { eventInputSchema } from '#shared/events/schema.ts';
import { userLane } from '#shared/live/lanes.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export interface DemoAccount {
  actor: Actor;
  userId: string;
  name: string;
  email: string;
  organization: string;
}

export interface EventCast {
  coordinator: Actor;
  /** The demo's accounts, by the word before the @. */
  accounts: ReadonlyMap<string, DemoAccount>;
}

type Content = typeof pastRoadshow | typeof lobbyRoadshow | typeof comingTraining;

interface Planned {
  content: Content;
  startsAt: Date;
  lengthMs: number;
  announcedAt: Date;
  /** Account names of the presenters of the pitches, in their order. */
  presenters?: readonly string[];
  seats?: number | null;
  certificatePercent?: number;
}

const accountOf = ({ accounts }: EventCast, name: string) => {
  const account = accounts.get(name);
  if (!account) throw new Error(`the demo has no ${name}`);
  return account;
};

const planEvent = async (cast: EventCast, planned: Planned): Promise<EventRecord> => {
  const {
    content,
    startsAt,
    lengthMs,
    announcedAt,
    presenters = [],
    seats = null,
    certificatePercent = null,
  } = planned;
  const waiting = [...presenters];
  const postings = await Promise.all(
    content.agenda.map((item) => ('presents' in item ? refTo('capability', item.presents) : null)),
  );
  const input = eventInputSchema.parse({
    ...content,
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + lengthMs).toISOString(),
    audience: 'public',
    admission: 'open',
    seats,
    certificatePercent,
    agenda: content.agenda.map(({ kind, title, minutes, ...item }, index) => {
      const presenter = kind === 'pitch' ? waiting.shift() : undefined;
      const presenterEmail = presenter ? accountOf(cast, presenter).email : null;
      const speaker = 'speaker' in item ? item.speaker : '';
      return { kind, title, minutes, speaker, presenterEmail, posting: postings[index] };
    }),
  });
  const command = { actor: cast.coordinator, now: announcedAt };
  const { _id } = await createEvent(command, { input, isDemo: true });
  return moveEvent(command, _id, 'publish');
};

const registerAll = async (cast: EventCast, eventId: string, now: Date): Promise<void> => {
  for (const { actor } of cast.accounts.values()) {
    if (actor.userId !== cast.coordinator.userId) await register({ actor, now }, eventId);
  }
};

const planStep = (event: EventRecord, at: Date, by: string): SeedStep => ({
  at,
  by,
  draft: {
    kind: 'session.planned',
    data: {
      title: event.title,
      startsAt: event.startsAt.getTime(),
      segments: event.agenda.map(({ minutes, posting: _posting, place: _place, ...plan }) => ({
        ...plan,
        limitMs: minutes * MINUTE_MS,
      })),
    },
    lanes: ['ctl'],
  },
});

/** What happened in last week's roadshow, in the order of its minutes. */
const roadshowSteps = (cast: EventCast, event: EventRecord, deckId: string): SeedStep[] => {
  const host = cast.coordinator.userId ?? '';
  const at = (minute: number) => new Date(event.startsAt.getTime() + minute * MINUTE_MS);
  const ctl = (minute: number, draft: Omit<SeedStep['draft'], 'lanes'>): SeedStep & { minute: number } => ({
    minute,
    at: at(minute),
    by: host,
    // Kind and data belong together where this is called.
    draft: { ...draft, lanes: ['ctl'] } as SeedStep['draft'],
  });
  const [opening, first, second, questions] = event.agenda.map(({ id }) => id);
  const deck = { id: deckId, name: '高温压力传感器.pdf', pages: 5 };
  const moves = (minute: number, id = '', to: 'running' | 'done') =>
    ctl(minute, { kind: 'segment.moved', data: { id, to } });
  const said = roadshowChat.map(([minute, who, text]) => {
    const { userId, name, organization } = accountOf(cast, who);
    const role = who === 'investor' ? ('investor' as const) : ('viewer' as const);
    const draft: SeedStep['draft'] = { kind: 'chat.said', data: { name, organization, role, text }, lanes: ['pub'] };
    return { minute, at: at(minute), by: userId, draft };
  });
  const asked = roadshowQuestions.map(({ minute, who, text }) => {
    const { userId, name, organization } = accountOf(cast, who);
    const draft: SeedStep['draft'] = {
      kind: 'question.shown',
      data: { name, organization, text, segmentId: first ?? null },
      lanes: ['pub'],
    };
    return { minute, at: at(minute), by: userId, draft };
  });
  const investor = accountOf(cast, 'investor');
  const intent: SeedStep['draft'] = {
    kind: 'intent.marked',
    data: {
      segmentId: first ?? '',
      follows: true,
      wantsPlan: true,
      wantsMeeting: true,
      amountWan: 800,
      isShared: true,
      userId: investor.userId,
      name: investor.name,
      organization: investor.organization,
    },
    lanes: ['host', userLane(investor.userId), userLane(accountOf(cast, 'enterprise').userId)],
  };
  const timed = [
    ctl(0, { kind: 'session.moved', data: { to: 'live' } }),
    moves(0, opening, 'running'),
    moves(4, opening, 'done'),
    ctl(5, { kind: 'deck.shown', data: { deck, page: 1 } }),
    moves(5, first, 'running'),
    ...[2, 3, 4, 5].map((page) => ctl(4 + page * 1.7, { kind: 'page.turned', data: { deckId, page } })),
    moves(18, first, 'done'),
    ctl(18, { kind: 'deck.hidden', data: {} }),
    moves(19, second, 'running'),
    moves(30, second, 'done'),
    moves(31, questions, 'running'),
    moves(44, questions, 'done'),
    { minute: 14, at: at(14), by: investor.userId, draft: intent },
    ...said,
    ...asked,
  ].sort((a, b) => a.minute - b.minute);
  const opened = [
    planStep(event, at(-20), host),
    {
      at: at(-20),
      by: host,
      draft: { kind: 'session.moved', data: { to: 'lobby' }, lanes: ['ctl'] },
    } satisfies SeedStep,
  ];
  const steps: SeedStep[] = [...opened, ...timed];
  const answered = steps.flatMap(({ draft }, index) => {
    if (draft.kind !== 'question.shown') return [];
    const { text } = draft.data;
    const isAnswered = roadshowQuestions.some((question) => question.text === text && question.isAnswered);
    return isAnswered ? [orderOf(index)] : [];
  });
  return [
    ...steps,
    ...answered.map(
      (id): SeedStep => ({
        at: at(43),
        by: host,
        draft: { kind: 'question.moved', data: { id, to: 'answered' }, lanes: ['pub'] },
      }),
    ),
    ctl(45, { kind: 'session.moved', data: { to: 'ended' } }),
    ctl(75, { kind: 'session.moved', data: { to: 'replay' } }),
  ];
};

const tellPastRoadshow = async (cast: EventCast, now: Date): Promise<void> => {
  const startsAt = onTheHour(new Date(now.getTime() - 6 * DAY_MS));
  const announcedAt = new Date(startsAt.getTime() - 9 * DAY_MS);
  const event = await planEvent(cast, {
    content: pastRoadshow,
    startsAt,
    lengthMs: 50 * MINUTE_MS,
    announcedAt,
    presenters: ['enterprise', 'researcher'],
    certificatePercent: 60,
  });
  await registerAll(cast, event._id, new Date(announcedAt.getTime() + DAY_MS));
  const deckId = await seedDeck(
    {
      session: event._id,
      segmentId: event.agenda[1]?.id ?? null,
      ownerId: accountOf(cast, 'enterprise').userId,
      name: '高温压力传感器.pdf',
      pages: 5,
      content: roadshowSlides,
    },
    startsAt,
  );
  const people = [...cast.accounts.values()];
  await seedSession({
    session: event._id,
    steps: roadshowSteps(cast, event, deckId),
    phase: 'replay',
    stays: people.map(({ userId }, index) => ({
      userId,
      from: new Date(startsAt.getTime() + (index * 3 - 8) * MINUTE_MS),
      to: new Date(startsAt.getTime() + (45 - index * 2) * MINUTE_MS),
    })),
  });
};

/** The next full hour: nobody invites for 14:37. */
const onTheHour = (at: Date): Date => new Date(Math.ceil(at.getTime() / HOUR_MS) * HOUR_MS);

const tellLobby = async (cast: EventCast, now: Date): Promise<void> => {
  const startsAt = onTheHour(new Date(now.getTime() + 2 * HOUR_MS));
  const announcedAt = new Date(now.getTime() - 5 * DAY_MS);
  const event = await planEvent(cast, {
    content: lobbyRoadshow,
    startsAt,
    lengthMs: HOUR_MS,
    announcedAt,
    presenters: ['enterprise'],
  });
  await registerAll(cast, event._id, new Date(announcedAt.getTime() + DAY_MS));
  const by = cast.coordinator.userId ?? '';
  await seedSession({
    session: event._id,
    steps: [
      planStep(event, now, by),
      { at: now, by, draft: { kind: 'session.moved', data: { to: 'lobby' }, lanes: ['ctl'] } },
    ],
    phase: 'lobby',
    stays: [],
  });
};

/** Tells the demo's events. */
export const tellEvents = async (cast: EventCast, now: Date): Promise<void> => {
  await tellPastRoadshow(cast, now);
  await tellLobby(cast, now);
  await planEvent(cast, {
    content: comingTraining,
    startsAt: onTheHour(new Date(now.getTime() + 8 * DAY_MS)),
    lengthMs: 2 * HOUR_MS,
    announcedAt: new Date(now.getTime() - 2 * DAY_MS),
    seats: 60,
  });
};
