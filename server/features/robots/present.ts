import { ROBOT_KINDS } from '#shared/notifications/kinds.ts';
import type { Robot } from '#shared/robots/schema.ts';
import type { RobotRecord } from './model.ts';
import { robotQueue } from './queue.ts';

/** Robots without their secrets, in the order of the records. */
export const presentRobots = async (records: readonly RobotRecord[]): Promise<Robot[]> => {
  const counts = await robotQueue().counts(records.map(({ _id }) => _id));
  return records.map((robot) => ({
    id: robot._id,
    organizationId: robot.organizationId,
    provider: robot.provider,
    name: robot.name,
    locale: robot.locale,
    kinds: ROBOT_KINDS.filter((kind) => robot.kinds.includes(kind)),
    isOn: robot.isOn,
    tokenEnd: robot.tokenEnd,
    isSigned: robot.isSigned,
    waiting: counts.get(robot._id)?.waiting ?? 0,
    failed: counts.get(robot._id)?.failed ?? 0,
    lastSentAt: robot.lastSentAt?.toISOString() ?? null,
    trouble: robot.trouble && {
      failure: robot.trouble.failure,
      at: robot.trouble.at.toISOString(),
      nextTryAt: robot.isOn ? robot.nextAt.toISOString() : null,
    },
  }));
};

export const presentRobot = async (record: RobotRecord): Promise<Robot> => {
  const [robot] = await presentRobots([record]);
  if (!robot) throw new Error('a robot was not presented');
  return robot;
};
