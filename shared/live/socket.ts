// The session's own socket table. A connection begins with a signed ticket; what its role may ask stands in each row.
import { z } from 'zod';
import { idSchema } from '#shared/contract/id.ts';
import type { SocketNotice, SocketRequest } from '#shared/contract/socket.ts';
import { lineOf, textOf } from '#shared/contract/text.ts';
import { REACTIONS } from './entries.ts';
import { ROLES, type Role } from './lanes.ts';
import { HOST_SESSION_ACTS, QUESTION_ACTS, SEGMENT_ACTS } from './lifecycles.ts';
import {
  ANNOUNCEMENT_MAX,
  CAPTION_MAX,
  CHAT_MAX,
  INTENT_MAX_WAN,
  MUTE_MAX_SECONDS,
  POLL_OPTIONS_MAX,
  QUESTION_MAX,
  SLOW_MODE_MAX_SECONDS,
  WORDS_MAX,
} from './limits.ts';
import { broadcastSchema, pullSchema, relaySchema } from './media/source.ts';

export interface StageRequest extends SocketRequest {
  /** Who may ask this at all; what the session's state allows is checked beside. */
  roles: readonly Role[];
}

interface StageTable {
  requests: Record<string, StageRequest>;
  notices: Record<string, SocketNotice>;
}

const stageTable = <const Table extends StageTable>(table: Table): Table => table;

export const REMOVALS = ['banned', 'uninvited', 'elsewhere'] as const;
export type Removal = (typeof REMOVALS)[number];

const SIGNED_IN: readonly Role[] = ['host', 'moderator', 'presenter', 'investor', 'viewer'];
const STAFF: readonly Role[] = ['host', 'moderator'];
const HOST: readonly Role[] = ['host'];
const STAGE: readonly Role[] = ['host', 'presenter'];

/** Made by the client for each act: sending it again is safe, it counts once. */
const clientId = z.uuid();
const orderSchema = z.number().int().min(1);
/** The entry that the act became. */
const written = z.object({ order: orderSchema });
const token = z.number().int().min(0);

const request = <const Body extends z.ZodType>(summary: string, roles: readonly Role[], body: Body) =>
  ({ summary, access: 'public', roles, body, reply: written }) as const;

export const stageSocket = stageTable({
  requests: {
    'chat.say': request(
      'Say something; it may wait for the moderators',
      SIGNED_IN,
      z.strictObject({ clientId, text: lineOf({ min: 1, max: CHAT_MAX }) }),
    ),
    'question.ask': request(
      'Ask a question, by name or anonymously',
      SIGNED_IN,
      z.strictObject({
        clientId,
        text: textOf({ min: 2, max: QUESTION_MAX }),
        isAnonymous: z.boolean(),
        segmentId: idSchema.nullable(),
      }),
    ),
    'question.upvote': request(
      'Support a question; once per person',
      SIGNED_IN,
      z.strictObject({ clientId, id: orderSchema }),
    ),
    'poll.vote': request(
      'Vote; the last vote counts',
      SIGNED_IN,
      z.strictObject({ clientId, id: orderSchema, option: z.number().int().min(0).max(POLL_OPTIONS_MAX) }),
    ),
    react: {
      summary: 'Applaud and the like; only sums are kept',
      access: 'public',
      roles: SIGNED_IN,
      body: z.strictObject({ kind: z.enum(REACTIONS) }),
      reply: z.object({}),
    },
    'hand.raise': request('Ask to be brought on stage', ['investor', 'viewer'], z.strictObject({ clientId })),
    'hand.lower': request('Take the hand down', ['investor', 'viewer'], z.strictObject({ clientId })),
    'intent.mark': request(
      'Mark an interest in the project of a segment; hosts see it, the company when it is shared',
      ['investor'],
      z.strictObject({
        clientId,
        segmentId: idSchema,
        follows: z.boolean(),
        wantsPlan: z.boolean(),
        wantsMeeting: z.boolean(),
        amountWan: z.number().int().min(1).max(INTENT_MAX_WAN).nullable(),
        isShared: z.boolean(),
      }),
    ),

    'stage.accept': request('Take the stage that was offered', ['presenter', 'host'], z.strictObject({ clientId })),
    'stage.decline': request('Decline it', ['presenter', 'host'], z.strictObject({ clientId })),
    'stage.leave': request('Give the stage back', STAGE, z.strictObject({ clientId, token })),
    'deck.show': request(
      'Put a deck on the stage',
      STAGE,
      z.strictObject({ clientId, token, deckId: idSchema, page: z.number().int().min(1) }),
    ),
    'page.turn': request('Turn to a page', STAGE, z.strictObject({ clientId, token, page: z.number().int().min(1) })),
    'deck.hide': request('Take the deck off the stage', STAGE, z.strictObject({ clientId, token })),
    'media.begin': request(
      'Begin a recording of one’s camera, screen or microphone; the entry’s order is its number',
      STAGE,
      z.strictObject({ clientId, token, ...broadcastSchema.shape }),
    ),
    'media.relay': request(
      'Send one’s camera, screen or microphone by the media server, where there is one',
      STAGE,
      z.strictObject({ clientId, token, ...relaySchema.shape }),
    ),
    'media.end': request(
      'End the video of this number; a newer one goes on',
      STAGE,
      z.strictObject({ clientId, token, epoch: orderSchema }),
    ),
    'media.pull': request(
      'Show a stream from elsewhere instead: HLS or HTTP-FLV',
      HOST,
      z.strictObject({ clientId, ...pullSchema.shape }),
    ),

    'session.move': request(
      'Open the lobby, begin, pause, end, release the replay',
      HOST,
      z.strictObject({ clientId, act: z.enum(HOST_SESSION_ACTS) }),
    ),
    'segment.move': request(
      'Call, start, ask questions in, finish or skip a segment',
      HOST,
      z.strictObject({ clientId, id: idSchema, act: z.enum(SEGMENT_ACTS) }),
    ),
    'timer.pause': request('Stop the clock of a segment', HOST, z.strictObject({ clientId, id: idSchema })),
    'timer.resume': request('Let it run on', HOST, z.strictObject({ clientId, id: idSchema })),
    'timer.limit': request(
      'Give a segment more or less time',
      HOST,
      z.strictObject({
        clientId,
        id: idSchema,
        limitMs: z
          .number()
          .int()
          .min(30_000)
          .max(4 * 3600_000),
      }),
    ),
    'stage.offer': request(
      'Offer the stage to the presenter of a segment',
      HOST,
      z.strictObject({ clientId, segmentId: idSchema }),
    ),
    'stage.take_back': request('Take the stage back', HOST, z.strictObject({ clientId })),
    announce: request(
      'Pin an announcement; an empty one takes it away',
      HOST,
      z.strictObject({ clientId, text: lineOf({ max: ANNOUNCEMENT_MAX }) }),
    ),
    'caption.say': request(
      'Show a caption; an empty one takes them away',
      STAFF,
      z.strictObject({ clientId, text: lineOf({ max: CAPTION_MAX }) }),
    ),
    'poll.draft': request(
      'Prepare a poll',
      HOST,
      z.strictObject({
        clientId,
        question: lineOf({ min: 2, max: 120 }),
        options: z
          .array(lineOf({ min: 1, max: 60 }))
          .min(2)
          .max(POLL_OPTIONS_MAX),
      }),
    ),
    'poll.open': request('Open a prepared poll', HOST, z.strictObject({ clientId, id: orderSchema })),
    'poll.close': request('Close it and show the result', HOST, z.strictObject({ clientId, id: orderSchema })),

    'held.release': request(
      'Let a held message or question through',
      STAFF,
      z.strictObject({ clientId, id: orderSchema }),
    ),
    'held.refuse': request('Refuse it; its author is told', STAFF, z.strictObject({ clientId, id: orderSchema })),
    'chat.redact': request(
      'Take a message back from every screen and from the record',
      STAFF,
      z.strictObject({ clientId, id: orderSchema }),
    ),
    'question.move': request(
      'Take a question up, settle, dismiss or merge it',
      STAFF,
      z.strictObject({ clientId, id: orderSchema, act: z.enum(QUESTION_ACTS), into: orderSchema.optional() }),
    ),
    'person.mute': request(
      'Silence the author of a message or question for a while',
      STAFF,
      z.strictObject({ clientId, entry: orderSchema, seconds: z.number().int().min(10).max(MUTE_MAX_SECONDS) }),
    ),
    'person.ban': request(
      'Remove the author of a message or question from the session',
      STAFF,
      z.strictObject({ clientId, entry: orderSchema }),
    ),
    'person.free': request(
      'Let a muted or removed person take part again',
      STAFF,
      z.strictObject({ clientId, userId: idSchema }),
    ),
    'hand.dismiss': request('Take somebody’s hand down', STAFF, z.strictObject({ clientId, userId: idSchema })),
    'rules.change': request(
      'Slow mode, and whether every message waits for the moderators',
      STAFF,
      z.strictObject({
        clientId,
        slowModeSeconds: z.number().int().min(0).max(SLOW_MODE_MAX_SECONDS),
        holdsChat: z.boolean(),
      }),
    ),
    'words.change': request(
      'Words whose messages wait for the moderators',
      STAFF,
      z.strictObject({ clientId, words: z.array(lineOf({ min: 1, max: 30 })).max(WORDS_MAX) }),
    ),
  },
  notices: {
    joined: {
      summary: 'The first notice: who one is here, and where each lane stands; shared states follow in `state`',
      body: z.object({
        role: z.enum(ROLES),
        userId: idSchema.nullable(),
        /** The server's time, to compute clocks from. */
        now: z.number().int(),
        heads: z.record(z.string(), z.number().int()),
        /** States of the lanes that are not everybody's. */
        states: z.record(z.string(), z.unknown()),
        /** True: the client's own lanes go on where they were, what it missed follows as `lane` notices. */
        isDelta: z.boolean(),
      }),
    },
    state: {
      summary: 'The states of everybody’s lanes, encoded once for all who join at about the same time',
      body: z.object({
        heads: z.record(z.string(), z.number().int()),
        ctl: z.unknown(),
        pub: z.unknown(),
        sums: z.unknown(),
      }),
    },
    lane: {
      summary: 'Entries of one lane, from a number of its own sequence; a gap before it is pulled over HTTP',
      body: z.object({ lane: z.string(), from: z.number().int(), entries: z.array(z.unknown()) }),
    },
    sums: {
      summary: 'Last values: viewers, votes of open polls, supporters of questions; and where the shared lanes stand',
      body: z.object({
        heads: z.record(z.string(), z.number().int()),
        viewers: z.number().int(),
        polls: z.record(z.string(), z.array(z.number().int())),
        scores: z.record(z.string(), z.number().int()),
      }),
    },
    media: {
      summary: 'Last values: the newest chunk of each track of the recording that is going on',
      body: z.object({ epoch: z.number().int(), heads: z.record(z.string(), z.number().int()) }),
    },
    drain: {
      summary: 'The server goes down: come back after so many milliseconds',
      body: z.object({ afterMs: z.number().int() }),
    },
    removed: {
      summary:
        'The connection ends for good: one is banned, not invited any more, or has joined a closed session elsewhere',
      body: z.object({ why: z.enum(REMOVALS) }),
    },
  },
});

export type StageRequests = typeof stageSocket.requests;
export type StageRequestName = keyof StageRequests;
export type StageNotices = typeof stageSocket.notices;
export type Sums = z.output<StageNotices['sums']['body']>;
export type MediaHeads = z.output<StageNotices['media']['body']>;
export type Joined = z.output<StageNotices['joined']['body']>;
