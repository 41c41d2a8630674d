import type { Context } from '#server/features/notifications/context.ts';
import type { OrganizationRecord } from '#server/features/organizations/model.ts';
import type { PostingRecord } from '#server/features/postings/model.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import type { Fact } from '#server/platform/db/record.ts';
import type { NoticeParams } from '#shared/notifications/schema.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';

/** What a fact means to whom. */
export interface Telling {
  params: NoticeParams;
  /** What a person wrote, or why. */
  detail?: string | null;
  path: string;
  /** Notifications with the same one are shown together. */
  group: string;
  /** Who might be told; `mayHear` decides. */
  to: readonly string[];
  /** The policy: without it nobody is told. */
  mayHear(actor: Actor): boolean;
  /** Who did it gets it in writing too, to keep; others are told as ever. */
  isReceipt?: boolean;
  /** Whose group robots may be told. */
  organizationId?: string | null;
  /** For robots: another fact about the same thing is no news to a group. */
  robotKey?: string;
  /** The demo's own texts: shown, but neither mailed nor posted. */
  isDemo?: boolean;
}

export type Teller = (fact: Fact, context: Context) => readonly Telling[] | Promise<readonly Telling[]>;

const ADDRESSES = { need: 'needs', capability: 'capabilities' } as const satisfies Record<PostingNoun, string>;

export const postingPath = (noun: PostingNoun, id: string): string => `/${ADDRESSES[noun]}/${id}`;
export const organizationPath = (id: string): string => `/organizations/${id}`;

export const idsWithRole = (
  { members }: Pick<OrganizationRecord, 'members'>,
  ...roles: readonly OrganizationRecord['members'][number]['role'][]
): string[] => members.filter(({ role }) => roles.includes(role)).map(({ userId }) => userId);

/** The author while they write for the organization; then whoever does. */
export const authorsOf = (posting: PostingRecord, organization: OrganizationRecord | undefined): string[] => {
  const writers = organization ? idsWithRole(organization, 'owner', 'editor') : [];
  return writers.includes(posting.authorId) ? [posting.authorId] : writers;
};
