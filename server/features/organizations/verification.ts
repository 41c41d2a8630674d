import { type Command, noteOf } from '#server/platform/db/command.ts';
import { changeRecord } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { transition } from '#shared/contract/lifecycle.ts';
import { verificationLifecycle } from './lifecycle.ts';
import { loadAllowed } from './load.ts';
import { type OrganizationRecord, organizations } from './model.ts';
import { mayRequestVerification, mayVerify } from './policy.ts';

export type Decision = { decision: 'verify' } | { decision: 'refuse'; reason: string };

interface Step {
  organization: OrganizationRecord;
  act: keyof typeof verificationLifecycle;
  refusal: string | null;
  /** The fact's type. */
  fact: string;
}

const take = async (command: Command, { organization, act, refusal, fact }: Step): Promise<OrganizationRecord> => {
  const next = transition(verificationLifecycle, organization.verification, act);
  const changed =
    next &&
    (await changeRecord(organizations, {
      id: organization._id,
      // What was looked at is what is decided on: no edit and no other decision in between.
      while: { verification: organization.verification, entryVersion: organization.entryVersion },
      set: { verification: next, refusal },
      update: { $inc: { entryVersion: 1 } },
      note: noteOf(command, fact),
    }));
  if (!changed) throw new Problem('not_in_this_state');
  return changed;
};

/** Throws `not_in_this_state` when the organization does not wait for a decision, or changed just now. */
export const decideVerification = async (
  command: Command,
  { id, decision }: { id: string; decision: Decision },
): Promise<OrganizationRecord> => {
  const organization = await loadAllowed(command.actor, id, mayVerify);
  return decision.decision === 'verify'
    ? take(command, { organization, act: 'verify', refusal: null, fact: 'organization.verified' })
    : take(command, { organization, act: 'refuse', refusal: decision.reason, fact: 'organization.refused' });
};

/** Throws `not_in_this_state` unless the organization was refused. */
export const requestVerification = async (command: Command, id: string): Promise<OrganizationRecord> => {
  const organization = await loadAllowed(command.actor, id, mayRequestVerification);
  return take(command, { organization, act: 'ask', refusal: null, fact: 'organization.verification_requested' });
};
