// Keys that do something, one or two in a row (`/`, `g n`). Screens register theirs; `?` lists all. Single keys can trip
// people who dictate, so they can be switched off (WCAG 2.1.4).

import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { readPreference, writePreference } from './preference.ts';

export interface Shortcut {
  /** As event.key says it, two in a row with a space between. */
  keys: string;
  /** What it does, in the language of the screen. */
  label: string;
  reach: 'everywhere' | 'here';
  run: () => void;
}

const SEQUENCE_WITHIN_MS = 1_200;

let shortcuts: readonly Shortcut[] = [];
let isOn = readPreference('shortcuts') !== 'off';
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName) || target.role === 'combobox');

let pending = { key: '', at: 0 };

const hear = (event: KeyboardEvent) => {
  if (!isOn || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
  const isSecond = event.timeStamp - pending.at < SEQUENCE_WITHIN_MS;
  const typed = isSecond ? `${pending.key} ${event.key}` : event.key;
  const found =
    shortcuts.findLast(({ keys }) => keys === typed) ?? shortcuts.findLast(({ keys }) => keys === event.key);
  pending = found ? { key: '', at: 0 } : { key: event.key, at: event.timeStamp };
  if (!found) return;
  event.preventDefault();
  found.run();
};

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Registers a shortcut while the calling component is on the screen. */
export const useShortcut = ({ keys, label, reach, run }: Shortcut): void => {
  const act = useEffectEvent(run);
  useEffect(() => {
    const mine: Shortcut = { keys, label, reach, run: () => act() };
    if (shortcuts.length === 0) document.addEventListener('keydown', hear);
    shortcuts = [...shortcuts, mine];
    tell();
    return () => {
      shortcuts = shortcuts.filter((one) => one !== mine);
      if (shortcuts.length === 0) document.removeEventListener('keydown', hear);
      tell();
    };
  }, [keys, label, reach]);
};

export const useShortcuts = (): readonly Shortcut[] => useSyncExternalStore(listen, () => shortcuts);
export const useShortcutsOn = (): boolean => useSyncExternalStore(listen, () => isOn);

export const switchShortcuts = (next: boolean): void => {
  isOn = next;
  writePreference('shortcuts', next ? 'on' : 'off');
  tell();
};
