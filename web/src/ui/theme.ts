import { useSyncExternalStore } from 'react';

export type Theme = 'system' | 'light' | 'dark';
export type Contrast = 'system' | 'more';

const KEY = 'sojourn.theme';
const CONTRAST_KEY = 'sojourn.contrast';
const media = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
const tell = (): void => listeners.forEach((listener) => listener());
media.addEventListener('change', tell);

/** The account's choice, remembered on the device so that the next start paints right before the account is read. */
export function setTheme(theme: Theme): void {
  if (theme === 'system') {
    delete document.documentElement.dataset.theme;
    localStorage.removeItem(KEY);
  } else {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem(KEY, theme);
  }
  tell();
}

/** As the theme: the account's choice, remembered on the device. What the device itself asks for, CSS sees to. */
export function setContrast(contrast: Contrast): void {
  if (contrast === 'system') {
    delete document.documentElement.dataset.contrast;
    localStorage.removeItem(CONTRAST_KEY);
  } else {
    document.documentElement.dataset.contrast = contrast;
    localStorage.setItem(CONTRAST_KEY, contrast);
  }
}

export function restoreTheme(): void {
  if (localStorage.getItem(CONTRAST_KEY) === 'more') document.documentElement.dataset.contrast = 'more';
  const kept = localStorage.getItem(KEY);
  if (kept === 'light' || kept === 'dark') document.documentElement.dataset.theme = kept;
}

const isDark = (): boolean => {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === 'dark' : media.matches;
};

/** For the map, which paints itself. Everything else follows from CSS. */
export function useIsDark(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, isDark);
}
