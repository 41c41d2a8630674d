// When a posting appears, changes or leaves, the match pages it belongs on are told. Which those are is the same question as
// the posting's own matches, asked the other way; nothing else is ranked again.
import { setTimeout as wait } from 'node:timers/promises';
import { asQuery } from '#server/features/postings/condition.ts';
import type { Postings } from '#server/features/postings/noun.ts';
import { listed } from '#server/features/postings/policy.ts';
import type { Fact } from '#server/platform/db/record.ts';
import type { Reaction } from '#server/platform/facts/reaction.ts';
import type { Platform } from '#server/platform/feature.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { SearchRefusal } from '#server/platform/search/http-client.ts';
import type { Search } from '#server/platform/search/search.ts';
import { hasToHear } from '#server/platform/search/source.ts';
import { matchSocket } from '#shared/matching/socket.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { keepAnalyses } from './analyse.ts';
import { analysesById, exchangeTold } from './analyses.ts';
import { findMatches } from './matcher.ts';
import { readerFor } from './readers.ts';
import type { Replies } from './replies.ts';
import { awayWhenUnprepared } from './retrieval/retrieve.ts';
import { termIndexName } from './retrieval/term-index.ts';
import type { Shelved } from './shelf.ts';
import type { KeptShelves } from './shelves.ts';
import type { KeptWeights } from './weights/kept.ts';

/** Facts after which a posting's matches may be others. */
const CHANGES = ['published', 'edited', 'withdrawn', 'renewed', 'finished', 'expired', 'reopened', 'imported'] as const;

const TOLD = 100;
const LOOK_MS = 50;
const PATIENCE_MS = 10_000;

export const matchRoom = (noun: PostingNoun, id: string): string => `match:${noun}:${id}`;

/** Whoever watches any match page of the noun. */
export const watchersRoom = (noun: PostingNoun): string => `matches:${noun}`;

/** From here on it is cheaper that every open page asks again than to find out which ones need to. */
const MANY = 20;

const counterpartOf = (noun: PostingNoun): PostingNoun => (noun === 'need' ? 'capability' : 'need');

interface Told {
  search: Search;
  shelves: KeptShelves;
  weights: KeptWeights;
  replies: Replies;
  notify: Platform['notify'];
}

type Sought = Pick<Shelved, 'noun' | 'id' | 'revision'>;

const foundRevision = async (search: Search, { noun, id }: Sought): Promise<number> => {
  try {
    const document = await search.ask((client) =>
      client.index(search.nameOf(termIndexName(noun))).getDocument(id, { fields: ['revision'] }),
    );
    return Number(document['revision']);
  } catch (error) {
    if (error instanceof SearchRefusal && error.code === 'document_not_found') return -1;
    throw awayWhenUnprepared(error);
  }
};

/**
 * Waits until the engine finds the item as it is: a page that is told too early would ask in vain. Throws `search_unavailable`
 * while the term index still has to hear of it (the engine is away, or busy with what came before), and another error when it
 * has nothing left to hear and lacks it all the same: the engine refused it, and what holds the others up is given up in the end.
 */
const untilFound = async (search: Search, item: Sought): Promise<void> => {
  const index = termIndexName(item.noun);
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    // Asked first: what it hears between the two is found.
    const isComing = await hasToHear(index, item.id);
    if ((await foundRevision(search, item)) >= item.revision) return;
    const lack = `the term index lacks ${item.id}`;
    if (!isComing) throw new Error(`${lack}, and has nothing left to hear of it`);
    if (Date.now() > end) throw new Problem('search_unavailable', { cause: lack });
    await wait(LOOK_MS);
  }
};

const counterpartsOf = async ({ search, shelves, weights, replies }: Told, item: Shelved): Promise<string[]> => {
  await untilFound(search, item);
  await shelves.sync();
  const { ranked } = await findMatches({
    search,
    shelves,
    item,
    reader: readerFor('verified'),
    weights: weights.current(),
    replies,
    most: TOLD,
    now: Date.now(),
  });
  return ranked.map((one) => one.item.id);
};

const tellWatchers = ({ notify }: Told, noun: PostingNoun): void =>
  notify(matchSocket, 'matches.changed', watchersRoom(noun), { noun, id: null });

/** Many at once, as an import brings them. Their analyses are left to the term index, which makes them anyway. */
const tellOfMany = async (told: Told, { noun, model }: Postings, ids: readonly string[]): Promise<void> => {
  const last = await model
    .findOne({ _id: { $in: [...ids] }, ...asQuery(listed) }, { _id: 1 })
    .sort({ _id: -1 })
    .lean();
  if (!last) return;
  await untilFound(told.search, { noun, id: last._id, revision: 0 });
  tellWatchers(told, counterpartOf(noun));
};

const tell = async (told: Told, noun: PostingNoun, id: string): Promise<void> => {
  const [analysis] = await analysesById([id]);
  const counterparts = analysis?.item ? await counterpartsOf(told, analysis.item) : [];
  const before = await exchangeTold(id, counterparts);
  const counterpart = counterpartOf(noun);
  // It leaves, and came among many: nobody was told by name.
  if (!analysis?.item && before.length === 0) tellWatchers(told, counterpart);
  for (const other of new Set([...before, ...counterparts])) {
    told.notify(matchSocket, 'matches.changed', matchRoom(counterpart, other), { noun: counterpart, id: other });
  }
  told.notify(matchSocket, 'matches.changed', matchRoom(noun, id), { noun, id });
};

/** Tells match pages of one noun's postings that came, changed or left. */
export const matchNotices = (postings: Postings, told: Told): Reaction => ({
  name: `${postings.noun}.matches`,
  hears: CHANGES.map((change) => `${postings.noun}.${change}`),
  batch: 200,
  async handle(facts: readonly Fact[]) {
    const imported = facts.filter(({ type }) => type.endsWith('.imported')).map(({ recordId }) => recordId);
    const many = new Set(imported.length > MANY ? imported : []);
    if (many.size > 0) await tellOfMany(told, postings, [...many]);
    const ids = [...new Set(facts.map(({ recordId }) => recordId))].filter((id) => !many.has(id));
    // Whichever reaction comes first makes the analyses.
    await keepAnalyses(postings, ids);
    for (const id of ids) await tell(told, postings.noun, id);
  },
});
