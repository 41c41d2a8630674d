// What was changed when: for the posting's organization and the center.
import { userRefs } from '#server/features/users/reads.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import { membershipIn } from '#server/platform/auth/actor.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { type LivingPosting, readable } from './command.ts';
import type { ContentOf, Postings } from './noun.ts';
import { mayReadInside } from './policy.ts';
import { archivedContent, archivedVersions } from './versions.ts';

interface Which<Noun extends PostingNoun> {
  postings: Postings<Noun>;
  actor: Actor;
  id: string;
}

const insider = async <Noun extends PostingNoun>(which: Which<Noun>): Promise<LivingPosting> => {
  const record = await readable(which);
  if (!mayReadInside(which.actor, record)) throw new Problem('forbidden');
  return record;
};

const archiveOf = ({ postings, actor }: Which<PostingNoun>, record: LivingPosting) => ({
  noun: postings.noun,
  postingId: record._id,
  // Early drafts stay in the house; the center reads what it was given.
  onlySubmitted: !membershipIn(actor, record.organizationId),
});

/** All versions, newest first. Throws `not_found`, and `forbidden` for readers of the listing only. */
export const listVersions = async <Noun extends PostingNoun>(which: Which<Noun>) => {
  const record = await insider(which);
  const entries = [record.written, ...(await archivedVersions(archiveOf(which, record)))];
  const people = await userRefs(entries.map((entry) => entry.by));
  return entries.map(({ version, at, by, changed }) => ({
    version,
    at: at.toISOString(),
    by: people.get(by)?.name ?? '',
    changed,
  }));
};

/**
 * The content that was in force at a version: steps such as a submission raise the version without a new text.
 * Throws as `listVersions`, and `not_found` for a version that is not there (yet).
 */
export const readVersion = async <Noun extends PostingNoun>(which: Which<Noun> & { version: number }) => {
  const record = await insider(which);
  if (which.version > record.version) throw new Problem('not_found');
  const isPresent = which.version >= record.written.version;
  const found = isPresent
    ? { ...record.written, content: record.content }
    : await archivedContent(archiveOf(which, record), which.version);
  if (!found) throw new Problem('not_found');
  const people = await userRefs([found.by]);
  return {
    version: found.version,
    at: found.at.toISOString(),
    by: people.get(found.by)?.name ?? '',
    // Parsed by this noun's schema when it was stored.
    content: found.content as ContentOf<Noun>,
  };
};
