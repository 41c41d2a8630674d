import { tokenLink } from '#server/features/users/links.ts';
import { type UserRef, userRefByEmail, userRefs } from '#server/features/users/reads.ts';
import type { Fact } from '#server/platform/db/record.ts';
import type { Platform } from '#server/platform/feature.ts';
import { sentence } from '#server/platform/words/sentence.ts';
import { INVITATION_DAYS, issueInvitationToken } from './invitations.ts';
import type { OrganizationRecord } from './model.ts';

export interface Happening {
  organization: OrganizationRecord;
  fact: Fact;
}

interface Letter extends Happening {
  template: string;
  params?: Record<string, string>;
}

/** The person a fact is about. */
export const subjectOf = (fact: Fact): string => String(fact.data['userId'] ?? '');

const ownersOf = async ({ members }: OrganizationRecord): Promise<UserRef[]> => {
  const owners = members.filter((member) => member.role === 'owner').map((member) => member.userId);
  return [...(await userRefs(owners)).values()];
};

/** The mails about organizations. Each goes out once per fact and reader, however often it is asked for. */
export const organizationMails = ({ config, mailer }: Pick<Platform, 'config' | 'mailer'>) => {
  const write = (to: UserRef, { organization, fact, template, params }: Letter) =>
    mailer.post({
      key: `${fact.id}:${to.id}`,
      to: to.email,
      locale: to.locale,
      template,
      params: {
        name: to.name,
        organization: organization.name,
        link: `${config.publicUrl}/organizations/${organization._id}`,
        ...params,
      },
    });

  const toOwners = async (letter: Letter): Promise<void> => {
    for (const owner of await ownersOf(letter.organization)) await write(owner, letter);
  };

  const toSubject = async (letter: Letter): Promise<void> => {
    const subject = (await userRefs([subjectOf(letter.fact)])).get(subjectOf(letter.fact));
    if (subject) await write(subject, letter);
  };

  return {
    verified: (about: Happening) => toOwners({ ...about, template: 'organizationVerified' }),

    async refused(about: Happening) {
      const { refusal } = about.organization;
      // Asked again in the meantime: the old reason is no news.
      if (refusal !== null) await toOwners({ ...about, template: 'organizationRefused', params: { reason: refusal } });
    },

    async joinRequested(about: Happening) {
      const applicant = (await userRefs([subjectOf(about.fact)])).get(subjectOf(about.fact));
      if (applicant) await toOwners({ ...about, template: 'joinRequest', params: { applicant: applicant.name } });
    },

    joinAccepted: (about: Happening) => toSubject({ ...about, template: 'joinAccepted' }),

    joinDeclined: (about: Happening) => toSubject({ ...about, template: 'joinDeclined' }),

    async invitation(about: Happening) {
      const { organization, fact } = about;
      const invitation = organization.invitations.find((entry) => entry.id === fact.data['invitationId']);
      const inviter = invitation && (await userRefs([invitation.invitedBy])).get(invitation.invitedBy);
      // Withdrawn or accepted already.
      if (!inviter) return;
      const { id, email } = invitation;
      const to = (await userRefByEmail(email)) ?? { id, email, name: email, locale: inviter.locale };
      const link = tokenLink(config, 'invitation', await issueInvitationToken(invitation));
      const role = sentence(to.locale, `vocabulary.memberRole.${invitation.role}`);
      const params = { inviter: inviter.name, role, link, days: String(INVITATION_DAYS) };
      await write(to, { ...about, template: 'invitation', params });
    },
  };
};
