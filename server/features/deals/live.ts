// Deals over sockets. A message reaches the others as soon as it is stored; whoever was not there asks for what changed since.
import { userRefs } from '#server/features/users/reads.ts';
import { isCenter, userIdOf } from '#server/platform/auth/actor.ts';
import type { Platform } from '#server/platform/feature.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { bindRequests, rooms } from '#server/platform/realtime/realtime.ts';
import { dealSocket } from '#shared/deals/socket.ts';
import { readable } from './command.ts';
import { postMessage, presentMessage } from './messages.ts';
import { type DealRecord, deals, type MessageRecord } from './model.ts';
import { isThird, maySpeak } from './policy.ts';
import { markRead } from './reading.ts';

/** Where the parties that look at a deal listen. */
export const dealRoom = (id: string): string => `deal:${id}`;
/** Where the center listens; spoken to only as long as all parties want it there. */
const centerRoom = (id: string): string => `deal-center:${id}`;

const roomsOf = (deal: Pick<DealRecord, '_id' | 'coordinator'>): string[] =>
  deal.coordinator?.joinedAt ? [dealRoom(deal._id), centerRoom(deal._id)] : [dealRoom(deal._id)];

/** Sends a message as it is now to everyone who looks at the deal. */
export const tellMessage = async ({ notify }: Pick<Platform, 'notify'>, record: MessageRecord): Promise<void> => {
  const deal = await deals.findById(record.dealId, { coordinator: 1 }).lean<Pick<DealRecord, '_id' | 'coordinator'>>();
  if (deal) notify(dealSocket, 'deal.message', roomsOf(deal), presentMessage(record));
};

export const dealRequests = (platform: Platform) => {
  const { notify, clock } = platform;
  return bindRequests(dealSocket, {
    'deal.watch': async ({ body, actor, join }) => {
      const deal = await readable(actor, body.id);
      join(isThird(actor, deal) ? centerRoom(deal._id) : dealRoom(deal._id));
      return { watching: true as const };
    },
    'deal.unwatch': async ({ body, actor, leave }) => {
      leave(dealRoom(body.id));
      if (isCenter(actor)) leave(centerRoom(body.id));
      return { watching: false as const };
    },
    'deal.post': async ({ body: { id, ...post }, actor }) => {
      const record = await postMessage({ actor, id, now: clock.now() }, post);
      await tellMessage(platform, record);
      return presentMessage(record);
    },
    'deal.typing': async ({ body, actor }) => {
      const deal = await readable(actor, body.id);
      if (!maySpeak(actor, deal)) throw new Problem('forbidden');
      const userId = userIdOf(actor);
      const name = (await userRefs([userId])).get(userId)?.name ?? '';
      notify(dealSocket, 'deal.typing', roomsOf(deal), { id: deal._id, userId, name });
      return { told: true as const };
    },
    'deal.read': async ({ body, actor }) => {
      const deal = await readable(actor, body.id);
      const readAt = clock.now();
      const userId = userIdOf(actor);
      await markRead(deal._id, userId, readAt);
      notify(dealSocket, 'deal.read', rooms.user(userId), { id: deal._id });
      return { readAt: readAt.toISOString() };
    },
  });
};
