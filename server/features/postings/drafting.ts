// Writing a posting: begin a draft, replace its text, throw it away.
import { isDeepStrictEqual } from 'node:util';
import { type Actor, userIdOf } from '#server/platform/auth/actor.ts';
import { changeRecord, insertRecord, newId } from '#server/platform/db/record.ts';
import { type FieldNote, fieldProblem, Problem } from '#server/platform/http/problem.ts';
import { EDITABLE_STATUSES, isListed } from '#shared/postings/lifecycle.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import {
  applyMove,
  type Command,
  type LivingPosting,
  noteOf,
  requireVersion,
  untilApplied,
  writable,
} from './command.ts';
import { gaps, requireCodes, withinContent, yearAfter } from './completeness.ts';
import { differences } from './differences.ts';
import type { PostingContent, PostingRecord } from './model.ts';
import type { ContentOf, Postings } from './noun.ts';
import { traitsOf } from './traits.ts';
import { archiveContent } from './versions.ts';

/** For which of one's organizations one writes. Throws `forbidden` for none, a field problem when it has to be said. */
export const organizationFor = (actor: Actor, wanted: string | undefined): string => {
  const own = actor.memberships.filter(({ role }) => role !== 'member').map(({ organizationId }) => organizationId);
  if (wanted !== undefined) {
    if (!own.includes(wanted)) throw new Problem('forbidden');
    return wanted;
  }
  const [only, ...others] = own;
  if (only === undefined) throw new Problem('forbidden');
  if (others.length > 0) throw fieldProblem('organization', 'required');
  return only;
};

interface Begin<Noun extends PostingNoun> {
  postings: Postings<Noun>;
  actor: Actor;
  now: Date;
  /** May be left out by who writes for one organization only. */
  organization?: string | undefined;
  /** As the noun's content schema parses it. */
  content: ContentOf<Noun>;
  isDemo?: boolean;
}

/** Begins a draft. Throws `forbidden` for who does not write for the organization, `invalid_input` for unknown codes. */
export const createPosting = async <Noun extends PostingNoun>(begin: Begin<Noun>): Promise<PostingRecord> => {
  const { postings, actor, now, content } = begin;
  const organizationId = organizationFor(actor, begin.organization);
  requireCodes(content);
  const by = userIdOf(actor);
  return insertRecord(
    postings.model,
    {
      _id: newId(),
      organizationId,
      authorId: by,
      status: 'draft',
      content,
      written: { version: 1, at: now, by, changed: [], wasSubmitted: false },
      traits: traitsOf(content),
      advised: null,
      submittedAt: null,
      publishedAt: null,
      reviews: [],
      attachments: [],
      origin: null,
      isDemo: begin.isDemo ?? false,
    },
    noteOf({ noun: postings.noun, event: 'created', by, at: now, organizationId, from: null, to: 'draft' }),
  );
};

/** The fields that change with a content; `changed` says which parts of it differ from the content in force. */
export const contentChange = (record: LivingPosting, content: PostingContent, { actor, now }: Command) => ({
  content,
  traits: traitsOf(content),
  written: {
    version: record.version + 1,
    at: now,
    by: userIdOf(actor),
    changed: differences(record.content, content),
    // Only drafts are the author's alone.
    wasSubmitted: record.status !== 'draft',
  },
});

const requireComplete = (errors: FieldNote[]): void => {
  if (errors.length > 0) throw new Problem('incomplete', { errors: withinContent(errors) });
};

// A listed posting always has an end.
const contentToStore = (record: LivingPosting, content: PostingContent, now: Date): PostingContent =>
  isListed(record.status) && content.validUntil === null ? { ...content, validUntil: yearAfter(now) } : content;

interface Edit extends Command {
  version: number;
  content: PostingContent;
}

/**
 * Replaces the content. What is listed must stay complete; the change shows at once and the text before is kept.
 * Throws `not_found`, `forbidden`, `stale_version` with the posting as it is now, `not_in_this_state`, `incomplete`.
 */
export const updatePosting = (edit: Edit): Promise<PostingRecord> =>
  untilApplied(async () => {
    const { postings, now } = edit;
    const record = await writable(edit);
    await requireVersion(edit, record, edit.version);
    if (!EDITABLE_STATUSES.includes(record.status)) throw new Problem('not_in_this_state');
    requireCodes(edit.content);
    if (isListed(record.status)) requireComplete(gaps(postings, edit.content, now));
    const content = contentToStore(record, edit.content, now);
    // Saving without a change is no event.
    if (isDeepStrictEqual(content, record.content)) return record;
    await archiveContent(postings.noun, record);
    const change = contentChange(record, content, edit);
    const data = { changed: change.written.changed };
    return applyMove({ command: edit, record, to: record.status, event: 'edited', set: change, data });
  });

/** Throws a draft away. Files and versions follow by the reaction to the fact. */
export const removePosting = async (command: Command): Promise<void> => {
  await untilApplied(async () => {
    const { postings, actor, now } = command;
    const record = await writable(command);
    if (record.status !== 'draft') throw new Problem('not_in_this_state');
    return changeRecord(postings.model, {
      id: record._id,
      version: record.version,
      set: { status: 'removed' },
      note: noteOf({
        noun: postings.noun,
        event: 'removed',
        by: actor.userId,
        at: now,
        organizationId: record.organizationId,
        from: 'draft',
        to: 'removed',
      }),
    });
  });
};
