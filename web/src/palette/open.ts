import { create } from 'zustand';

interface PaletteState {
  isOpen: boolean;
  /** What was typed while it was on its way: it is meant for it, not for the page below. */
  typed: string;
}

/** The palette, which the keyboard and a button of the header open. */
export const usePalette = create<PaletteState>(() => ({ isOpen: false, typed: '' }));

export const openPalette = (isOpen = true): void => usePalette.setState({ isOpen, typed: '' });

/** Keeps what is typed between asking for the palette and having it. False where it is not on its way, or the key writes nothing. */
export function typeAhead({ key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>): boolean {
  const { isOpen, typed } = usePalette.getState();
  if (!isOpen || ctrlKey || metaKey) return false;
  if (key === 'Escape') openPalette(false);
  else if (key.length === 1) usePalette.setState({ typed: typed + key });
  else return false;
  return true;
}
