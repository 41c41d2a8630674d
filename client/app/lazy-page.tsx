// A page's code arrives when its address is first opened. Until then the old page stays and a thin line moves on top.

import { type ComponentType, type ReactNode, Suspense, use, useSyncExternalStore } from 'react';
import { PageSkeleton } from '#client/ui/skeleton.tsx';

let arriving = 0;
const listeners = new Set<() => void>();

const change = (by: 1 | -1) => {
  arriving += by;
  for (const listener of listeners) listener();
};

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** True while the code of a page is on its way. */
export const useIsArriving = (): boolean => useSyncExternalStore(listen, () => arriving > 0);

interface Arrived {
  Content: ComponentType;
  /** What the content stands in. */
  Scope: ComponentType<{ children: ReactNode }>;
}

/** Fetched once; later renders get the same promise, as `use` asks. */
const onceArrived = (fetch: () => Promise<Arrived>): (() => Promise<Arrived>) => {
  let arrived: Promise<Arrived> | undefined;
  return () => {
    if (!arrived) {
      // Not within the render that asks: others would have to render during it.
      queueMicrotask(() => change(1));
      arrived = fetch().finally(() => change(-1));
    }
    return arrived;
  };
};

const Arriving = ({ arrive }: { arrive: () => Promise<Arrived> }) => {
  const { Content, Scope } = use(arrive());
  return (
    <Scope>
      <Content />
    </Scope>
  );
};

export interface PageRoute {
  path: string;
  element: ReactNode;
}

const routeOf = (path: string, fetch: () => Promise<Arrived>): PageRoute => ({
  path,
  element: (
    <Suspense fallback={<PageSkeleton />}>
      <Arriving arrive={onceArrived(fetch)} />
    </Suspense>
  ),
});

const Bare = ({ children }: { children: ReactNode }) => children;

/** A page that may use antd; the two are fetched side by side. */
export const page = (path: string, load: () => Promise<ComponentType>): PageRoute =>
  routeOf(path, async () => {
    const [Content, { AntdScope }] = await Promise.all([load(), import('#client/ui/antd-scope.tsx')]);
    return { Content, Scope: AntdScope };
  });

/** A page that does without antd, for the first view. */
export const lightPage = (path: string, load: () => Promise<ComponentType>): PageRoute =>
  routeOf(path, async () => ({ Content: await load(), Scope: Bare }));
