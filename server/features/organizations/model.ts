// An organization holds its people in its own record: members, open invitations and join requests. So "one invitation,
// accepted once", "nobody twice" and "never without an owner" are conditions of a single write, and need no transaction.
import mongoose from 'mongoose';
import { type RecordFields, recordDefinition, recordModel } from '#server/platform/db/record.ts';
import {
  MEMBER_ROLES,
  type MemberRole,
  ORGANIZATION_TYPES,
  type OrganizationInput,
  type OrganizationType,
  VERIFICATIONS,
} from '#shared/organizations/schema.ts';

export type Verification = (typeof VERIFICATIONS)[number];

export interface MemberEntry {
  userId: string;
  role: MemberRole;
  joinedAt: Date;
}

export interface InvitationEntry {
  id: string;
  email: string;
  role: MemberRole;
  /** A user's id. */
  invitedBy: string;
  expiresAt: Date;
}

export interface JoinRequestEntry {
  id: string;
  userId: string;
  message: string;
  at: Date;
}

/** What an owner writes; the center is founded by the platform, so its type comes on top. */
export type OrganizationEntry = Omit<OrganizationInput, 'type'> & { type: OrganizationType };

export interface OrganizationRecord extends RecordFields, OrganizationEntry {
  /** The region and those it lies in, for lists. */
  regionPath: string[];
  verification: Verification;
  /** Why it was refused, while it is. */
  refusal: string | null;
  /** Raised when the entry or its verification changes. `version` also rises when somebody joins, which harms no edit. */
  entryVersion: number;
  members: MemberEntry[];
  invitations: InvitationEntry[];
  joinRequests: JoinRequestEntry[];
  isDemo: boolean;
}

const plain = { _id: false, id: false } as const;

const memberSchema = new mongoose.Schema<MemberEntry>(
  {
    userId: { type: String, required: true },
    role: { type: String, enum: MEMBER_ROLES, required: true },
    joinedAt: { type: Date, required: true },
  },
  plain,
);

const invitationSchema = new mongoose.Schema<InvitationEntry>(
  {
    id: { type: String, required: true },
    email: { type: String, required: true },
    role: { type: String, enum: MEMBER_ROLES, required: true },
    invitedBy: { type: String, required: true },
    expiresAt: { type: Date, required: true },
  },
  plain,
);

const joinRequestSchema = new mongoose.Schema<JoinRequestEntry>(
  {
    id: { type: String, required: true },
    userId: { type: String, required: true },
    message: { type: String, default: '' },
    at: { type: Date, required: true },
  },
  plain,
);

const schema = new mongoose.Schema<OrganizationRecord>(
  {
    ...recordDefinition,
    name: { type: String, required: true },
    shortName: { type: String, default: '' },
    type: { type: String, enum: ORGANIZATION_TYPES, required: true },
    creditCode: { type: String, required: true, unique: true },
    region: { type: String, required: true },
    industry: { type: String, default: null },
    website: { type: String, default: '' },
    intro: { type: String, default: '' },
    regionPath: { type: [String], required: true },
    verification: { type: String, enum: VERIFICATIONS, required: true },
    refusal: { type: String, default: null },
    entryVersion: { type: Number, required: true },
    members: { type: [memberSchema], default: () => [] },
    invitations: { type: [invitationSchema], default: () => [] },
    joinRequests: { type: [joinRequestSchema], default: () => [] },
    isDemo: { type: Boolean, default: false },
  },
  { collection: 'organizations' },
);
schema.index({ 'members.userId': 1 });
schema.index({ 'invitations.id': 1 });
schema.index({ verification: 1, createdAt: -1 });
// There is one center.
schema.index({ type: 1 }, { unique: true, partialFilterExpression: { type: 'center' } });

export const organizations = recordModel<OrganizationRecord>('Organization', schema);
