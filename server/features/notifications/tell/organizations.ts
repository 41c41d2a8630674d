// What happens around an organization: to its owners, to the person it is about, and to the center.
import type { Context } from '#server/features/notifications/context.ts';
import type { OrganizationRecord } from '#server/features/organizations/model.ts';
import { mayManageMembers, mayRead, mayVerify } from '#server/features/organizations/policy.ts';
import { mayManageRobots } from '#server/features/robots/policy.ts';
import { userRefByEmail } from '#server/features/users/reads.ts';
import type { Fact } from '#server/platform/db/record.ts';
import type { Kind } from '#shared/notifications/kinds.ts';
import { idsWithRole, organizationPath, type Teller, type Telling } from './telling.ts';

type About = (base: Telling, fact: Fact, organization: OrganizationRecord, context: Context) => Telling | null;

const about =
  (more: About): Teller =>
  (fact, context) => {
    const organization = context.organization(fact.recordId);
    if (!organization) return [];
    const base: Telling = {
      params: { organization: organization.name },
      path: organizationPath(organization._id),
      group: `organization ${organization._id}`,
      to: [],
      mayHear: () => false,
      organizationId: organization._id,
      isDemo: organization.isDemo,
    };
    const telling = more(base, fact, organization, context);
    return telling ? [telling] : [];
  };

const subjectOf = (fact: Fact): string => String(fact.data['userId'] ?? '');

const toOwners = (base: Telling, organization: OrganizationRecord): Telling => ({
  ...base,
  to: idsWithRole(organization, 'owner'),
  mayHear: (actor) => mayManageMembers(actor, organization),
});

/** To the person it happened to, who may always know that it did. */
const toSubject = (base: Telling, fact: Fact): Telling => ({
  ...base,
  to: [subjectOf(fact)],
  mayHear: (actor) => actor.userId === subjectOf(fact),
});

const named = (base: Telling, name: string | undefined): Telling => ({
  ...base,
  params: { ...base.params, person: name ?? '' },
});

const invitation: Teller = async (fact, context) => {
  const organization = context.organization(fact.recordId);
  const made = organization?.invitations.find(({ id }) => id === fact.data['invitationId']);
  const invited = made && (await userRefByEmail(made.email));
  // Withdrawn or accepted already, or somebody without an account: then the mail alone says it.
  if (!organization || !invited) return [];
  return [
    {
      params: {
        organization: organization.name,
        person: context.nameOf(made.invitedBy) ?? '',
        role: made.role,
      },
      path: mayRead({ userId: invited.id, duty: 'none', memberships: [], locale: invited.locale }, organization)
        ? organizationPath(organization._id)
        : '/notifications',
      group: `invitation ${made.id}`,
      to: [invited.id],
      mayHear: ({ userId }) => userId === invited.id,
    },
  ];
};

const robotGaveUp: Teller = ({ recordId, data }, context) => {
  const organization = context.organization(String(data['organizationId'] ?? ''));
  if (!organization) return [];
  return [
    {
      params: { robot: String(data['name'] ?? ''), count: Number(data['count'] ?? 0) },
      path: `${organizationPath(organization._id)}/robots`,
      group: `robot ${recordId}`,
      to: organization.type === 'center' ? context.centerUserIds : idsWithRole(organization, 'owner'),
      mayHear: (actor) => mayManageRobots(actor, organization),
    },
  ];
};

export const organizationTellers = {
  robotGaveUp,

  organizationVerified: about((base, _fact, organization) => toOwners(base, organization)),

  organizationRefused: about((base, _fact, organization) =>
    // Asked again in the meantime: the old reason is no news.
    organization.refusal === null ? null : { ...toOwners(base, organization), detail: organization.refusal },
  ),

  joinRequested: about((base, fact, organization, context) => {
    const request = organization.joinRequests.find(({ id }) => id === fact.data['requestId']);
    // Decided on already.
    if (!request) return null;
    return { ...named(toOwners(base, organization), context.nameOf(request.userId)), detail: request.message || null };
  }),

  joinAccepted: about((base, fact) => (fact.data['through'] === 'request' ? toSubject(base, fact) : null)),

  joinDeclined: about((base, fact) => ({ ...toSubject(base, fact), path: '/organizations' })),

  invitationMade: invitation,

  invitationAccepted: about((base, fact, organization, context) =>
    fact.data['through'] === 'invitation' ? named(toOwners(base, organization), context.nameOf(subjectOf(fact))) : null,
  ),

  roleChanged: about((base, fact) => ({
    ...toSubject(base, fact),
    params: { ...base.params, role: String(fact.data['role'] ?? '') },
  })),

  memberRemoved: about((base, fact) => ({ ...toSubject(base, fact), path: '/organizations' })),

  verificationWaiting: about((base, fact, organization, context) => {
    const isAsked = fact.type !== 'organization.changed' || fact.data['isRenewed'] === true;
    if (!isAsked || organization.verification !== 'pending') return null;
    return {
      ...base,
      group: 'verifications',
      to: context.centerUserIds,
      mayHear: mayVerify,
      organizationId: context.centerId,
    };
  }),
} as const satisfies Partial<Record<Kind, Teller>>;
