import { capabilities } from '#server/features/capabilities/capabilities.ts';
import { needs } from '#server/features/needs/needs.ts';
import { type Postings, postingsOf } from '#server/features/postings/noun.ts';
import { maySeeMatches } from '#server/features/postings/policy.ts';
import { registerPreview } from '#server/features/postings/preview.ts';
import { readablePosting } from '#server/features/postings/reads.ts';
import { userIdOf } from '#server/platform/auth/actor.ts';
import { type Loop, startLoop } from '#server/platform/facts/loop.ts';
import type { Reaction } from '#server/platform/facts/reaction.ts';
import type { FeatureFactory, Platform } from '#server/platform/feature.ts';
import { bindRoutes, foreseeing } from '#server/platform/http/handler.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { Job } from '#server/platform/jobs/jobs.ts';
import { bindRequests } from '#server/platform/realtime/realtime.ts';
import { matchRoutes } from '#shared/matching/routes.ts';
import { matchSocket } from '#shared/matching/socket.ts';
import { weightRoutes } from '#shared/matching/weights.ts';
import { termSource } from './analyse.ts';
import { outdatedAnalyses } from './analyses.ts';
import { outcomeReaction, repliesReaction } from './feedback/hear.ts';
import { createRecorder } from './feedback/recorder.ts';
import { createImpliedKeeper } from './implied-keeper.ts';
import { type BegunList, beginList, type MatchPorts, showMatches } from './list-matches.ts';
import { createEmbedder } from './meaning/embedder.ts';
import { createMeaning, type Meaning } from './meaning/meaning.ts';
import { matchNotices, matchRoom, watchersRoom } from './notices.ts';
import { previewBy } from './preview.ts';
import { plugInMatching } from './reads.ts';
import { createKeptReplies } from './replies.ts';
import { createShelves } from './shelves.ts';
import { createKeptWeights } from './weights/kept.ts';
import { measureWeights, readWeights, saveWeights } from './weights/service.ts';

const REFRESH_EVERY_MS = 60_000;
const REFRESH_BATCH = 500;
/** How often the shelves are brought up to date without being asked, so that a request after an import need not wait. */
const SYNC_EVERY_MS = 1000;
const COMPLETE_EVERY_MS = 600_000;
/** Answers are heard as facts; what grows too old to count, and what other processes heard, is seen after this long. */
const REPLIES_EVERY_MS = 300_000;

const routesOf = (ports: MatchPorts) =>
  bindRoutes(matchRoutes, {
    ofNeed: foreseeing<typeof matchRoutes.ofNeed, BegunList | undefined>(
      ({ params: { id }, actor }) => beginList(ports, needs, actor, id),
      async ({ params: { id }, query: { limit }, actor, now }, begun) => {
        const shown = await showMatches<'need', 'capability'>(ports, needs, { actor, id, limit, now }, begun);
        return { items: shown.map(({ card, match }) => ({ capability: card, ...match })) };
      },
    ),
    ofCapability: foreseeing<typeof matchRoutes.ofCapability, BegunList | undefined>(
      ({ params: { id }, actor }) => beginList(ports, capabilities, actor, id),
      async ({ params: { id }, query: { limit }, actor, now }, begun) => {
        const shown = await showMatches<'capability', 'need'>(ports, capabilities, { actor, id, limit, now }, begun);
        return { items: shown.map(({ card, match }) => ({ need: card, ...match })) };
      },
    ),
    async opened({ body: { noun, id, counterpart }, actor, now }) {
      if (!maySeeMatches(actor, await readablePosting(postingsOf(noun), actor, id))) throw new Problem('not_found');
      const list = { noun, postingId: id, userId: userIdOf(actor), at: now };
      // Only what was shown to this person can be opened from there; anything else is not noted.
      ports.feedback.opened(list, counterpart);
    },
  });

const weightRoutesOf = ({ weights: kept }: MatchPorts) =>
  bindRoutes(weightRoutes, {
    read: ({ actor }) => readWeights(actor),
    measure: ({ body: { points }, actor }) => measureWeights(actor, kept, points),
    save: ({ body, actor, now }) => saveWeights({ ...body, actor, kept, now }),
  });

const requests = bindRequests(matchSocket, {
  'match.watch': async ({ body: { noun, id }, actor, join }) => {
    const record = await readablePosting(postingsOf(noun), actor, id);
    if (!maySeeMatches(actor, record)) throw new Problem('not_found');
    join(matchRoom(noun, id));
    join(watchersRoom(noun));
    return { watching: true as const };
  },
  'match.unwatch': async ({ body: { noun, id }, leave }) => {
    leave(matchRoom(noun, id));
    return { watching: false as const };
  },
});

/** Makes analyses of an older version of the code anew, some at a time. */
const refreshJob = (postings: Postings, { search }: Platform) => {
  const source = termSource(postings);
  return {
    name: `matching.refresh.${postings.noun}`,
    everyMs: REFRESH_EVERY_MS,
    async run() {
      const ids = await outdatedAnalyses(postings.noun, REFRESH_BATCH);
      if (ids.length > 0) await search.put(source.index.name, await source.load(ids));
    },
  };
};

/** Makes the vectors of what has changed. */
const meaningReaction = (postings: Postings, meaning: Meaning): Reaction => ({
  name: `${postings.noun}.meaning`,
  hears: [`${postings.noun}.*`],
  batch: REFRESH_BATCH,
  handle: (facts) => meaning.bring(postings, [...new Set(facts.map(({ recordId }) => recordId))]),
});

/** Makes the vectors of what was there before the embedder was. */
const completeJob = (postings: Postings, meaning: Meaning): Job => ({
  name: `matching.meaning.${postings.noun}`,
  everyMs: COMPLETE_EVERY_MS,
  run: () => meaning.complete(postings),
});

export const matchingFeature: FeatureFactory = (platform) => {
  const { search, notify, log, clock } = platform;
  const shelves = createShelves();
  const weights = createKeptWeights();
  const feedback = createRecorder(log);
  const { embedder } = platform.config;
  const meaning = embedder && createMeaning(createEmbedder(embedder), log);
  const implied = createImpliedKeeper(shelves.need, log);
  const replies = createKeptReplies();
  const ports = { search, shelves, weights, feedback, implied, replies, meaning };
  registerPreview(previewBy(ports, clock));
  const told = { search, shelves, weights, replies, notify };
  let keeping: Loop | undefined;
  plugInMatching(ports);
  return {
    name: 'matching',
    routes: [...routesOf(ports), ...weightRoutesOf(ports)],
    requests,
    sources: [termSource(needs), termSource(capabilities)],
    reactions: [
      matchNotices(needs, told),
      matchNotices(capabilities, told),
      outcomeReaction({ shelves, weights, replies }),
      repliesReaction(replies),
      ...(meaning ? [meaningReaction(needs, meaning), meaningReaction(capabilities, meaning)] : []),
    ],
    jobs: [
      { name: 'matching.replies', everyMs: REPLIES_EVERY_MS, run: () => replies.refresh() },
      refreshJob(needs, platform),
      refreshJob(capabilities, platform),
      ...(meaning ? [completeJob(needs, meaning), completeJob(capabilities, meaning)] : []),
    ],
    async start() {
      // A new process reads the shelves before its first request rather than within it.
      const readAll = () => Promise.all([shelves.sync(), weights.refresh()]);
      await Promise.all([readAll(), replies.refresh()]);
      feedback.start();
      implied.start();
      const look = () => readAll().then(() => SYNC_EVERY_MS);
      keeping = startLoop({
        look,
        onFailure: (error) => log.warn({ failure: String(error) }, 'shelves: will read again'),
      });
    },
    async stop() {
      await keeping?.stop();
      await Promise.all([feedback.stop(), implied.stop()]);
    },
  };
};
