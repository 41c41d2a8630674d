// A notification in the words of the screen's language: the same sentences that mails and robots say.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Kind } from '#shared/notifications/kinds.ts';
import type { NoticeParams } from '#shared/notifications/schema.ts';

export const useNoticeText = () => {
  const { t, i18n } = useTranslation();
  return useCallback(
    (kind: Kind, params: NoticeParams): string => {
      const key = `notifications.kind.${kind}.text` as const;
      const template: unknown = i18n.getResource(i18n.language, 'words', key);
      const gaps = typeof template === 'string' ? [...template.matchAll(/\{\{(\w+)\}\}/g)] : [];
      const missing = gaps
        .map(([, gap = '']) => gap)
        .filter((gap) => params[gap] === undefined || params[gap] === '')
        .map((gap) => [gap, t('notifications.missing')]);
      // Every kind's sentence has gaps of its own; the parameters came with the kind.
      return t(key as 'notifications.missing', { ...params, ...Object.fromEntries(missing) });
    },
    [t, i18n],
  );
};
