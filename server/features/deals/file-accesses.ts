// Who opened a confidential file, and who was refused: for the organization that owns it, to read and never to change.
import mongoose from 'mongoose';
import { organizationRefs } from '#server/features/organizations/reads.ts';
import { userRefs } from '#server/features/users/reads.ts';
import { type Actor, membershipIn, userIdOf } from '#server/platform/auth/actor.ts';
import { newId } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { readable } from './command.ts';
import { fileOf } from './files.ts';
import type { DealRecord } from './model.ts';
import { partyOf } from './policy.ts';

interface AccessRecord {
  _id: string;
  dealId: string;
  fileId: string;
  version: number;
  at: Date;
  userId: string;
  name: string;
  organization: string;
  outcome: 'opened' | 'refused';
}

const schema = new mongoose.Schema<AccessRecord>(
  {
    _id: String,
    dealId: { type: String, required: true },
    fileId: { type: String, required: true },
    version: { type: Number, required: true },
    at: { type: Date, required: true },
    userId: { type: String, required: true },
    name: { type: String, required: true },
    organization: { type: String, default: '' },
    outcome: { type: String, required: true },
  },
  { collection: 'deal_file_accesses', versionKey: false },
);
schema.index({ fileId: 1, at: -1 });
const accesses = mongoose.model<AccessRecord>('DealFileAccess', schema);

interface Who {
  userId: string;
  name: string;
  organization: string;
}

/** How the reader is written down: their name and the organization they act for. */
export const whoOf = async (actor: Actor, deal: DealRecord): Promise<Who> => {
  const userId = userIdOf(actor);
  const organizationId = partyOf(actor, deal)?.organizationId ?? actor.memberships[0]?.organizationId ?? '';
  const [people, organizations] = await Promise.all([userRefs([userId]), organizationRefs([organizationId])]);
  return {
    userId,
    name: people.get(userId)?.name ?? '',
    organization: organizations.get(organizationId)?.name ?? '',
  };
};

interface Entry {
  dealId: string;
  fileId: string;
  version: number;
  at: Date;
  outcome: AccessRecord['outcome'];
  who: Who;
}

export const noteAccess = async ({ who, ...entry }: Entry): Promise<void> => {
  await accesses.insertOne({ _id: newId(), ...entry, ...who } as never);
};

const MOST = 500;

/** Newest first, for members of the organization that owns the file; `forbidden` for the other parties. */
export const listAccesses = async (actor: Actor, id: string, fileId: string) => {
  const deal = await readable(actor, id);
  const file = fileOf(deal, fileId);
  if (!membershipIn(actor, file.ownerOrganizationId)) throw new Problem('forbidden');
  const found = await accesses.find({ fileId, dealId: deal._id }).sort({ at: -1 }).limit(MOST).lean<AccessRecord[]>();
  return found.map(({ at, name, organization, version, outcome }) => ({
    at: at.toISOString(),
    name,
    organization,
    version,
    outcome,
  }));
};
