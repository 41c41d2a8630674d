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

export const useNavigation = (): NavigationItem[] => {
  const { t } = useTranslation();
  const me = useMe();
  const names: NavigationItem['name'][] = ['home', 'needs', 'capabilities', 'events', 'organizations'];
  if (me) names.push('desk', 'deals', ...byDuty[me.duty]);
  return names.map((name) => ({ name, to: pathTo(name), label: t(`common.nav.${name}`) }));
};
