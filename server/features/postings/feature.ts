// What needs and capabilities share at run time: watching a posting over the socket, and the parts that each noun's feature
// is made of.
import { plugInPublishedCounts } from '#server/features/organizations/posting-counts.ts';
import type { Feature, FeatureFactory, Platform } from '#server/platform/feature.ts';
import { bindRequests } from '#server/platform/realtime/realtime.ts';
import { postingSocket } from '#shared/postings/socket.ts';
import { readable } from './command.ts';
import { expirePostings } from './lifetime.ts';
import { momentCache } from './moment-cache.ts';
import { type Postings, postingsOf } from './noun.ts';
import { postingReactions, postingRoom } from './reactions.ts';
import { countListedOf } from './reads.ts';
import { postingSource } from './search.ts';

const EXPIRE_EVERY_MS = 60_000;

const countListed = async (organizationIds: readonly string[]) => {
  const [needs, capabilities] = await Promise.all([
    countListedOf(postingsOf('need'), organizationIds),
    countListedOf(postingsOf('capability'), organizationIds),
  ]);
  return new Map(
    organizationIds.map((id) => [id, { needs: needs.get(id) ?? 0, capabilities: capabilities.get(id) ?? 0 }]),
  );
};

export const postingsFeature: FeatureFactory = ({ search, config }) => ({
  name: 'postings',
  async start() {
    plugInPublishedCounts(countListed);
    momentCache.forget();
    momentCache.setOthers(config.redisUrl !== undefined);
    search.onChanged(momentCache.forget);
  },
  requests: bindRequests(postingSocket, {
    'posting.watch': async ({ body, actor, join }) => {
      await readable({ postings: postingsOf(body.noun), actor, id: body.id });
      join(postingRoom(body.noun, body.id));
      return { watching: true as const };
    },
    'posting.unwatch': async ({ body, leave }) => {
      leave(postingRoom(body.noun, body.id));
      return { watching: false as const };
    },
  }),
});

/** Everything of one noun but its routes, which its own table types. */
export const nounParts = (postings: Postings, platform: Platform): Omit<Feature, 'name' | 'routes'> => ({
  reactions: postingReactions(postings, platform),
  sources: [postingSource(postings)],
  jobs: [
    {
      name: `${postings.collection}.expire`,
      everyMs: EXPIRE_EVERY_MS,
      run: async () => void (await expirePostings(postings, platform.clock)),
    },
  ],
});
