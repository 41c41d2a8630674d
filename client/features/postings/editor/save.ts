// The server's side of a draft: saving it, and reading what a refused save brings along.
import { contentOf, type Posting, type PostingContent } from '#client/features/postings/content.ts';
import { nounRoutes } from '#client/features/postings/noun.ts';
import { call } from '#client/lib/call.ts';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import type { CapabilityContent } from '#shared/capabilities/schema.ts';
import type { Problem } from '#shared/contract/problem.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import type { NeedContent } from '#shared/needs/schema.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import type { Saved } from './draft-state.ts';

interface Save {
  noun: PostingNoun;
  id: string;
  version: number;
  content: PostingContent;
}

export const savedOf = (posting: Posting): Saved => ({ version: posting.version, content: contentOf(posting) });

// A draft of a noun has that noun's content; the two tables cannot say so together.
export const savePosting = ({ noun, id, version, content }: Save): Promise<Posting> =>
  noun === 'need'
    ? call(needRoutes.update, { params: { id }, body: { version, content: content as NeedContent } })
    : call(capabilityRoutes.update, { params: { id }, body: { version, content: content as CapabilityContent } });

/** The present text in a stale_version; null when it is not open to the reader any more. */
export const readCurrent = (noun: PostingNoun, problem: Problem): Saved | null => {
  const current = nounRoutes[noun].read.reply.safeParse(problem.current);
  return current.success ? savedOf(current.data) : null;
};
