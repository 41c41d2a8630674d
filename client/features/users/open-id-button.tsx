import { useTranslation } from 'react-i18next';
import { addressOf } from '#client/lib/address.ts';
import { useSession } from '#client/lib/session.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { userRoutes } from '#shared/users/routes.ts';

/** The way in through the configured provider; nothing where none is configured. */
export const OpenIdButton = ({ hasFailed }: { hasFailed: boolean }) => {
  const { t } = useTranslation();
  const provider = useSession().data?.signIn.openId;
  if (!provider) return null;
  return (
    <div className="x-stack">
      {hasFailed && <Notice tone="attention">{t('users.signIn.openIdFailed', { provider })}</Notice>}
      <p className="x-faint" style={{ textAlign: 'center' }}>
        {t('users.signIn.or')}
      </p>
      <a className={buttonClass()} href={addressOf(userRoutes.openIdStart)}>
        {t('users.signIn.openId', { provider })}
      </a>
    </div>
  );
};
