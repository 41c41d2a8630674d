// Nearness of meaning as one more signal, when an embedder is configured. Vectors are made when a posting changes, behind its
// publication; a match compares stored ones. The embedder is asked within a match only for a text that has no vector yet (a
// draft), and never waited for longer than PATIENCE_MS: then the signal is left out, and the card says so.
import type { FieldText, MatchItem } from '#server/features/matching/item/item.ts';
import { itemOfPosting } from '#server/features/matching/item/read-posting.ts';
import type { Reader } from '#server/features/matching/ranking/reader.ts';
import type { Shelved } from '#server/features/matching/shelf.ts';
import type { PostingRecord } from '#server/features/postings/model.ts';
import type { Postings } from '#server/features/postings/noun.ts';
import { listedPostings, postingsById } from '#server/features/postings/reads.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { Log } from '#server/platform/logging.ts';
import { isListed } from '#shared/postings/lifecycle.ts';
import type { Embedder } from './embedder.ts';
import { cosine, fitOf, type Scale, scaleOf } from './nearness.ts';
import { dropVectors, saveVectors, someVectors, type Vectors, vectorRevisions, vectorsById } from './vectors.ts';

const PATIENCE_MS = 250;
/** After a failure nobody waits for it again so soon. */
const REST_MS = 10_000;
const WRITING_MS = 20_000;
const TEXTS_AT_ONCE = 16;
const TEXT_LENGTH = 2000;
/** As many of the likeliest candidates are compared. */
const COMPARED = 150;
const SAMPLE = 60;

/** Fits by the counterpart's id; null: left out this time. */
export type Meanings = ReadonlyMap<string, number> | null;

const textOf = (texts: readonly FieldText[]): string =>
  texts
    .filter(({ zone }) => zone !== 'background')
    .map(({ text }) => text)
    .join('\n')
    .slice(0, TEXT_LENGTH) || '-';

const wholeText = ({ teaser, details }: MatchItem): string => textOf([...teaser, ...details]);

const isListedRecord = ({ status }: PostingRecord): boolean => status !== 'removed' && isListed(status);

export interface Meaning {
  /** How near candidates are to an item; `own` is its text, for when it has no vector yet. */
  near(item: Shelved, own: readonly FieldText[], candidates: readonly Shelved[], reader: Reader): Promise<Meanings>;
  /** Makes vectors of those that have changed. Throws `search_unavailable` while the embedder is away. */
  bring(postings: Postings, ids: readonly string[]): Promise<void>;
  /** Makes what is missing of a noun, and measures the scale anew. */
  complete(postings: Postings): Promise<void>;
}

export const createMeaning = (embedder: Embedder, log: Log): Meaning => {
  let scale: Scale | null = null;
  let restUntil = 0;

  const measure = async (): Promise<Scale> =>
    scaleOf(await someVectors(embedder.model, 'need', SAMPLE), await someVectors(embedder.model, 'capability', SAMPLE));

  const vectorsFor = async (items: readonly { item: MatchItem; revision: number }[]): Promise<Vectors[]> => {
    const texts = items.flatMap(({ item }) => [textOf(item.teaser), wholeText(item)]);
    const made = await embedder.embed(texts, WRITING_MS);
    return items.flatMap(({ item: { id, noun }, revision }, at) => {
      const [teaser, whole] = [made[2 * at], made[2 * at + 1]];
      return teaser && whole ? [{ id, noun, revision, teaser, whole }] : [];
    });
  };

  const bring = async (postings: Postings, ids: readonly string[]): Promise<void> => {
    const listed = (await postingsById(postings, ids)).filter(isListedRecord);
    const present = new Set(listed.map(({ _id }) => _id));
    await dropVectors(ids.filter((id) => !present.has(id)));
    const known = await vectorRevisions(embedder.model, [...present]);
    const due = listed.filter(({ _id, version }) => known.get(_id) !== version);
    for (let from = 0; from < due.length; from += TEXTS_AT_ONCE) {
      const part = due.slice(from, from + TEXTS_AT_ONCE);
      const items = part.map((record) => ({ item: itemOfPosting(postings.noun, record), revision: record.version }));
      const vectors = await vectorsFor(items).catch((cause: unknown) => {
        throw new Problem('search_unavailable', { cause });
      });
      await saveVectors(embedder.model, vectors);
    }
  };

  const ownVector = async (item: Shelved, stored: Vectors | undefined, own: readonly FieldText[]) => {
    if (stored?.revision === item.revision) return stored.whole;
    if (Date.now() < restUntil) return null;
    const [made] = await embedder.embed([textOf(own)], PATIENCE_MS);
    return made ?? null;
  };

  const compare: Meaning['near'] = async (item, own, candidates, reader) => {
    scale ??= await measure();
    const compared = candidates.slice(0, COMPARED);
    const vectors = await vectorsById(embedder.model, [item.id, ...compared.map(({ id }) => id)]);
    const mine = await ownVector(item, vectors.get(item.id), own);
    if (!mine) return null;
    const by = scale;
    return new Map(
      compared.flatMap((candidate) => {
        const theirs = vectors.get(candidate.id);
        if (!theirs || theirs.revision !== candidate.revision) return [];
        // Only the layer that the reader may read moves what they see.
        const seen = reader.mayReadDetails(candidate) ? theirs.whole : theirs.teaser;
        return [[candidate.id, fitOf(cosine(mine, seen), by)] as const];
      }),
    );
  };

  return {
    bring,
    async near(item, own, candidates, reader) {
      try {
        return await compare(item, own, candidates, reader);
      } catch (error) {
        restUntil = Date.now() + REST_MS;
        log.warn({ failure: String(error) }, 'embedder: left out of a match');
        return null;
      }
    },
    async complete(postings) {
      for await (const batch of listedPostings(postings)) {
        await bring(
          postings,
          batch.map(({ _id }) => _id),
        );
      }
      scale = await measure();
    },
  };
};
