// The steps that every command shares: load → authorize → change (lifecycle) → save record and fact in one write.
import type { Actor } from '#server/platform/auth/actor.ts';
import { plain } from '#server/platform/db/plain.ts';
import { changeRecord, type FactNote } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { transition } from '#shared/contract/lifecycle.ts';
import { type PostingAct, type PostingStatus, postingLifecycle } from '#shared/postings/lifecycle.ts';
import type { PostingRecord } from './model.ts';
import type { Postings } from './noun.ts';
import { mayReadTeaser, mayWrite } from './policy.ts';
import { presentPage } from './present.ts';

/** Who does what to which posting, and when. */
export interface Command {
  postings: Postings;
  actor: Actor;
  id: string;
  now: Date;
}

/** What happened to a posting, as a fact's type says it: `need.published`. */
export type PostingEvent =
  | 'created'
  | 'edited'
  | 'submitted'
  | 'published'
  | 'returned'
  | 'rejected'
  | 'withdrawn'
  | 'renewed'
  | 'talks_started'
  | 'talks_ended'
  | 'finished'
  | 'expired'
  | 'reopened'
  | 'removed'
  | 'attached'
  | 'detached'
  | 'imported';

interface Happening {
  noun: Postings['noun'];
  event: PostingEvent;
  by: string | null;
  at: Date;
  organizationId: string;
  from: PostingStatus | null;
  to: PostingRecord['status'];
  data?: Record<string, unknown>;
}

/** A posting's fact. Every one says whose posting it is and which states it lies between. */
export const noteOf = ({ noun, event, by, at, organizationId, from, to, data }: Happening): FactNote => ({
  type: `${noun}.${event}`,
  noun,
  by,
  at,
  data: { organizationId, from, to, ...data },
});

/** A record that is still there; a removed one is readable for nobody. */
export type LivingPosting = PostingRecord & { status: PostingStatus };

/** The record as it is stored; undefined without one. Who may see it is the caller's to ask. */
export const stored = async (postings: Postings, id: string): Promise<PostingRecord | undefined> =>
  (await plain<PostingRecord>(postings.model, { _id: id }))[0];

interface Reading extends Omit<Command, 'now'> {
  /** The record, where it is being read already. */
  record?: Promise<PostingRecord | undefined> | undefined;
}

/** The posting, or "not found" for who may not even read its teaser. */
export const readable = async ({ postings, actor, id, record: read }: Reading): Promise<LivingPosting> => {
  const record = await (read ?? stored(postings, id));
  if (!record || !mayReadTeaser(actor, record)) throw new Problem('not_found');
  // No reading right includes the removed state.
  return record as LivingPosting;
};

/** The posting for its own organization's owners and editors; "forbidden" for other readers. */
export const writable = async (command: Omit<Command, 'now'>): Promise<LivingPosting> => {
  const record = await readable(command);
  if (!mayWrite(command.actor, record)) throw new Problem('forbidden');
  return record;
};

/** Throws `stale_version` with the posting as it is now, unless the caller's version is the present one. */
export const requireVersion = async (
  { postings, actor }: Pick<Command, 'postings' | 'actor'>,
  record: LivingPosting,
  version: number | undefined,
): Promise<void> => {
  if (version === undefined || version === record.version) return;
  throw new Problem('stale_version', { current: await presentPage(postings, actor, record) });
};

/** The state an act leads to, or `not_in_this_state`. */
export const nextStatus = (record: LivingPosting, act: PostingAct): PostingStatus => {
  const to = transition(postingLifecycle, record.status, act);
  if (to === null) throw new Problem('not_in_this_state');
  return to;
};

const TRIES = 8;

/**
 * Runs a command's steps until its write finds the record as it was read. A lost race is no answer yet: read again, the
 * same checks say what is wrong now, or nothing is, when the caller gave no version.
 */
export const untilApplied = async (attempt: () => Promise<PostingRecord | null>): Promise<PostingRecord> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const changed = await attempt();
    if (changed) return changed;
  }
  throw new Problem('stale_version');
};

interface Move {
  command: Command;
  record: LivingPosting;
  to: PostingStatus;
  event: PostingEvent;
  set?: Partial<PostingRecord> & Record<`${string}.${string}`, unknown>;
  push?: Record<string, unknown>;
  data?: Record<string, unknown>;
}

/** Writes the change and its fact, if the record is still at the version that was read. */
export const applyMove = ({ command, record, to, event, set, push, data }: Move): Promise<PostingRecord | null> =>
  changeRecord(command.postings.model, {
    id: record._id,
    version: record.version,
    set: { ...set, status: to },
    ...(push ? { update: { $push: push } } : {}),
    note: noteOf({
      noun: command.postings.noun,
      event,
      by: command.actor.userId,
      at: command.now,
      organizationId: record.organizationId,
      from: record.status,
      to,
      ...(data ? { data } : {}),
    }),
  });
