// What follows from what happened in deals, and what deals do when an interest is accepted or a person leaves.
import { peopleById, writerFor } from '#server/features/organizations/people.ts';
import { membershipsOfOrganization } from '#server/features/organizations/reads.ts';
import { changeRecord, type Fact } from '#server/platform/db/record.ts';
import type { Reaction } from '#server/platform/facts/reaction.ts';
import type { Platform } from '#server/platform/feature.ts';
import { rooms } from '#server/platform/realtime/realtime.ts';
import { dealSocket } from '#shared/deals/socket.ts';
import { noteOf } from './command.ts';
import { dealRoom } from './live.ts';
import { type DealRecord, deals } from './model.ts';
import { openDealOfInterest } from './open.ts';
import { postingsInTalks } from './postings-in-talks.ts';

const BATCH = 200;

const dealIdOf = (fact: Fact): string => String(fact.data['dealId'] ?? '');

const organizationsOf = (fact: Fact): string[] => {
  const ids = fact.data['organizationIds'];
  return Array.isArray(ids) ? ids.map(String) : [];
};

const opening: Reaction = {
  name: 'deals.open',
  hears: ['interest.accepted'],
  async handle(facts) {
    for (const fact of facts) await openDealOfInterest(fact.recordId);
  },
};

const notices = ({ notify, clock }: Platform): Reaction => ({
  name: 'deals.notices',
  hears: ['deal.*'],
  batch: BATCH,
  async handle(facts) {
    const talked = new Set<string>();
    const changed = new Set<string>();
    const news = new Map<string, Set<string>>();
    for (const fact of facts) {
      const id = dealIdOf(fact);
      (fact.type.startsWith('deal.message') ? talked : changed).add(id);
      const told = news.get(id) ?? new Set();
      for (const organizationId of organizationsOf(fact)) told.add(organizationId);
      // Who was asked to join, or is no longer: not a party, and waiting all the same.
      const asked = fact.data['organizationId'];
      if (typeof asked === 'string') told.add(asked);
      news.set(id, told);
    }
    // Messages are not a change of the deal's record; lists are ordered by them all the same.
    if (talked.size > 0)
      await deals.updateMany({ _id: { $in: [...talked] } }, { $max: { lastActivityAt: clock.now() } });
    for (const id of changed) notify(dealSocket, 'deal.changed', dealRoom(id), { id });
    for (const [id, organizationIds] of news)
      notify(dealSocket, 'deal.news', [...[...organizationIds].map(rooms.organization), rooms.center], { id });
  },
});

const successorIn = (organizationId: string, deal: DealRecord, gone: string): Promise<string | undefined> =>
  writerFor(organizationId, {
    isPreferred: (userId) => deal.people.some((person) => person.userId === userId),
    except: gone,
  });

interface Gone {
  userId: string;
  organizationId: string;
}

/** What waited for them goes to a colleague, if there is one. */
const giveOver = async (deal: DealRecord, { userId: gone, organizationId }: Gone, at: Date): Promise<void> => {
  const next = await successorIn(organizationId, deal, gone);
  if (!next) return;
  const people = [
    ...deal.people.filter(({ userId }) => userId !== gone && userId !== next),
    { userId: next, organizationId },
  ];
  const changed = await changeRecord(deals, {
    id: deal._id,
    version: deal.version,
    set: {
      people,
      tasks: deal.tasks.map((task) => (task.ownerId === gone && !task.doneAt ? { ...task, ownerId: next } : task)),
      files: deal.files.map((file) => ({
        ...file,
        openedTo: file.openedTo.filter(({ userId }) => userId !== gone),
      })),
    },
    note: noteOf({
      type: 'deal.handed_over',
      deal: { ...deal, people },
      by: null,
      at,
      data: { beforeUserId: gone, afterUserId: next },
    }),
  });
  // Somebody changed the deal at this moment: the reaction is run again.
  if (!changed) throw new Error(`deal ${deal._id} changed while it was handed over`);
};

const dealsOf = (userId: string, organizationId?: string): Promise<DealRecord[]> =>
  deals
    .find({ people: { $elemMatch: { userId, ...(organizationId ? { organizationId } : {}) } } })
    .lean<DealRecord[]>();

/** Who left, or whose account was closed, has no part in the deals of the organization any more. */
const handOver = ({ clock }: Platform): Reaction => ({
  name: 'deals.hand-over',
  hears: ['member.left', 'member.removed', 'user.account_changed'],
  async handle(facts) {
    for (const fact of facts) {
      if (fact.noun === 'user') {
        const userId = fact.recordId;
        if ((await peopleById([userId])).has(userId)) continue;
        for (const deal of await dealsOf(userId)) {
          const { organizationId = '' } = deal.people.find((person) => person.userId === userId) ?? {};
          await giveOver(deal, { userId, organizationId }, clock.now());
        }
        continue;
      }
      const userId = String(fact.data['userId'] ?? '');
      const organizationId = fact.recordId;
      const members = await membershipsOfOrganization(organizationId);
      // Back again before we came here.
      if (members.some((member) => member.userId === userId)) continue;
      for (const deal of await dealsOf(userId, organizationId))
        await giveOver(deal, { userId, organizationId }, clock.now());
    }
  },
});

export const dealReactions = (platform: Platform): Reaction[] => [
  opening,
  notices(platform),
  handOver(platform),
  postingsInTalks(platform),
];
