import { capabilities } from '#server/features/capabilities/capabilities.ts';
import { needs } from '#server/features/needs/needs.ts';
import { type Postings, postingsOf } from '#server/features/postings/noun.ts';
import { maySeeMatches } from '#server/features/postings/policy.ts';
import { registerPreview } from '#server/features/postings/preview.ts';
import { readablePosting } from '#server/features/postings/reads.ts';
import type { FeatureFactory, Platform } from '#server/platform/feature.ts';
import { bindRoutes } from '#server/platform/http/handler.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { bindRequests } from '#server/platform/realtime/realtime.ts';
import { matchRoutes } from '#shared/matching/routes.ts';
import { matchSocket } from '#shared/matching/socket.ts';
import { termSource } from './analyse.ts';
import { outdatedAnalyses } from './analyses.ts';
import { listMatches, type MatchPorts, withCards } from './list-matches.ts';
import { matchNotices, matchRoom, watchersRoom } from './notices.ts';
import { previewBy } from './preview.ts';
import { createShelves } from './shelves.ts';

const REFRESH_EVERY_MS = 60_000;
const REFRESH_BATCH = 500;

const routesOf = (ports: MatchPorts) =>
  bindRoutes(matchRoutes, {
    async ofNeed({ params: { id }, query: { limit }, actor, now }) {
      const matches = await listMatches(ports, needs, { actor, id, limit, now });
      const shown = await withCards(capabilities, actor, matches);
      return { items: shown.map(({ card, match }) => ({ ...match, capability: card })) };
    },
    async ofCapability({ params: { id }, query: { limit }, actor, now }) {
      const matches = await listMatches(ports, capabilities, { actor, id, limit, now });
      const shown = await withCards(needs, actor, matches);
      return { items: shown.map(({ card, match }) => ({ ...match, need: card })) };
    },
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

export const matchingFeature: FeatureFactory = (platform) => {
  const { search, notify, clock } = platform;
  const shelves = createShelves();
  registerPreview(previewBy({ search, shelves }, clock));
  const told = { search, shelves, notify };
  return {
    name: 'matching',
    routes: routesOf({ search, shelves }),
    requests,
    sources: [termSource(needs), termSource(capabilities)],
    reactions: [matchNotices(needs, told), matchNotices(capabilities, told)],
    jobs: [refreshJob(needs, platform), refreshJob(capabilities, platform)],
    // A new process reads the shelves before its first request rather than within it.
    start: () => shelves.sync(),
  };
};
