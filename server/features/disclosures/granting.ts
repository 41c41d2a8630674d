// Opening confidential postings: by signing the agreement (L2), by being named (L3); and closing them again.
import { organizationRefs } from '#server/features/organizations/reads.ts';
import type { LivingPosting } from '#server/features/postings/command.ts';
import { organizationFor } from '#server/features/postings/drafting.ts';
import { postingsOf } from '#server/features/postings/noun.ts';
import { mayReadInside, mayWrite } from '#server/features/postings/policy.ts';
import { readablePosting } from '#server/features/postings/reads.ts';
import { userRefByEmail, userRefs } from '#server/features/users/reads.ts';
import { type Actor, membershipIn, userIdOf } from '#server/platform/auth/actor.ts';
import { changeRecord, insertRecord, isDuplicateKey, newId } from '#server/platform/db/record.ts';
import { fieldProblem, Problem } from '#server/platform/http/problem.ts';
import type { DisclosureFact } from '#shared/disclosures/facts.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { type GrantRecord, grants } from './model.ts';
import { currentNda } from './nda-text.ts';

export interface PostingCommand {
  actor: Actor;
  noun: PostingNoun;
  id: string;
  now: Date;
}

const postingOf = ({ actor, noun, id }: PostingCommand): Promise<LivingPosting> =>
  readablePosting(postingsOf(noun), actor, id);

/** The posting for those of its own organization; "not found" for others, to whom this list does not exist. */
export const ownPosting = async (command: PostingCommand): Promise<LivingPosting> => {
  const posting = await postingOf(command);
  if (!mayReadInside(command.actor, posting) || !membershipIn(command.actor, posting.organizationId))
    throw new Problem('not_found');
  return posting;
};

const noteOf = (
  type: 'disclosure.granted' | 'disclosure.revoked',
  { actor, now }: PostingCommand,
  grant: Pick<GrantRecord, 'noun' | 'postingId' | 'ownerOrganizationId' | 'toOrganizationId' | 'toUserId'>,
) => {
  const data: DisclosureFact = {
    organizationId: grant.ownerOrganizationId,
    posting: { noun: grant.noun, id: grant.postingId },
    toOrganizationId: grant.toOrganizationId,
    toUserId: grant.toUserId,
  };
  return { type, noun: 'disclosure', by: actor.userId, at: now, data: { ...data } };
};

type New = Pick<GrantRecord, 'toOrganizationId' | 'toUserId' | 'signature' | 'until'>;

const grantTo = async (command: PostingCommand, posting: LivingPosting, given: New): Promise<GrantRecord> => {
  const fields = {
    _id: newId(),
    noun: command.noun,
    postingId: posting._id,
    ownerOrganizationId: posting.organizationId,
    ...given,
    revokedAt: null,
    key: `${posting._id} ${given.toOrganizationId ?? given.toUserId}`,
  };
  try {
    return await insertRecord(grants, fields, noteOf('disclosure.granted', command, fields));
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    throw new Problem('already_exists', { cause: error });
  }
};

interface Sign extends PostingCommand {
  version: string;
  organization?: string | undefined;
  address: string;
}

/**
 * Signs for one's organization. What the owner has closed to it is not opened by signing again.
 * Throws `not_found`, `forbidden`, `organization_not_verified`, `not_in_this_state` (no L2, signed, or closed), `stale_version`.
 */
export const signFor = async (sign: Sign): Promise<void> => {
  const posting = await postingOf(sign);
  const toOrganizationId = organizationFor(sign.actor, sign.organization);
  if (!membershipIn(sign.actor, toOrganizationId)?.isVerified) throw new Problem('organization_not_verified');
  if (posting.content.disclosure !== 'L2' || posting.organizationId === toOrganizationId)
    throw new Problem('not_in_this_state');
  if (await grants.exists({ postingId: posting._id, toOrganizationId })) throw new Problem('not_in_this_state');
  if (sign.version !== currentNda().version) throw new Problem('stale_version', { current: currentNda() });
  const userId = userIdOf(sign.actor);
  const [people, organizations] = await Promise.all([userRefs([userId]), organizationRefs([toOrganizationId])]);
  await grantTo(sign, posting, {
    toOrganizationId,
    toUserId: null,
    until: null,
    signature: {
      organizationName: organizations.get(toOrganizationId)?.name ?? '',
      userId,
      userName: people.get(userId)?.name ?? '',
      address: sign.address,
      textVersion: sign.version,
    },
  });
};

const writableOwn = async (command: PostingCommand): Promise<LivingPosting> => {
  const posting = await ownPosting(command);
  if (!mayWrite(command.actor, posting)) throw new Problem('forbidden');
  return posting;
};

const endGrant = async (command: PostingCommand, grant: GrantRecord): Promise<void> => {
  await changeRecord(grants, {
    id: grant._id,
    while: { revokedAt: null },
    set: { revokedAt: command.now },
    update: { $unset: { key: 1 } },
    note: noteOf('disclosure.revoked', command, grant),
  });
};

/** Opens an L3 posting to a person. Throws `not_found`, `forbidden`, `not_in_this_state`, `already_exists`, a field problem. */
export const namePerson = async (
  command: PostingCommand,
  { email, until }: { email: string; until: Date | null },
): Promise<GrantRecord> => {
  const posting = await writableOwn(command);
  if (posting.content.disclosure !== 'L3') throw new Problem('not_in_this_state');
  if (until && until <= command.now) throw fieldProblem('until', 'in_the_past');
  const person = await userRefByEmail(email.toLowerCase());
  if (!person) throw fieldProblem('email', 'not_found');
  const over = {
    postingId: posting._id,
    toUserId: person.id,
    revokedAt: null,
    until: { $ne: null, $lte: command.now },
  };
  for (const grant of await grants.find(over).lean<GrantRecord[]>()) await endGrant(command, grant);
  return grantTo(command, posting, { toOrganizationId: null, toUserId: person.id, signature: null, until });
};

/** Closes it again, at once. */
export const revokeGrant = async (command: PostingCommand, grantId: string): Promise<void> => {
  const posting = await writableOwn(command);
  const grant = await grants.findOne({ _id: grantId, postingId: posting._id, revokedAt: null }).lean<GrantRecord>();
  if (!grant) throw new Problem('not_found');
  await endGrant(command, grant);
};
