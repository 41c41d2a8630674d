import { useTranslation } from 'react-i18next';
import { addressOf } from '#client/lib/address.ts';
import { useSession } from '#client/lib/session.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import type { ProblemCode } from '#shared/contract/problem.ts';
import { userRoutes } from '#shared/users/routes.ts';

/** Why the way through the provider ended at the sign-in page, where its own words say more than "did not succeed". */
const EXPLAINED = ['openid_unavailable', 'account_disabled', 'email_not_confirmed'] as const satisfies ProblemCode[];

interface OpenIdButtonProps {
  /** The problem's code that the server sent the browser back with. */
  problem: string | null;
}

/** The way in through the configured provider; nothing where none is configured. */
export const OpenIdButton = ({ problem }: OpenIdButtonProps) => {
  const { t } = useTranslation();
  const provider = useSession().data?.signIn.openId;
  if (!provider) return null;
  const explained = EXPLAINED.find((code) => code === problem);
  return (
    <div className="x-stack">
      {problem !== null && (
        <Notice tone="attention">
          {explained ? t(`problem.${explained}.detail`) : t('users.signIn.openIdFailed', { provider })}
        </Notice>
      )}
      <p className="x-faint" style={{ textAlign: 'center' }}>
        {t('users.signIn.or')}
      </p>
      <a className={buttonClass()} href={addressOf(userRoutes.openIdStart)}>
        {t('users.signIn.openId', { provider })}
      </a>
    </div>
  );
};
