// Links for reviewers: made and taken back by hosts, known again by their signature.
import { z } from 'zod';
import { loadEvent } from '#server/features/events/load.ts';
import { isOver } from '#server/features/events/policy.ts';
import { mayGiveReview } from '#server/features/live/policy.ts';
import { readSigned, sign } from '#server/features/live/signed.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import { changeRecord, foundOr404, insertRecord, newId } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { idSchema } from '#shared/contract/id.ts';
import { REVIEWERS_MAX, type ReviewerLink } from '#shared/live/reviewers/routes.ts';
import { type ReviewerLinkRecord, reviewerLinks } from './model.ts';

const HOUR_MS = 3600_000;

const tokenSchema = z.object({ link: idSchema, session: idSchema });

interface Command {
  actor: Actor;
  session: string;
  now: Date;
}

const present = ({ _id, name, createdAt, expiresAt, revokedAt }: ReviewerLinkRecord): ReviewerLink => ({
  id: _id,
  name,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  revokedAt: revokedAt?.toISOString() ?? null,
});

const loadGiven = async ({ actor, session }: Pick<Command, 'actor' | 'session'>) => {
  const event = await loadEvent(actor, session);
  if (!mayGiveReview(actor, event)) throw new Problem('forbidden');
  return event;
};

/** Throws `not_found`, `forbidden`. */
export const listReviewers = async (asked: Pick<Command, 'actor' | 'session'>): Promise<ReviewerLink[]> => {
  await loadGiven(asked);
  const { session } = asked;
  const found = await reviewerLinks.find({ session }).sort({ createdAt: -1 }).limit(100).lean<ReviewerLinkRecord[]>();
  return found.map(present);
};

/** Throws `not_found`, `forbidden`, `not_in_this_state` once the session is over or has too many links that work. */
export const makeReviewer = async (command: Command, given: { name: string; hours: number }, key: Buffer) => {
  const { actor, session, now } = command;
  const event = await loadGiven(command);
  const working = await reviewerLinks.countDocuments({ session, revokedAt: null, expiresAt: { $gt: now } });
  if (event.state !== 'published' || isOver(event) || working >= REVIEWERS_MAX) throw new Problem('not_in_this_state');
  const { name, hours } = given;
  const link = await insertRecord<ReviewerLinkRecord>(
    reviewerLinks,
    { _id: newId(), session, name, expiresAt: new Date(now.getTime() + hours * HOUR_MS), revokedAt: null },
    { type: 'reviewer_link.made', noun: 'reviewer_link', by: actor.userId, at: now, data: { session, name } },
  );
  return { ...present(link), token: sign({ link: link._id, session }, key) };
};

/** Taking it back again changes nothing. Throws `not_found`, `forbidden`. */
export const revokeReviewer = async (command: Command, id: string): Promise<void> => {
  const { actor, session, now } = command;
  await loadGiven(command);
  const { name } = foundOr404(await reviewerLinks.findOne({ _id: id, session }).lean<ReviewerLinkRecord>());
  await changeRecord<ReviewerLinkRecord>(reviewerLinks, {
    id,
    while: { revokedAt: null },
    set: { revokedAt: now },
    note: { type: 'reviewer_link.revoked', noun: 'reviewer_link', by: actor.userId, at: now, data: { session, name } },
  });
};

interface Shown {
  /** What the caller gave as token. */
  token: unknown;
  session: string;
  now: Date;
}

/** The link that a token is of. Throws `token_invalid` for a forged one, another session's, one that ran out or was taken back. */
export const readReviewer = async ({ token, session, now }: Shown, key: Buffer): Promise<ReviewerLinkRecord> => {
  const signed = tokenSchema.safeParse(readSigned(token, key));
  if (!signed.success || signed.data.session !== session) throw new Problem('token_invalid');
  const link = await reviewerLinks.findOne({ _id: signed.data.link, session }).lean<ReviewerLinkRecord>();
  if (!link || link.revokedAt !== null || link.expiresAt <= now) throw new Problem('token_invalid');
  return link;
};
