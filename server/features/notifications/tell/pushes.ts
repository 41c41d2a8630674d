// What the center pushed, to those who write for the organizations; and their answers, to the coordinator.
import { mayAnswer } from '#server/features/pushes/policy.ts';
import { isCenter } from '#server/platform/auth/actor.ts';
import type { Kind } from '#shared/notifications/kinds.ts';
import { idsWithRole, type Teller } from './telling.ts';

const pushed: Teller = (fact, context) => {
  const push = context.push(fact.recordId);
  if (!push) return [];
  return push.targets.map((target) => {
    const organization = context.organization(target.organizationId);
    return {
      params: { title: push.title, noun: push.noun, organization: organization?.name ?? '' },
      detail: push.message || null,
      path: `/received/${push._id}/${target.organizationId}`,
      group: `push ${push._id}`,
      to: organization ? idsWithRole(organization, 'owner', 'editor') : [],
      mayHear: (actor) => mayAnswer(actor, target),
      organizationId: target.organizationId,
    };
  });
};

const answered: Teller = (fact, context) => {
  const push = context.push(fact.recordId);
  const organizationId = String(fact.data['organizationId'] ?? '');
  const target = push?.targets.find((one) => one.organizationId === organizationId);
  if (!push || !target) return [];
  return [
    {
      params: {
        title: push.title,
        organization: context.organization(organizationId)?.name ?? '',
        ...(target.reason ? { reason: target.reason } : {}),
      },
      detail: target.line || null,
      path: `/pushes/${push._id}`,
      group: `push ${push._id}`,
      to: [push.by],
      mayHear: isCenter,
      organizationId: context.centerId,
    },
  ];
};

export const pushTellers = {
  pushed,
  pushInterested: answered,
  pushDeclined: answered,
} as const satisfies Partial<Record<Kind, Teller>>;
