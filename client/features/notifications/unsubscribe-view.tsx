// Where the link at the end of a mail leads: one press ends mails of its sort.
import { useTranslation } from 'react-i18next';
import { pathTo } from '#client/app/paths.ts';
import { useAct, useRead } from '#client/lib/queries.ts';
import { buttonClass, LinkButton } from '#client/ui/link-button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { notificationRoutes } from '#shared/notifications/routes.ts';

export const UnsubscribeView = ({ token }: { token: string }) => {
  const { t } = useTranslation();
  const subscription = useRead(notificationRoutes.subscription, { params: { token } });
  const end = useAct(notificationRoutes.unsubscribe, { touches: ['subscriptions', 'notifications'] });
  return (
    <QueryView query={subscription}>
      {({ kind, isOn }) => {
        const name = kind ? t(`notifications.kind.${kind}.name`) : t('notifications.unsubscribe.digest');
        if (!isOn) {
          return (
            <Notice
              tone="good"
              title={t('notifications.unsubscribe.ended', { name })}
              action={<LinkButton to={pathTo('notificationSettings')}>{t('notifications.settings.title')}</LinkButton>}
            >
              {t('notifications.unsubscribe.endedText')}
            </Notice>
          );
        }
        return (
          <div className="x-panel x-stack">
            <p>{t('notifications.unsubscribe.lead', { name })}</p>
            <ProblemAlert error={end.error} />
            <div className="x-row">
              <button
                type="button"
                className={buttonClass('primary')}
                disabled={end.isPending}
                onClick={() => end.mutate({ params: { token } })}
              >
                {t('notifications.unsubscribe.act')}
              </button>
            </div>
          </div>
        );
      }}
    </QueryView>
  );
};
