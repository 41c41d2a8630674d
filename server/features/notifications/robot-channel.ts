// Robots: each has its own queue and its own pace; one that does not answer holds up no other. When a turn comes, all that
// waits goes out in one message.
import { type RobotRecord, robots } from '#server/features/robots/model.ts';
import { robotsById } from '#server/features/robots/reads.ts';
import { speak, takeTurn } from '#server/features/robots/speak.ts';
import { holdLease, releaseLease } from '#server/platform/db/lease.ts';
import { changeRecord } from '#server/platform/db/record.ts';
import type { Platform } from '#server/platform/feature.ts';
import type { RobotOutcome } from '#server/platform/robots/provider.ts';
import { type DeliveryRecord, deliveries } from './model.ts';
import { robotText } from './robot-text.ts';

/** In one message; the text says how many, and shows as many as fit. */
const TOGETHER = 500;
/** With growing pauses that is about two hours without an answer. */
const TRIES = 16;
const LEASE_MS = 20_000;
const IDLE_MS = 5_000;

type Ports = Pick<Platform, 'config' | 'vault' | 'clock' | 'log'> & { robots: Platform['robots'] };

const waiting = { channel: 'robot' as const, outcome: 'waiting' as const };

/** Said to the owners: what was given up waits for them, on the robot's page. */
const noteGivenUp = async ({ _id: id, organizationId, name }: RobotRecord, count: number, at: Date): Promise<void> => {
  const note = { type: 'robot.gave_up', noun: 'robot', by: null, at, data: { organizationId, name, count } };
  await changeRecord<RobotRecord>(robots, { id, note });
};

const noteOutcome = async (
  robot: RobotRecord,
  items: readonly DeliveryRecord[],
  outcome: RobotOutcome,
  now: Date,
): Promise<void> => {
  const ids = { _id: { $in: items.map(({ _id }) => _id) } };
  if (outcome.kind === 'sent') {
    await deliveries.updateMany(ids, {
      $set: { outcome: 'sent', failure: null, deliveredAt: now },
      $inc: { tries: 1 },
    });
    return;
  }
  const { failure } = outcome;
  // "Too many" says nothing against the message: it waits, however often that happens.
  const counted = outcome.kind === 'limited' ? 0 : 1;
  await deliveries.updateMany(ids, { $set: { failure }, $inc: { tries: counted } });
  const isGivenUp = outcome.kind === 'refused' ? ids : { ...ids, tries: { $gte: TRIES } };
  if (counted === 0) return;
  const { modifiedCount } = await deliveries.updateMany(isGivenUp, { $set: { outcome: 'failed' } });
  if (modifiedCount > 0) await noteGivenUp(robot, modifiedCount, now);
};

/** One message to one robot, if it is its turn. */
const takeItsTurn = async (ports: Ports, robot: RobotRecord): Promise<void> => {
  const lease = `robot:${robot._id}`;
  const now = ports.clock.now();
  // The turn alone is not enough: an answer may take longer than the pace, and nobody may send the same meanwhile.
  if (!(await holdLease(lease, LEASE_MS))) return;
  try {
    const items = await deliveries
      .find({ ...waiting, recipient: robot._id })
      .sort({ at: 1, _id: 1 })
      .limit(TOGETHER)
      .lean<DeliveryRecord[]>();
    if (items.length === 0 || !(await takeTurn(robot._id, now))) return;
    const speaking = { robots: ports.robots, vault: ports.vault, now: () => ports.clock.now() };
    const outcome = await speak(speaking, robot, robotText(items, robot, ports.config));
    await noteOutcome(robot, items, outcome, ports.clock.now());
  } finally {
    await releaseLease(lease);
  }
};

/** Deliveries to a robot that is gone are not sent. */
const withhold = async (robotIds: readonly string[]): Promise<void> => {
  const set = { outcome: 'withheld' as const, failure: 'the robot was removed' };
  await deliveries.updateMany({ ...waiting, recipient: { $in: [...robotIds] } }, { $set: set });
};

/** Robots that are on and have something waiting. */
const robotsInWait = async (): Promise<RobotRecord[]> => {
  const ids = (await deliveries.distinct('recipient', waiting)).map(String);
  if (ids.length === 0) return [];
  const known = await robotsById(ids);
  const gone = ids.filter((id) => !known.has(id));
  if (gone.length > 0) await withhold(gone);
  return [...known.values()].filter(({ isOn }) => isOn);
};

export interface RobotDispatch {
  /** Begins a turn for each robot that is ready. Resolves to the milliseconds until the next look. */
  look(): Promise<number>;
  /** Resolves when no turn is under way. */
  rest(): Promise<void>;
  /** Whether a robot could speak right now. */
  hasDue(): Promise<boolean>;
}

export const createRobotDispatch = (ports: Ports, onDone: () => void): RobotDispatch => {
  const busy = new Map<string, Promise<void>>();

  const begin = (robot: RobotRecord) => {
    const turn = takeItsTurn(ports, robot)
      // What it says may hold the robot's address, which is a secret; what waits is tried again at the next look.
      .catch((error: unknown) =>
        ports.log.error(
          { robot: robot._id, failure: error instanceof Error ? error.name : 'unknown' },
          'robot turn failed',
        ),
      )
      .finally(() => {
        busy.delete(robot._id);
        onDone();
      });
    busy.set(robot._id, turn);
  };

  return {
    async look() {
      const now = ports.clock.now().getTime();
      let nextMs = IDLE_MS;
      for (const robot of await robotsInWait()) {
        const inMs = robot.nextAt.getTime() - now;
        if (inMs > 0) nextMs = Math.min(nextMs, inMs);
        else if (!busy.has(robot._id)) begin(robot);
      }
      return nextMs;
    },
    async rest() {
      await Promise.all(busy.values());
    },
    async hasDue() {
      if (busy.size > 0) return true;
      const now = ports.clock.now();
      return (await robotsInWait()).some(({ nextAt }) => nextAt <= now);
    },
  };
};

export const countQueues = async (robotIds: readonly string[]) => {
  const counted = await deliveries.aggregate<{ _id: { robot: string; outcome: string }; count: number }>([
    { $match: { recipient: { $in: [...robotIds] }, outcome: { $in: ['waiting', 'failed'] } } },
    { $group: { _id: { robot: '$recipient', outcome: '$outcome' }, count: { $sum: 1 } } },
  ]);
  const countOf = (robot: string, outcome: string) =>
    counted.find(({ _id }) => _id.robot === robot && _id.outcome === outcome)?.count ?? 0;
  return new Map(robotIds.map((id) => [id, { waiting: countOf(id, 'waiting'), failed: countOf(id, 'failed') }]));
};

/** What was given up is tried again, at the robot's next turn. */
export const retryQueue = async (robotId: string, now: Date): Promise<number> => {
  const again = { $set: { outcome: 'waiting' as const, tries: 0, dueAt: now, failure: null } };
  const { modifiedCount } = await deliveries.updateMany({ recipient: robotId, outcome: 'failed' }, again);
  // A pause that was growing ends: somebody has looked at it.
  if (modifiedCount > 0) {
    await robots.updateOne({ _id: robotId, nextAt: { $gt: now } }, { $set: { nextAt: now, trouble: null } });
  }
  return modifiedCount;
};
