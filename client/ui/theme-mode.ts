// Light, dark, or as the system is. Plain CSS follows the attribute on <html>; antd follows `useIsDark`.

import { useSyncExternalStore } from 'react';
import { readPreference, writePreference } from '#client/lib/preference.ts';

export const THEME_MODES = ['system', 'light', 'dark'] as const;
export type ThemeMode = (typeof THEME_MODES)[number];

const system = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

const kept = readPreference('theme');
let mode: ThemeMode = kept === 'light' || kept === 'dark' ? kept : 'system';

const apply = () => {
  if (mode === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = mode;
};
apply();

const listen = (listener: () => void) => {
  listeners.add(listener);
  system.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    system.removeEventListener('change', listener);
  };
};

export const chooseThemeMode = (next: ThemeMode): void => {
  mode = next;
  writePreference('theme', next);
  apply();
  for (const listener of listeners) listener();
};

export const useThemeMode = (): ThemeMode => useSyncExternalStore(listen, () => mode);

export const useIsDark = (): boolean =>
  useSyncExternalStore(listen, () => (mode === 'system' ? system.matches : mode === 'dark'));

const reduced = window.matchMedia('(prefers-reduced-motion: reduce)');

const listenToMotion = (listener: () => void) => {
  reduced.addEventListener('change', listener);
  return () => reduced.removeEventListener('change', listener);
};

/** False for people who asked their system for less movement. */
export const useHasMotion = (): boolean => useSyncExternalStore(listenToMotion, () => !reduced.matches);
