// What follows from what happened to interests and to the people who answer them.
import { changeRecord, type Fact, isDuplicateKey } from '#server/platform/db/record.ts';
import type { Reaction } from '#server/platform/facts/reaction.ts';
import type { Platform } from '#server/platform/feature.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { rooms } from '#server/platform/realtime/realtime.ts';
import { interestSocket } from '#shared/interests/socket.ts';
import { giveTo, standInForSender } from './answer.ts';
import { noteOf } from './command.ts';
import { type InterestRecord, interests, pairKeysOf } from './model.ts';
import { answererOf } from './send.ts';

const BATCH = 100;

const idIn = (fact: Fact, name: string): string => String(fact.data[name] ?? '');

const notices = ({ notify }: Platform): Reaction => ({
  name: 'interests.notices',
  hears: ['interest.*'],
  batch: BATCH,
  async handle(facts) {
    const latest = new Map(facts.map((fact) => [fact.recordId, fact]));
    for (const [id, fact] of latest) {
      const sides = [idIn(fact, 'fromOrganizationId'), idIn(fact, 'toOrganizationId')].filter((side) => side !== '');
      const passing = idIn(fact, 'organizationId');
      const to = [...sides, ...(passing ? [passing] : [])].map(rooms.organization);
      notify(interestSocket, 'interest.changed', to, { id });
    }
    notify(interestSocket, 'supervision.changed', rooms.center, {});
  },
});

/** A member who left, or an account that was closed, with the organization where it is one's alone. */
const goneIn = (fact: Fact): { userId: string; organizationId?: string } =>
  fact.noun === 'user' ? { userId: fact.recordId } : { userId: idIn(fact, 'userId'), organizationId: fact.recordId };

/** Who left answers and asks no longer: what waited for them goes to another writer of the organization. */
const handOver = ({ clock }: Platform): Reaction => ({
  name: 'interests.hand-over',
  hears: ['member.left', 'member.removed', 'member.role_changed', 'user.account_changed'],
  async handle(facts) {
    for (const fact of facts) {
      const { userId, organizationId } = goneIn(fact);
      const of = (side: 'from' | 'to') => ({
        state: 'sent' as const,
        [`${side}UserId`]: userId,
        ...(organizationId ? { [`${side}OrganizationId`]: organizationId } : {}),
      });
      for (const record of await interests.find(of('to')).lean<InterestRecord[]>()) {
        const next = await answererOf(record.toOrganizationId, userId);
        if (next === userId) continue;
        await giveTo(record, next, { by: null, now: clock.now() }).catch((error: unknown) => {
          // Answered meanwhile: nothing waits any more.
          if (!(error instanceof Problem)) throw error;
        });
      }
      for (const record of await interests.find(of('from')).lean<InterestRecord[]>()) {
        const next = await answererOf(record.fromOrganizationId, userId);
        if (next !== userId) await standInForSender(record, next, clock.now());
      }
    }
  },
});

const reclaim = async ({ _id, fromOrganizationId, target, offer }: InterestRecord): Promise<void> => {
  try {
    await interests.updateOne({ _id }, { $set: { pairKeys: pairKeysOf(fromOrganizationId, target, offer) } });
  } catch (error) {
    // Another interest took the place meanwhile: the reopened deal goes on beside it.
    if (!isDuplicateKey(error)) throw error;
  }
};

/** A deal that has ended leaves the way free for another interest between the two; one that is reopened takes it again. */
const release = ({ clock }: Platform): Reaction => ({
  name: 'interests.release',
  hears: ['deal.closed', 'deal.reopened'],
  async handle(facts) {
    for (const fact of facts) {
      const record = await interests.findById(idIn(fact, 'interestId')).lean<InterestRecord>();
      if (!record) continue;
      if (fact.type === 'deal.reopened') {
        await reclaim(record);
      } else if (record.pairKeys) {
        const note = noteOf({ type: 'interest.released', about: record, by: null, at: clock.now(), data: {} });
        await changeRecord(interests, { id: record._id, update: { $unset: { pairKeys: 1 } }, note });
      }
    }
  },
});

export const interestReactions = (platform: Platform): Reaction[] => [
  notices(platform),
  handOver(platform),
  release(platform),
];
