// What the notifications ask about robots.
import { type RobotRecord, robots } from './model.ts';

/** Robots that are on, of these organizations. */
export const robotsOf = (organizationIds: readonly string[]): Promise<RobotRecord[]> =>
  robots.find({ organizationId: { $in: [...organizationIds] }, isOn: true, isRemoved: false }).lean<RobotRecord[]>();

export const robotsById = async (ids: readonly string[]): Promise<Map<string, RobotRecord>> => {
  const found = await robots.find({ _id: { $in: [...new Set(ids)] }, isRemoved: false }).lean<RobotRecord[]>();
  return new Map(found.map((robot) => [robot._id, robot]));
};
