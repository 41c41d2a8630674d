import { useEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

/**
 * After going to another page: back to its top, and the focus on its heading, where a reader of the screen begins. An
 * address with a `#part` leads to that part instead.
 */
export const useArrival = (): void => {
  const { pathname, hash, key } = useLocation();
  const how = useNavigationType();
  const last = useRef(pathname);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key tells a second press of the same link from a new render
  useEffect(() => {
    const isElsewhere = last.current !== pathname;
    last.current = pathname;
    // Going back, the browser itself returns to where one was.
    if (how === 'POP') return;
    const part = hash ? document.getElementById(hash.slice(1)) : null;
    if (part) {
      part.scrollIntoView({ block: 'start' });
      part.focus({ preventScroll: true });
    } else if (isElsewhere) {
      window.scrollTo(0, 0);
      const target = document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main');
      target?.focus({ preventScroll: true });
    }
  }, [pathname, hash, key, how]);
};
