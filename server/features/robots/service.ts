import { createHash } from 'node:crypto';
import { loadOrganization } from '#server/features/organizations/load.ts';
import type { OrganizationRecord } from '#server/features/organizations/model.ts';
import { centerOrganizationId } from '#server/features/organizations/reads.ts';
import { type Actor, userIdOf } from '#server/platform/auth/actor.ts';
import { changeRecord, foundOr404, insertRecord, isDuplicateKey, newId } from '#server/platform/db/record.ts';
import { fieldProblem, Problem } from '#server/platform/http/problem.ts';
import { type RobotAddress, robotAddressOf } from '#server/platform/robots/robots.ts';
import type { Vault } from '#server/platform/vault.ts';
import type { Kind } from '#shared/notifications/kinds.ts';
import { ROBOTS_MAX } from '#shared/robots/schema.ts';
import type { Locale } from '#shared/users/schema.ts';
import { openSecrets, type RobotRecord, robots, sealSecrets } from './model.ts';
import { mayManageRobots } from './policy.ts';

export interface Command {
  actor: Actor;
  now: Date;
  vault: Vault;
}

/** The organization whose robots are meant. Throws `not_found`, `forbidden`. */
export const managedOrganization = async (actor: Actor, id: string | undefined): Promise<OrganizationRecord> => {
  const organization = await loadOrganization(actor, foundOr404(id ?? (await centerOrganizationId())));
  if (!mayManageRobots(actor, organization)) throw new Problem('forbidden');
  return organization;
};

/** A robot of an organization one manages; for everybody else there is none. */
export const managedRobot = async (actor: Actor, id: string): Promise<RobotRecord> => {
  const robot = foundOr404(await robots.findOne({ _id: id, isRemoved: false }).lean<RobotRecord>());
  const organization = await loadOrganization(actor, robot.organizationId);
  if (!mayManageRobots(actor, organization)) throw new Problem('not_found');
  return robot;
};

interface Choices {
  name: string;
  locale: Locale;
  kinds: Kind[];
  isOn: boolean;
}

const readAddress = (typed: string): RobotAddress => {
  const address = robotAddressOf(typed);
  if (!address) throw fieldProblem('webhook', 'webhook_unknown');
  return address;
};

interface Access {
  address: RobotAddress;
  signingKey: string | null;
}

const accessFields = (vault: Vault, robotId: string, { address, signingKey }: Access) => ({
  provider: address.provider,
  host: address.host,
  sealed: sealSecrets(vault, robotId, { token: address.token, signingKey }),
  tokenHash: createHash('sha256').update(`${address.host} ${address.token}`).digest('hex'),
  tokenEnd: address.token.slice(-4),
  isSigned: signingKey !== null,
});

const refuseTaken = (error: unknown): never => {
  throw isDuplicateKey(error) ? new Problem('already_exists') : error;
};

const note = (actor: Actor, at: Date, type: string, organizationId: string) => ({
  type,
  noun: 'robot',
  by: userIdOf(actor),
  at,
  data: { organizationId },
});

interface NewRobot extends Choices {
  organization?: string | undefined;
  webhook: string;
  signingKey: string;
}

/** Throws a field problem for an address that is no known robot's, `already_exists`, `too_many_requests` past the tenth. */
export const addRobot = async ({ actor, now, vault }: Command, input: NewRobot): Promise<RobotRecord> => {
  const { organization, webhook, signingKey, ...choices } = input;
  const { _id: organizationId } = await managedOrganization(actor, organization);
  const address = readAddress(webhook);
  if ((await robots.countDocuments({ organizationId, isRemoved: false })) >= ROBOTS_MAX) {
    throw new Problem('too_many_requests', { params: { seconds: 0 } });
  }
  const id = newId();
  const fields = {
    _id: id,
    organizationId,
    ...choices,
    ...accessFields(vault, id, { address, signingKey: signingKey || null }),
    nextAt: now,
    lastSentAt: null,
    trouble: null,
    isRemoved: false,
  };
  const added = note(actor, now, 'robot.added', organizationId);
  return insertRecord<RobotRecord>(robots, fields, added).catch(refuseTaken);
};

interface RobotChange extends Choices {
  webhook?: string | undefined;
  signingKey?: string | undefined;
}

/** An address or a key that is not given stays as it is. Throws as `addRobot`. */
export const changeRobot = async (
  { actor, now, vault }: Command,
  id: string,
  { webhook, signingKey, ...choices }: RobotChange,
): Promise<RobotRecord> => {
  const robot = await managedRobot(actor, id);
  const before = openSecrets(vault, robot);
  const isNewAccess = webhook !== undefined || signingKey !== undefined;
  if (isNewAccess && webhook === undefined && before === null) throw fieldProblem('webhook', 'required');
  const address =
    webhook === undefined
      ? { provider: robot.provider, host: robot.host, token: before?.token ?? '' }
      : readAddress(webhook);
  const key = signingKey === undefined ? (before?.signingKey ?? null) : signingKey || null;
  const access = isNewAccess
    ? { ...accessFields(vault, id, { address, signingKey: key }), nextAt: now, trouble: null }
    : {};
  const changed = await changeRecord<RobotRecord>(robots, {
    id,
    set: { ...choices, ...access },
    note: note(actor, now, 'robot.changed', robot.organizationId),
  }).catch(refuseTaken);
  return foundOr404(changed);
};

/** The secrets are gone at once, the rest once its last fact has been relayed; the audit trail keeps that it was. */
export const removeRobot = async ({ actor, now }: Omit<Command, 'vault'>, id: string): Promise<void> => {
  const robot = await managedRobot(actor, id);
  await changeRecord<RobotRecord>(robots, {
    id,
    set: { isRemoved: true, isOn: false, sealed: '', tokenHash: `removed ${id}` },
    note: note(actor, now, 'robot.removed', robot.organizationId),
  });
};
