import { type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';

interface MenuButtonProps {
  label: string;
  /** What the button shows. */
  face: ReactNode;
  className?: string;
  /** For a button in a list that scrolls: what it shows is not cut off by the list, and does not move with it. */
  isFloating?: boolean;
  children: ReactNode;
}

interface Floating {
  isOn: boolean;
  button: RefObject<HTMLElement | null>;
  sheet: RefObject<HTMLElement | null>;
  setOpen(isOpen: boolean): void;
}

/** Puts a sheet beside its button in the window: below it, or above where there is no room below. Moving the page closes it. */
const useFloating = ({ isOn, button, sheet, setOpen }: Floating): void =>
  useLayoutEffect(() => {
    if (!isOn || !button.current || !sheet.current) return;
    const { top, bottom, right } = button.current.getBoundingClientRect();
    const { style, offsetHeight } = sheet.current;
    const { clientWidth, clientHeight } = document.documentElement;
    const isBelow = bottom + offsetHeight <= clientHeight || top < offsetHeight;
    style.top = `${isBelow ? bottom : top - offsetHeight}px`;
    style.right = `${clientWidth - right}px`;
    // The page takes along what the sheet belongs to.
    const onScroll = () => setOpen(false);
    window.addEventListener('scroll', onScroll, { passive: true });
    return () => window.removeEventListener('scroll', onScroll);
  }, [isOn, button, sheet, setOpen]);

/** A button that shows links and choices below itself; a press elsewhere, Escape or moving on closes it. */
export const MenuButton = ({ label, face, className = '', isFloating = false, children }: MenuButtonProps) => {
  const [isOpen, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const id = useId();
  useFloating({ isOn: isOpen && isFloating, button, sheet, setOpen });
  useEffect(() => {
    if (!isOpen) return;
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && !frame.current?.contains(event.target)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', onPress);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPress);
      document.removeEventListener('keydown', onKey);
    };
  }, [isOpen]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears that the focus has left; nothing to operate
    <div
      className="x-menu"
      ref={frame}
      onBlur={(event) => {
        if (event.relatedTarget && !frame.current?.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {face}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: choosing anything inside also closes; the choices themselves are operable */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a key press on a choice arrives here as its click */}
      <div
        id={id}
        ref={sheet}
        className={isFloating ? 'x-menu-sheet x-menu-sheet-floating' : 'x-menu-sheet'}
        hidden={!isOpen}
        onClick={() => setOpen(false)}
      >
        {isOpen && children}
      </div>
    </div>
  );
};
