import { useEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

/** After going to another page: back to its top, and the focus on its heading, where a reader of the screen begins. */
export const useArrival = (): void => {
  const { pathname } = useLocation();
  const how = useNavigationType();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    // Going back, the browser itself returns to where one was.
    if (how === 'POP') return;
    window.scrollTo(0, 0);
    const target = document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main');
    target?.focus({ preventScroll: true });
  }, [pathname, how]);
};
