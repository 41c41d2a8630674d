// One message to one robot, at its pace: the providers take twenty a minute and silence whoever sends more.
import { changeRecord } from '#server/platform/db/record.ts';
import type { RobotOutcome, RobotText } from '#server/platform/robots/provider.ts';
import type { Robots } from '#server/platform/robots/robots.ts';
import type { Vault } from '#server/platform/vault.ts';
import { openSecrets, type RobotRecord, robots } from './model.ts';

/** 18 messages in any minute, so that two that arrive closer than they were sent are no trouble. */
export const PACE_MS = 3_300;
const FIRST_PAUSE_MS = 5_000;
const LIMITED_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 600_000;

/**
 * Takes the robot's next turn, before anything is sent: a process that dies right after it has wasted a turn and broken no
 * limit. False when it is not yet time, or another server was first.
 */
export const takeTurn = async (robotId: string, now: Date): Promise<boolean> => {
  const turn = { _id: robotId, isRemoved: false, nextAt: { $lte: now } };
  const { modifiedCount } = await robots.updateOne(turn, { $set: { nextAt: new Date(now.getTime() + PACE_MS) } });
  return modifiedCount > 0;
};

const pauseMs = (outcome: Exclude<RobotOutcome, { kind: 'sent' }>, times: number): number => {
  if (outcome.kind === 'refused') return PACE_MS;
  const first = outcome.kind === 'limited' ? LIMITED_PAUSE_MS : FIRST_PAUSE_MS;
  const given = outcome.kind === 'limited' ? (outcome.afterMs ?? 0) : 0;
  return Math.max(given, Math.min(LONGEST_PAUSE_MS, first * 2 ** times));
};

export interface Speaking {
  robots: Robots;
  vault: Vault;
  now(): Date;
}

/** Sends a message whose turn was taken, and notes at the robot how it went and when the next may follow. */
export const speak = async (
  { robots: sender, vault, now }: Speaking,
  robot: RobotRecord,
  text: RobotText,
): Promise<RobotOutcome> => {
  const secrets = openSecrets(vault, robot);
  const { provider, host } = robot;
  const outcome: RobotOutcome = secrets
    ? await sender.send({ provider, host, ...secrets, text })
    : { kind: 'refused', failure: 'the platform’s secret has changed: give the address anew' };
  const at = now();
  if (outcome.kind === 'sent') {
    await robots.updateOne({ _id: robot._id }, { $set: { lastSentAt: at, trouble: null } });
    return outcome;
  }
  const times = robot.trouble?.times ?? 0;
  const nextAt = new Date(at.getTime() + pauseMs(outcome, times));
  const trouble = { failure: outcome.failure, at, times: times + 1 };
  await robots.updateOne({ _id: robot._id }, { $set: { trouble, nextAt } });
  // The first of a row is worth a line in the audit trail.
  if (times === 0) {
    const note = { type: 'robot.troubled', noun: 'robot', by: null, at, data: { kind: outcome.kind } };
    await changeRecord<RobotRecord>(robots, { id: robot._id, note });
  }
  return outcome;
};
