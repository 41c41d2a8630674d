// What a followed posting or search newly found, to who follows it.

import type { FindingRecord } from '#server/features/follows/model.ts';
import type { Context } from '#server/features/notifications/context.ts';
import { mayRead } from '#server/features/organizations/policy.ts';
import { mayReadTeaser } from '#server/features/postings/policy.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import type { Kind } from '#shared/notifications/kinds.ts';
import { organizationPath, postingPath, type Teller } from './telling.ts';

interface Found {
  title: string;
  path: string;
  isReadableBy(actor: Actor): boolean;
}

const foundOf = ({ noun, foundId }: FindingRecord, context: Context): Found | null => {
  if (noun === 'organization') {
    const organization = context.organization(foundId);
    return organization
      ? {
          title: organization.name,
          path: organizationPath(foundId),
          isReadableBy: (actor) => mayRead(actor, organization),
        }
      : null;
  }
  const posting = context.posting(noun, foundId);
  if (!posting) return null;
  const { title } = posting.content;
  return { title, path: postingPath(noun, foundId), isReadableBy: (actor) => mayReadTeaser(actor, posting) };
};

const matchFound: Teller = (fact, context) => {
  const finding = context.finding(fact.recordId);
  const follow = finding && context.follow(finding.followId);
  const found = finding && foundOf(finding, context);
  if (!finding || !found || follow?.of !== 'posting' || finding.grade === null) return [];
  const followed = context.posting(follow.noun, follow.postingId);
  return [
    {
      params: { title: found.title, followed: followed?.content.title ?? '', grade: finding.grade },
      detail: finding.why || null,
      path: found.path,
      group: `follow ${follow._id}`,
      to: [finding.userId],
      mayHear: (actor) => actor.userId === finding.userId && found.isReadableBy(actor),
      // A match of an organization's own posting concerns its group; what somebody follows elsewhere is their own affair.
      organizationId: follow.isAutomatic ? (followed?.organizationId ?? null) : null,
      robotKey: `match ${follow.postingId} ${finding.foundId}`,
    },
  ];
};

const searchFound: Teller = (fact, context) => {
  const finding = context.finding(fact.recordId);
  const follow = finding && context.follow(finding.followId);
  const found = finding && foundOf(finding, context);
  if (!finding || !found || follow?.of !== 'search') return [];
  return [
    {
      params: { title: found.title, search: follow.name },
      path: found.path,
      group: `follow ${follow._id}`,
      to: [finding.userId],
      mayHear: (actor) => actor.userId === finding.userId && found.isReadableBy(actor),
    },
  ];
};

export const findingTellers = { matchFound, searchFound } as const satisfies Partial<Record<Kind, Teller>>;
