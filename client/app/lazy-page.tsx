// A page's code arrives when its address is first opened. Until then the old page stays and a thin line moves on top.

import { type ComponentType, lazy, type ReactNode, Suspense, useSyncExternalStore } from 'react';
import { PageSkeleton } from '#client/ui/skeleton.tsx';

let arriving = 0;
const listeners = new Set<() => void>();

const change = (by: 1 | -1) => {
  arriving += by;
  for (const listener of listeners) listener();
};

const counted = async <Loaded,>(load: () => Promise<Loaded>): Promise<Loaded> => {
  change(1);
  try {
    return await load();
  } finally {
    change(-1);
  }
};

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** True while the code of a page is on its way. */
export const useIsArriving = (): boolean => useSyncExternalStore(listen, () => arriving > 0);

export interface PageRoute {
  path: string;
  element: ReactNode;
}

const lazily = (load: () => Promise<ComponentType>) => lazy(() => counted(async () => ({ default: await load() })));

const AntdScope = lazy(() => import('#client/ui/antd-scope.tsx').then((module) => ({ default: module.AntdScope })));

/** A page that may use antd. */
export const page = (path: string, load: () => Promise<ComponentType>): PageRoute => {
  const Loaded = lazily(load);
  return {
    path,
    element: (
      <Suspense fallback={<PageSkeleton />}>
        <AntdScope>
          <Loaded />
        </AntdScope>
      </Suspense>
    ),
  };
};

/** A page that does without antd, for the first view. */
export const lightPage = (path: string, load: () => Promise<ComponentType>): PageRoute => {
  const Loaded = lazily(load);
  return {
    path,
    element: (
      <Suspense fallback={<PageSkeleton />}>
        <Loaded />
      </Suspense>
    ),
  };
};
