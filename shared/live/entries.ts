// What can stand in a session's log: a kind, its data, and the lanes it may be written to.
import { z } from 'zod';
import { idSchema } from '#shared/contract/id.ts';
import { segmentKindSchema } from '#shared/events/schema.ts';
import { ROLES } from './lanes.ts';
import { QUESTION_STATES, SEGMENT_STATES, SESSION_STATES } from './lifecycles.ts';
import { mediaBegunSchema, mediaRelayedSchema, pullSchema } from './media/source.ts';
import { REVIEW_ACTS } from './reviewers/acts.ts';

export const REACTIONS = ['clap', 'like', 'insight', 'question'] as const;
export type Reaction = (typeof REACTIONS)[number];

const orderSchema = z.number().int().min(1);
const atSchema = z.number().int();
const roleSchema = z.enum(ROLES);

export const segmentPlanSchema = z.object({
  id: idSchema,
  kind: segmentKindSchema,
  title: z.string(),
  speaker: z.string(),
  presenterId: idSchema.nullable(),
  limitMs: z.number().int(),
});
export type SegmentPlan = z.output<typeof segmentPlanSchema>;

const deckSchema = z.object({ id: idSchema, name: z.string(), pages: z.number().int().min(1) });

const intentSchema = z.object({
  segmentId: idSchema,
  follows: z.boolean(),
  wantsPlan: z.boolean(),
  wantsMeeting: z.boolean(),
  amountWan: z.number().int().nullable(),
  /** The investor lets the company see it. */
  isShared: z.boolean(),
});

const authorSchema = { name: z.string(), organization: z.string(), role: roleSchema };

export const ENTRIES = {
  'session.planned': z.object({ title: z.string(), startsAt: atSchema, segments: z.array(segmentPlanSchema) }),
  'session.moved': z.object({ to: z.enum(SESSION_STATES) }),
  'segment.moved': z.object({ id: idSchema, to: z.enum(SEGMENT_STATES) }),
  'timer.paused': z.object({ id: idSchema }),
  'timer.resumed': z.object({ id: idSchema }),
  'timer.limited': z.object({ id: idSchema, limitMs: z.number().int() }),
  'stage.offered': z.object({ to: idSchema, name: z.string(), untilAt: atSchema }),
  'stage.declined': z.object({ why: z.enum(['declined', 'timed_out', 'withdrawn']) }),
  'stage.taken': z.object({ holder: idSchema, name: z.string(), token: z.number().int() }),
  'stage.returned': z.object({ token: z.number().int(), why: z.enum(['handed', 'dropped', 'taken_back']) }),
  'deck.shown': z.object({ deck: deckSchema, page: z.number().int().min(1) }),
  'page.turned': z.object({ deckId: idSchema, page: z.number().int().min(1) }),
  'deck.hidden': z.object({}),
  'media.begun': mediaBegunSchema,
  'media.relayed': mediaRelayedSchema,
  'media.pulled': pullSchema,
  'media.ended': z.object({}),
  announced: z.object({ text: z.string() }),
  'rules.changed': z.object({ slowModeSeconds: z.number().int(), holdsChat: z.boolean() }),

  'chat.said': z.object({ ...authorSchema, text: z.string(), heldAs: orderSchema.optional() }),
  'chat.redacted': z.object({ id: orderSchema }),
  'question.shown': z.object({
    name: z.string().nullable(),
    organization: z.string(),
    text: z.string(),
    segmentId: idSchema.nullable(),
    heldAs: orderSchema.optional(),
  }),
  'question.moved': z.object({ id: orderSchema, to: z.enum(QUESTION_STATES), into: orderSchema.optional() }),
  'poll.opened': z.object({ id: orderSchema, question: z.string(), options: z.array(z.string()) }),
  'poll.closed': z.object({ id: orderSchema, counts: z.array(z.number().int()) }),
  /** An empty one takes the captions away. */
  'caption.said': z.object({ text: z.string() }),
  reacted: z.object({ counts: z.partialRecord(z.enum(REACTIONS), z.number().int()) }),

  'chat.held': z.object({ ...authorSchema, text: z.string(), why: z.enum(['word', 'rule', 'repeat']) }),
  'question.held': z.object({
    name: z.string().nullable(),
    organization: z.string(),
    text: z.string(),
    segmentId: idSchema.nullable(),
    why: z.enum(['word', 'rule', 'repeat']),
  }),
  'held.refused': z.object({ id: orderSchema }),
  'redaction.noted': z.object({ id: orderSchema, name: z.string(), text: z.string() }),
  /** Settled by a reviewer's link: what it is called, and whose words they were. Follows the entries of the act itself. */
  reviewed: z.object({ reviewer: z.string(), act: z.enum(REVIEW_ACTS), name: z.string(), text: z.string() }),
  'poll.drafted': z.object({ question: z.string(), options: z.array(z.string()) }),
  'person.muted': z.object({ userId: idSchema, name: z.string(), untilAt: atSchema }),
  'person.banned': z.object({ userId: idSchema, name: z.string() }),
  'person.freed': z.object({ userId: idSchema, name: z.string() }),
  'words.changed': z.object({ words: z.array(z.string()) }),
  'hand.raised': z.object({ userId: idSchema, name: z.string(), organization: z.string() }),
  'hand.lowered': z.object({ userId: idSchema }),

  'intent.marked': z.object({ ...intentSchema.shape, userId: idSchema, name: z.string(), organization: z.string() }),
  /** To the company alone: the investor does not let it see their interest any more. */
  'intent.withdrawn': z.object({ segmentId: idSchema, userId: idSchema }),
  voted: z.object({ pollId: orderSchema, option: z.number().int().min(0) }),
  upvoted: z.object({ questionId: orderSchema }),
  /** Takes the place of an entry that turned out to be a repetition, so that a lane has no hole. */
  void: z.object({}),
} as const;

export type EntryKind = keyof typeof ENTRIES;
export type EntryData<Kind extends EntryKind> = z.output<(typeof ENTRIES)[Kind]>;

interface EntryOf<Kind extends EntryKind> {
  /** Session-wide, from 1 without holes: also the id of what the entry brought (a message, a question, a poll). */
  order: number;
  /** When it was stored, in the server's time. */
  at: number;
  kind: Kind;
  data: EntryData<Kind>;
}

/** An entry as its readers get it. Who caused it is stored, but stays with the server. */
export type Entry = { [Kind in EntryKind]: EntryOf<Kind> }[EntryKind];

type LaneKind = 'ctl' | 'pub' | 'staff' | 'host' | 'tally' | 'u';

const CTL: readonly LaneKind[] = ['ctl'];
const PUB: readonly LaneKind[] = ['pub'];
const STAFF: readonly LaneKind[] = ['staff'];

/** The lanes an entry of a kind may be written to; no other reader ever gets it. */
export const LANES_OF_KIND: Record<EntryKind, readonly LaneKind[]> = {
  'session.planned': CTL,
  'session.moved': CTL,
  'segment.moved': CTL,
  'timer.paused': CTL,
  'timer.resumed': CTL,
  'timer.limited': CTL,
  'stage.offered': CTL,
  'stage.declined': CTL,
  'stage.taken': CTL,
  'stage.returned': CTL,
  'deck.shown': CTL,
  'page.turned': CTL,
  'deck.hidden': CTL,
  'media.begun': CTL,
  'media.relayed': CTL,
  'media.pulled': CTL,
  'media.ended': CTL,
  announced: CTL,
  'rules.changed': CTL,
  'chat.said': ['pub', 'staff', 'u'],
  'chat.redacted': PUB,
  'question.shown': ['pub', 'staff', 'u'],
  'question.moved': PUB,
  'poll.opened': ['pub', 'staff'],
  'poll.closed': PUB,
  'caption.said': PUB,
  reacted: PUB,
  'chat.held': ['staff', 'u'],
  'question.held': ['staff', 'u'],
  'held.refused': ['staff', 'u'],
  'redaction.noted': STAFF,
  reviewed: STAFF,
  'poll.drafted': STAFF,
  'person.muted': ['staff', 'u'],
  'person.banned': ['staff', 'u'],
  'person.freed': ['staff', 'u'],
  'words.changed': STAFF,
  'hand.raised': ['staff', 'u'],
  'hand.lowered': ['staff', 'u'],
  'intent.marked': ['host', 'u'],
  'intent.withdrawn': ['u'],
  voted: ['tally', 'u'],
  upvoted: ['tally', 'u'],
  void: ['ctl', 'pub', 'staff', 'host', 'tally', 'u'],
};
