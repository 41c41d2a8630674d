// The mail with the link that accepts an invitation. It goes to an address, whether or not there is an account.
import { tokenLink } from '#server/features/users/links.ts';
import { userRefByEmail, userRefs } from '#server/features/users/reads.ts';
import type { Fact } from '#server/platform/db/record.ts';
import type { Platform } from '#server/platform/feature.ts';
import { sentence } from '#server/platform/words/sentence.ts';
import { INVITATION_DAYS, issueInvitationToken } from './invitations.ts';
import type { OrganizationRecord } from './model.ts';

export interface Happening {
  organization: OrganizationRecord;
  fact: Fact;
}

/** Goes out once for each fact, however often it is asked for. */
export const mailInvitation =
  ({ config, mailer }: Pick<Platform, 'config' | 'mailer'>) =>
  async ({ organization, fact }: Happening): Promise<void> => {
    const invitation = organization.invitations.find((entry) => entry.id === fact.data['invitationId']);
    const inviter = invitation && (await userRefs([invitation.invitedBy])).get(invitation.invitedBy);
    // Withdrawn or accepted already.
    if (!inviter) return;
    const { id, email } = invitation;
    const to = (await userRefByEmail(email)) ?? { id, email, name: email, locale: inviter.locale };
    await mailer.post({
      key: `${fact.id}:${to.id}`,
      to: to.email,
      locale: to.locale,
      template: 'invitation',
      params: {
        inviter: inviter.name,
        organization: organization.name,
        role: sentence(to.locale, `vocabulary.memberRole.${invitation.role}`),
        days: String(INVITATION_DAYS),
        link: tokenLink(config, 'invitation', await issueInvitationToken(invitation)),
      },
    });
  };
