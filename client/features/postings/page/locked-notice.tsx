import { useTranslation } from 'react-i18next';
import { pathTo } from '#client/app/paths.ts';
import type { Posting } from '#client/features/postings/content.ts';
import { useMe } from '#client/lib/session.ts';
import { useSignInPath } from '#client/ui/error-state.tsx';
import { LinkButton } from '#client/ui/link-button.tsx';
import { Notice } from '#client/ui/notice.tsx';

/** In the place of the details: why they are not shown, and what opens them. */
export const LockedNotice = ({ locked }: { locked: NonNullable<Posting['locked']> }) => {
  const { t } = useTranslation();
  const me = useMe();
  const signIn = useSignInPath();
  const [membership] = me?.memberships ?? [];
  const organizationPath = membership
    ? pathTo('organization', { id: membership.organization.id })
    : pathTo('newOrganization');
  return (
    <Notice
      tone="attention"
      title={t('postings.locked.title')}
      action={
        locked === 'sign_in' ? (
          <LinkButton to={signIn} look="primary">
            {t('common.act.signIn')}
          </LinkButton>
        ) : (
          locked === 'verified_organization' && (
            <LinkButton to={organizationPath} look="primary">
              {t(membership ? 'postings.locked.toOrganization' : 'postings.locked.foundOrganization')}
            </LinkButton>
          )
        )
      }
    >
      {t(`postings.locked.${locked}`)}
    </Notice>
  );
};
