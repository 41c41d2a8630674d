// Short confirmations at the bottom of the screen, with an undo where something can be undone.

import { useSyncExternalStore } from 'react';

interface Toast {
  id: number;
  text: string;
  act?: { label: string; run: () => void };
}

const SHOWN_MS = 5_000;
const SHOWN_WITH_ACT_MS = 10_000;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

const change = (next: readonly Toast[]) => {
  toasts = next;
  for (const listener of listeners) listener();
};

const dismiss = (id: number) => change(toasts.filter((toast) => toast.id !== id));

/** `say(t('common.state.saved'))`, or with `{ label: t('common.act.undo'), run }`. */
export const say = (text: string, act?: Toast['act']): void => {
  lastId += 1;
  const id = lastId;
  change([...toasts.slice(-2), { id, text, ...(act ? { act } : {}) }]);
  setTimeout(() => dismiss(id), act ? SHOWN_WITH_ACT_MS : SHOWN_MS);
};

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Stands once in the shell. */
export const Toasts = () => {
  const shown = useSyncExternalStore(listen, () => toasts);
  return (
    <div className="x-toasts x-no-print" role="status" aria-live="polite">
      {shown.map(({ id, text, act }) => (
        <div className="x-toast" key={id}>
          <span>{text}</span>
          {act && (
            <button
              type="button"
              onClick={() => {
                dismiss(id);
                act.run();
              }}
            >
              {act.label}
            </button>
          )}
        </div>
      ))}
    </div>
  );
};
