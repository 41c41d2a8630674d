// What waits for a robot are deliveries, and those belong to the notifications, which stand below. They plug in here what a
// robot's page needs to know and do.
export interface QueueCounts {
  waiting: number;
  failed: number;
}

interface RobotQueue {
  counts(robotIds: readonly string[]): Promise<ReadonlyMap<string, QueueCounts>>;
  /** Puts what was given up back among what waits; answers how many. */
  retry(robotId: string): Promise<number>;
}

let plugged: RobotQueue | undefined;

export const plugInRobotQueue = (queue: RobotQueue): void => {
  plugged = queue;
};

export const robotQueue = (): RobotQueue => {
  if (!plugged) throw new Error('the notifications feature has not plugged in its queue');
  return plugged;
};
