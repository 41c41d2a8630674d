// GET …/matches: the counterparts of a posting with their why cards, as far as the actor may read them.
import { capabilities } from '#server/features/capabilities/capabilities.ts';
import { needs } from '#server/features/needs/needs.ts';
import { noteReading } from '#server/features/postings/confidential.ts';
import type { PostingRecord } from '#server/features/postings/model.ts';
import type { Postings } from '#server/features/postings/noun.ts';
import { maySeeMatches } from '#server/features/postings/policy.ts';
import {
  cardsOfSources,
  type PostingSource,
  postingsById,
  readablePosting,
  type SourceRecord,
  sourcesById,
  storedPosting,
} from '#server/features/postings/reads.ts';
import { type Actor, userIdOf } from '#server/platform/auth/actor.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { meanwhile } from '#server/platform/meanwhile.ts';
import type { Search } from '#server/platform/search/search.ts';
import type { Match } from '#shared/matching/schema.ts';
import { isListed, type PostingStatus } from '#shared/postings/lifecycle.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import type { WeightTable } from './dimensions/weights.ts';
import { featuresOf } from './features.ts';
import type { FeedbackRecorder } from './feedback/recorder.ts';
import type { ImpliedKeeper } from './implied-keeper.ts';
import type { FieldText } from './item/item.ts';
import { itemOfPosting, textsOfPosting } from './item/read-posting.ts';
import { findMatches, type Matches, type Seeking, seek } from './matcher.ts';
import type { Meaning } from './meaning/meaning.ts';
import { askedOf } from './ranking/asked.ts';
import type { Ranked } from './ranking/rank.ts';
import { meaningOf } from './ranking/rank.ts';
import type { Reader } from './ranking/reader.ts';
import { seenTerms } from './ranking/reader.ts';
import { readerOf } from './readers.ts';
import type { KeptReplies, Replies } from './replies.ts';
import type { Audience, Shelved } from './shelf.ts';
import { shelvedOf } from './shelve.ts';
import type { KeptShelves } from './shelves.ts';
import type { KeptWeights } from './weights/kept.ts';
import { readWhole, type SideTexts } from './why/reading.ts';
import { explain, type WeighedPair, weigh } from './why/why.ts';

export interface MatchPorts {
  search: Search;
  shelves: KeptShelves;
  weights: KeptWeights;
  feedback: FeedbackRecorder;
  implied: ImpliedKeeper;
  replies: KeptReplies;
  /** Where an embedder is configured. */
  meaning?: Meaning | undefined;
}

export interface MatchList {
  actor: Actor;
  id: string;
  limit: number;
  now: Date;
}

const other = (noun: PostingNoun): Postings => (noun === 'need' ? capabilities : needs);

const textsOf = (record: SourceRecord, reader: Reader): readonly FieldText[] => {
  const { _id: id, organizationId, content } = record;
  const { teaser, details } = textsOfPosting(content);
  // Removed drafts have no matches, and are nobody's.
  const status = record.status as PostingStatus;
  return reader.mayReadDetails({ id, organizationId, status, disclosure: content.disclosure })
    ? [...teaser, ...details]
    : teaser;
};

/** The posting as an item: off the shelf when it is there as it is now, analysed on the spot when it is not (a draft, say). */
const shelvedNow = (shelves: KeptShelves, noun: PostingNoun, record: PostingRecord): Shelved => {
  const kept = shelves[noun].get(record._id);
  return kept?.revision === record.version ? kept : shelvedOf(itemOfPosting(noun, record), record.version);
};

/** What is read of a counterpart goes by its record: one that was closed just now shows no more than that, though it ranked by more. */
const asStored = (item: Shelved, { version, organizationId, status, content }: SourceRecord): Shelved =>
  item.revision === version || status === 'removed'
    ? item
    : { ...item, organizationId, status, disclosure: content.disclosure };

interface Explaining {
  item: Shelved;
  record: PostingRecord;
  own: SideTexts;
  reader: Reader;
  now: number;
  matches: Matches;
  weights: WeightTable;
  replies: Replies;
}

/** A match with the counterpart as it is stored. */
export interface FoundMatch extends PostingSource {
  match: Match;
}

/** The pair with a counterpart, as the reader knows it. */
const weighedWith = (counterpart: Shelved, explaining: Explaining): WeighedPair => {
  const { item, reader, now, matches, weights, replies } = explaining;
  const { collection, meanings } = matches;
  const [need, capability] = item.noun === 'need' ? [item, counterpart] : [counterpart, item];
  const asked = matches.asked ?? askedOf(seenTerms(reader, need), collection.statistics, need.implied[reader.audience]);
  const meaning = meaningOf(meanings, counterpart.id);
  return weigh({ need, capability, asked, collection, reader, now, weights, replies, meaning });
};

/** The ranked pairs with their reasons, in order; a counterpart that has just gone is left out. */
const explainAll = async (ranked: readonly Ranked[], explaining: Explaining): Promise<FoundMatch[]> => {
  const { item, own, reader } = explaining;
  const isNeed = item.noun === 'need';
  const ids = ranked.map((one) => one.item.id);
  const owners = ranked.map((one) => one.item.organizationId);
  const [counterparts, titles, weighed] = await Promise.all([
    sourcesById(other(item.noun), ids, owners),
    impliedTitles(ranked, explaining),
    meanwhile(() => new Map(ranked.map((one) => [one.item, weighedWith(one.item, explaining)]))),
  ]);
  const sources = new Map(counterparts.map((source) => [source.record._id, source]));
  const titleOf = (id = ''): string => titles.get(id) ?? sources.get(id)?.record.content.title ?? '';
  return ranked.flatMap(({ item: ranking }) => {
    const its = sources.get(ranking.id);
    if (!its) return [];
    const counterpart = asStored(ranking, its.record);
    const theirs = { texts: textsOf(its.record, reader) };
    const pair = weighed.get(counterpart) ?? weighedWith(counterpart, explaining);
    const match = explain(pair, {
      need: isNeed ? own : theirs,
      capability: isNeed ? theirs : own,
      impliedBy: titleOf(pair.asked.widened?.by),
    });
    return [{ match, ...its }];
  });
};

/** Titles of the capabilities that a need's implied words come from, for the cards to name, but for those among the ranked. */
const impliedTitles = async (
  ranked: readonly Ranked[],
  { item, record, reader, matches }: Explaining,
): Promise<ReadonlyMap<string, string>> => {
  const isNeed = item.noun === 'need';
  const ids = isNeed ? [matches.asked?.widened?.by] : ranked.map((one) => one.item.implied[reader.audience]?.by);
  const read = new Set(isNeed ? ranked.map((one) => one.item.id) : [item.id]);
  const missing = [...new Set(ids)].filter((id): id is string => id !== undefined && !read.has(id));
  const found = missing.length > 0 ? await postingsById(capabilities, missing) : [];
  // One that has left the listing since is nobody's to name.
  const named = found.filter(({ status }) => status !== 'removed' && isListed(status));
  return new Map([...named, ...(isNeed ? [] : [record])].map(({ _id, content }) => [_id, content.title]));
};

/** A list that was begun for a posting as the shelf has it, and for readers of one audience. */
export interface BegunList {
  item: Shelved;
  audience: Audience;
  seeking: Seeking;
  record: Promise<PostingRecord | undefined>;
}

/** Begins before it is known what the actor may read; undefined for what is on no shelf. */
export const beginList = (
  { search, shelves }: MatchPorts,
  postings: Postings,
  actor: Actor,
  id: string,
): BegunList | undefined => {
  const item = shelves[postings.noun].get(id);
  if (!item) return undefined;
  const reader = readerOf(actor);
  const seeking = seek({ search, shelves, item, reader });
  const record = storedPosting(postings, id);
  // Whoever may not read the posting never hears how that ended.
  record.catch(() => {});
  return { item, audience: reader.audience, seeking, record };
};

/**
 * The matches of a posting, best first. `begun` is what the engine was asked before it was known who asks. Throws `not_found` for
 * who may not read the posting, `forbidden` for who may not read its details, and `search_unavailable`.
 */
export const listMatches = async <Noun extends PostingNoun>(
  ports: MatchPorts,
  postings: Postings<Noun>,
  { actor, id, limit, now }: MatchList,
  begun?: BegunList,
): Promise<FoundMatch[]> => {
  const { search, shelves } = ports;
  const weights = ports.weights.current();
  const { noun } = postings;
  const reader = readerOf(actor);
  // The engine looks for candidates while the posting is read: it nearly always is as the shelf has it.
  const list = begun?.audience === reader.audience ? begun : beginList(ports, postings, actor, id);
  const [record] = await Promise.all([readablePosting(postings, actor, id, list?.record), shelves.refresh()]);
  if (!maySeeMatches(actor, record)) throw new Problem('not_found');
  const item = shelvedNow(shelves, noun, record);
  const seeking = item.revision === list?.item.revision ? list.seeking : undefined;
  const { meaning, replies } = ports;
  // Read once for all pairs, while the engine is looking.
  const texts = textsOf(record, reader);
  const own = { texts, whole: readWhole(texts) };
  const near = meaning && ((candidates: readonly Shelved[]) => meaning.near(item, texts, candidates, reader));
  const by = { weights, replies, now: now.getTime() };
  const matches = await findMatches({ search, shelves, item, reader, ...by, most: limit, near, begun: seeking });
  const explaining = { item, record, own, reader, ...by, matches };
  if (matches.asked?.widened) ports.implied.keep(item, reader.audience, matches.asked.widened);
  const explained = await explainAll(matches.ranked, explaining);
  // Cards quote what was opened to the reader, which is an opening.
  await noteReading({ noun, actor, posting: record });
  const counterpart = other(noun).noun;
  await Promise.all(explained.map((one) => noteReading({ noun: counterpart, actor, posting: one.record })));
  return explained;
};

/** Notes what the person is shown, with the numbers that ranked it. */
const noteShown = (
  { feedback, weights }: MatchPorts,
  noun: PostingNoun,
  { actor, id, now }: MatchList,
  shown: readonly { match: Match; card: { id: string } }[],
): void =>
  feedback.shown({
    at: now,
    noun,
    postingId: id,
    userId: userIdOf(actor),
    weights: weights.current().version,
    items: shown.map(({ card, match: { why } }, at) => {
      const { text, fits } = featuresOf(why.text.points, why.dimensions);
      return { id: card.id, position: at + 1, text, fits: [...fits] };
    }),
  });

/** Matches with the counterpart's card beside each; one that has just left the listing is left out. */
const withCards = <Noun extends PostingNoun>(actor: Actor, found: readonly FoundMatch[]) => {
  const cards = cardsOfSources<Noun>(actor, found);
  const byId = new Map(cards.map((card) => [card.id, card]));
  return found.flatMap(({ record, match }) => {
    const card = byId.get(record._id);
    return card ? [{ card, match }] : [];
  });
};

/** The matches to show, each with its card, and noted as shown. Throws as `listMatches`. */
export const showMatches = async <Noun extends PostingNoun, Other extends PostingNoun>(
  ports: MatchPorts,
  postings: Postings<Noun>,
  list: MatchList,
  begun?: BegunList,
) => {
  const shown = withCards<Other>(list.actor, await listMatches(ports, postings, list, begun));
  noteShown(ports, postings.noun, list, shown);
  return shown;
};
