import { useTranslation } from 'react-i18next';
import { chooseLanguage, currentLocale } from '#client/lib/language.ts';
import { useAct } from '#client/lib/queries.ts';
import { useMe } from '#client/lib/session.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { userRoutes } from '#shared/users/routes.ts';

/** To the other language; for who is signed in, mails follow. */
export const LanguageSwitch = () => {
  const { t } = useTranslation();
  const me = useMe();
  const update = useAct(userRoutes.updateMe, { touches: ['session'] });
  const other = currentLocale() === 'zh-CN' ? 'en' : 'zh-CN';
  const change = async () => {
    await chooseLanguage(other);
    if (me) update.mutate({ body: { locale: other } });
  };
  return (
    <button
      type="button"
      className={buttonClass('quiet')}
      lang={other}
      aria-label={t('common.language.switchLabel')}
      onClick={() => void change()}
    >
      {t('common.language.switch')}
    </button>
  );
};
