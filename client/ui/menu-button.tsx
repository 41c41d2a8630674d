import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

interface MenuButtonProps {
  label: string;
  /** What the button shows. */
  face: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A button that shows links and choices below itself; a press elsewhere, Escape or moving on closes it. */
export const MenuButton = ({ label, face, className = '', children }: MenuButtonProps) => {
  const [isOpen, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
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
      <div id={id} className="x-menu-sheet" hidden={!isOpen} onClick={() => setOpen(false)}>
        {isOpen && children}
      </div>
    </div>
  );
};
