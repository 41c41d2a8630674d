// What the navigation offers to whom. The server decides what each page shows.

import { useTranslation } from 'react-i18next';
import { pathTo } from '#client/app/paths.ts';
import { useMe } from '#client/lib/session.ts';
import type { Duty } from '#shared/users/schema.ts';

export interface NavigationItem {
  name:
    | 'home'
    | 'needs'
    | 'capabilities'
    | 'events'
    | 'organizations'
    | 'desk'
    | 'deals'
    | 'supervision'
    | 'reviews'
    | 'imports'
    | 'administration';
  to: string;
  label: string;
}

const byDuty: Record<Duty, readonly NavigationItem['name'][]> = {
  none: [],
  coordinator: ['reviews', 'supervision', 'imports'],
  administrator: ['reviews', 'supervision', 'imports', 'administration'],
};

export interface PersonalItem {
  to: string;
  label: string;
}

/** What belongs to the person signed in: in the account's menu, and in the drawer of a phone. */
export const usePersonalItems = (): PersonalItem[] => {
  const { t } = useTranslation();
  const me = useMe();
  if (!me) return [];
  return [
    { to: pathTo('notifications'), label: t('notifications.inbox.title') },
    { to: pathTo('follows'), label: t('follows.list.title') },
    ...(me.memberships.length > 0 ? [{ to: pathTo('received'), label: t('pushes.received.title') }] : []),
    ...(me.duty === 'none' ? [] : [{ to: pathTo('pushes'), label: t('pushes.sent.title') }]),
    { to: pathTo('account'), label: t('common.nav.account') },
  ];
};

export const useNavigation = (): NavigationItem[] => {
  const { t } = useTranslation();
  const me = useMe();
  const names: NavigationItem['name'][] = ['home', 'needs', 'capabilities', 'events', 'organizations'];
  if (me) names.push('desk', 'deals', ...byDuty[me.duty]);
  return names.map((name) => ({ name, to: pathTo(name), label: t(`common.nav.${name}`) }));
};
