// The needs and capabilities that parts of an agenda present.
import { postingsOf } from '#server/features/postings/noun.ts';
import { postingsById } from '#server/features/postings/reads.ts';
import type { FieldNote } from '#server/platform/http/problem.ts';
import type { EventInput, XietongEvent } from '#shared/events/schema.ts';
import type { PostingRef } from '#shared/interests/schema.ts';
import { isListed } from '#shared/postings/lifecycle.ts';
import { NOUNS } from '#shared/postings/schema.ts';
import type { AgendaEntry } from './model.ts';

type Presented = NonNullable<XietongEvent['agenda'][number]['posting']>;

/** Those that are listed, by id, with their titles: what the public may read of them. */
export const listedAmong = async (refs: readonly PostingRef[]): Promise<Map<string, Presented>> => {
  const found = await Promise.all(
    NOUNS.map(async (noun) => {
      const ids = refs.filter((ref) => ref.noun === noun).map(({ id }) => id);
      const records = ids.length === 0 ? [] : await postingsById(postingsOf(noun), ids);
      return records.flatMap(({ _id: id, status, content }): Presented[] =>
        status !== 'removed' && isListed(status) ? [{ noun, id, title: content.title }] : [],
      );
    }),
  );
  return new Map(found.flat().map((posting) => [posting.id, posting]));
};

/** A field problem for each that is not listed. What an agenda named before, it may go on naming. */
export const refusedPostings = async (
  agenda: EventInput['agenda'],
  before: readonly AgendaEntry[],
): Promise<FieldNote[]> => {
  const listed = await listedAmong(agenda.flatMap(({ posting }) => posting ?? []));
  const known = new Set(before.map(({ posting }) => posting?.id));
  return agenda.flatMap(({ posting }, index) =>
    !posting || listed.get(posting.id)?.noun === posting.noun || known.has(posting.id)
      ? []
      : [{ field: `agenda.${index}.posting`, code: 'not_published' }],
  );
};
